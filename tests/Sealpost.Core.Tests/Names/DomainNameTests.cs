using Sealpost.Core.Names;
using static Sealpost.Core.Names.DomainNameFaultKind;

namespace Sealpost.Core.Tests.Names;

public sealed class DomainNameTests
{
    private static readonly string Label63 = new('a', 63);

    public static TheoryData<string, DomainNameFaultKind> TooLong => new()
    {
        { Label63 + "a.example", LabelTooLong },
        { new string('ü', 60) + ".example", LabelTooLong },
        { $"{Label63}.{Label63}.{Label63}.{Label63[..62]}", NameTooLong },
        { string.Join('.', Enumerable.Repeat("a", 60_000)), NameTooLong },
    };

    [Theory]
    [InlineData("example.com", "example.com")]
    [InlineData("Example.COM.", "example.com")]                     // one root dot
    [InlineData("bücher.example", "xn--bcher-kva.example")]
    [InlineData("BÜCHER.example", "xn--bcher-kva.example")]
    [InlineData("XN--BCHER-KVA.example", "xn--bcher-kva.example")]
    [InlineData("faß.example", "xn--fa-hia.example")]               // non-transitional: not fass
    [InlineData("example。com", "example.com")]                     // the ideographic full stop of input methods
    [InlineData("com", "com")]                                      // a TLD is a name
    [InlineData("_mta-sts.example.com", "_mta-sts.example.com")]    // RFC 8552
    [InlineData("a--b.example", "a--b.example")]
    [InlineData("1and1.com", "1and1.com")]
    [InlineData("xn--a.example", "xn--a.example")]                  // decodes to nothing, resolves all the same
    public void Accepts(string text, string ascii)
    {
        Assert.True(DomainName.TryParse(text, out var name, out var fault));
        Assert.Equal(ascii, name.Ascii);
        Assert.Null(fault);
    }

    [Theory]
    [InlineData(null, Empty)]
    [InlineData("", Empty)]
    [InlineData(" \t", Empty)]
    [InlineData(".", Empty)]
    [InlineData("user@example.com", EmailAddress)]
    [InlineData("Jane <user@example.com>", EmailAddress)]
    [InlineData("mailto:user@example.com", EmailAddress)]
    [InlineData("https://example.com/a", Url)]
    [InlineData("//example.com", Url)]
    [InlineData("example.com/", Url)]
    [InlineData("192.0.2.1", IpAddress)]
    [InlineData("[192.0.2.1]", IpAddress)]
    [InlineData("2001:db8::1", IpAddress)]
    [InlineData("[IPv6:2001:db8::1]", IpAddress)]
    [InlineData("example.com:25", Port)]
    [InlineData("example..com", EmptyLabel)]
    [InlineData(".example.com", EmptyLabel)]
    [InlineData("example.com..", EmptyLabel)]
    [InlineData("-example.com", HyphenAtEdge)]
    [InlineData("example-.com", HyphenAtEdge)]
    [InlineData("exa mple.com", CharacterNotAllowed)]
    [InlineData("exa_mple.com", CharacterNotAllowed)]               // an underscore leads or is not there
    [InlineData("*.example.com", CharacterNotAllowed)]
    [InlineData("example.com\u0000", CharacterNotAllowed)]
    [InlineData("ex\u202Eample.com", CharacterNotAllowed)]          // turns the direction of writing
    [InlineData("\uD800.com", CharacterNotAllowed)]                 // half a surrogate pair
    [InlineData("a:b", CharacterNotAllowed)]
    [MemberData(nameof(TooLong))]
    public void Rejects(string? text, DomainNameFaultKind kind)
    {
        Assert.False(DomainName.TryParse(text, out var name, out var fault));
        Assert.Null(name);
        Assert.Equal(kind, fault.Kind);
    }

    [Theory]
    [InlineData("", "No domain name was given.")]
    [InlineData("user@Bücher.example", "'user@Bücher.example' is an e-mail address; did you mean bücher.example?")]
    [InlineData("@", "'@' is an e-mail address; a domain name is wanted.")]
    [InlineData("https://u@example.com:8080/a?b", "'https://u@example.com:8080/a?b' is a web address; did you mean example.com?")]
    [InlineData("example.com:25", "'example.com:25' has a port; did you mean example.com?")]
    [InlineData("::1", "'::1' is an IP address; a domain name is wanted.")]
    [InlineData("exa mple.com", "'exa mple.com' is not a domain name: U+0020 in the label 'exa mple' is not allowed.")]
    [InlineData("a\u001B[2J.com", "'aU+001B[2J.com' is not a domain name: U+001B in the label 'aU+001B[2J' is not allowed.")]
    [InlineData("a*b.com", "'a*b.com' is not a domain name: '*' in the label 'a*b' is not allowed.")]
    [InlineData("a.-b.com", "'a.-b.com' is not a domain name: the label '-b' begins or ends with a hyphen.")]
    public void Says_what_is_wrong_and_where(string text, string sentence)
    {
        Assert.False(DomainName.TryParse(text, out _, out var fault));
        Assert.Equal(sentence, fault.ToSentence());
    }

    [Fact]
    public void Every_fault_has_a_sentence_that_is_safe_to_print()
    {
        foreach (var kind in Enum.GetValues<DomainNameFaultKind>())
        {
            var sentence = new DomainNameFault(kind, "\u001B\u202E" + new string('x', 1_000)) { Label = "\n" }.ToSentence();
            Assert.DoesNotContain(sentence, char.IsControl);
            Assert.DoesNotContain('\u202E', sentence);
            Assert.InRange(sentence.Length, 1, 300);
        }
    }

    [Fact]
    public void The_longest_name_is_accepted()
    {
        Assert.True(DomainName.TryParse($"{Label63}.{Label63}.{Label63}.{Label63[..61]}.", out var name));
        Assert.Equal(DomainName.MaxLength, name.Ascii.Length);
    }

    [Theory]
    [InlineData("xn--bcher-kva.example", "bücher.example")]
    [InlineData("xn--a.example", "xn--a.example")]                  // does not decode
    [InlineData("example.com", "example.com")]
    public void Shows_U_labels(string text, string unicode) => Assert.Equal(unicode, Parse(text).Unicode);

    [Fact]
    public void Knows_its_place_in_the_tree()
    {
        var name = Parse("mail.example.com");
        Assert.Equal(["mail", "example", "com"], name.Labels);
        Assert.Equal("example.com", name.Parent?.Ascii);
        Assert.Null(Parse("com").Parent);
        Assert.Equal("_mta-sts.mail.example.com", name.Child("_mta-sts").Ascii);
        Assert.Equal("_smtp._tls.mail.example.com", name.Child("_smtp._tls").ToString());
        Assert.Equal(name, Parse("example.com").Child("mail"));
    }

    [Fact]
    public void A_name_too_long_for_a_child_has_none()
    {
        var name = Parse($"{Label63}.{Label63}.{Label63}.{Label63[..61]}");
        Assert.False(name.TryChild("a", out _));
        Assert.Throws<ArgumentException>(() => name.Child("a"));
    }

    private static DomainName Parse(string text) => DomainName.TryParse(text, out var name) ? name : throw new ArgumentException(text);
}
