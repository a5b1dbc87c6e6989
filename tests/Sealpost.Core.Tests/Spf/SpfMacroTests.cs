using Sealpost.Core.Spf;

namespace Sealpost.Core.Tests.Spf;

/// <summary>The examples of RFC 7208 §7.4, and what they leave out.</summary>
public sealed class SpfMacroTests
{
    // As there: mail from strong-bad@email.example.com, of 192.0.2.3.
    [Theory]
    [InlineData("%{s}", "strong-bad@email.example.com")]
    [InlineData("%{o}", "email.example.com")]
    [InlineData("%{d}", "email.example.com")]
    [InlineData("%{d4}", "email.example.com")]
    [InlineData("%{d3}", "email.example.com")]
    [InlineData("%{d2}", "example.com")]
    [InlineData("%{d1}", "com")]
    [InlineData("%{dr}", "com.example.email")]
    [InlineData("%{d2r}", "example.email")]
    [InlineData("%{l}", "strong-bad")]
    [InlineData("%{l-}", "strong.bad")]
    [InlineData("%{lr}", "strong-bad")]
    [InlineData("%{lr-}", "bad.strong")]
    [InlineData("%{l1r-}", "strong")]
    [InlineData("%{ir}.%{v}._spf.%{d2}", "3.2.0.192.in-addr._spf.example.com")]
    [InlineData("%{lr-}.lp._spf.%{d2}", "bad.strong.lp._spf.example.com")]
    [InlineData("%{lr-}.lp.%{ir}.%{v}._spf.%{d2}", "bad.strong.lp.3.2.0.192.in-addr._spf.example.com")]
    [InlineData("%{ir}.%{v}.%{l1r-}.lp._spf.%{d2}", "3.2.0.192.in-addr.strong.lp._spf.example.com")]
    [InlineData("%{d2}.trusted-domains.example.net", "example.com.trusted-domains.example.net")]
    [InlineData("%{S}.a.example", "strong-bad%40email.example.com.a.example")] // a capital escapes (§7.3)
    [InlineData("%{d999}", "email.example.com")]
    [InlineData("%%a%_b%-.example", "%a b%20.example")]
    public void Expands(string text, string expanded) => Assert.Equal(expanded, TextOf(text).Expand(ValueOf));

    [Fact]
    public void Expands_an_IPv6_address_by_its_digits() => Assert.Equal(
        "1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6._spf.example.com",
        TextOf("%{ir}.%{v}._spf.%{d2}").Expand(static letter => letter switch
        {
            'i' => "2.0.0.1.0.d.b.8.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.c.b.0.1",
            'v' => "ip6",
            _ => ValueOf(letter),
        }));

    [Fact]
    public void A_value_that_is_not_known_leaves_the_text_unknown() =>
        Assert.Null(TextOf("%{i}.%{d}").Expand(static letter => letter is 'd' ? "a.example" : null));

    [Theory]
    [InlineData("include:_spf.%{d2}", "_spf.example.com", false)]
    [InlineData("include:%{o}.A.Example.", "mail.example.com.a.example", false)]
    [InlineData("exists:%{i}.a.example", null, true)]
    [InlineData("exists:%{l}.a.example", null, true)]
    [InlineData("a", "inner.example.com", false)]
    [InlineData("a:b..example", null, false)]                                 // no such name can be
    public void A_question_is_known_unless_it_depends_on_the_mail(string term, string? name, bool ofSender)
    {
        var read = SpfRecordParser.Parse($"v=spf1 {term}").Value!.Terms[0];

        var question = SpfQuestion.Of(read, "inner.example.com", "mail.example.com");

        Assert.Equal((name, ofSender), (question?.Name, question?.OfSender));
    }

    [Fact]
    public void A_long_name_loses_labels_from_its_left()
    {
        var label = new string('a', 60);
        var term = SpfRecordParser.Parse($"v=spf1 exists:xyz.{label}.{label}.{label}.{label}.example").Value!.Terms[0];

        Assert.Equal($"{label}.{label}.{label}.{label}.example", SpfQuestion.Of(term, "a.example", "a.example")?.Name);
    }

    private static SpfMacroText TextOf(string text) =>
        ((SpfTerm.Modifier)SpfRecordParser.Parse($"v=spf1 x={text}").Value!.Terms[0]).Value;

    private static string? ValueOf(char letter) => letter switch
    {
        's' => "strong-bad@email.example.com",
        'l' => "strong-bad",
        'o' or 'd' => "email.example.com",
        'i' => "192.0.2.3",
        'v' => "in-addr",
        _ => null,
    };
}
