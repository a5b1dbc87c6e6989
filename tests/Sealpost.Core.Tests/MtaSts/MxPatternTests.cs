using System.Globalization;
using Sealpost.Core.MtaSts;

namespace Sealpost.Core.Tests.MtaSts;

public sealed class MxPatternTests
{
    private static readonly string Label63 = new('a', 63);

    public static TheoryData<string> TooLong => [Label63 + "a.example", $"{Label63}.{Label63}.{Label63}.{Label63[..62]}"];

    [Theory]
    [InlineData("mail.example.com")]
    [InlineData("*.example.com")]
    [InlineData("*.com")]
    [InlineData("localhost")]
    [InlineData("1.2.3.4")]             // derives, and is told apart below
    [InlineData("a--b.Example")]
    public void Accepts(string text)
    {
        Assert.True(MxPattern.TryParse(text, out var pattern));
        Assert.Equal(text, pattern.Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("*")]
    [InlineData("*.")]
    [InlineData("*.*")]
    [InlineData("*.*.example.com")]
    [InlineData("mail*.example.com")]
    [InlineData("mail.*.com")]
    [InlineData(".example.com")]        // the form of the drafts
    [InlineData("mail.example.com.")]   // no root dot in Domain
    [InlineData("mail..example.com")]
    [InlineData("bad_host.example")]
    [InlineData("-a.example")]
    [InlineData("a-.example")]
    [InlineData("münchen.example")]     // MUST be the A-label
    [InlineData("[192.0.2.1]")]
    [InlineData("2001:db8::1")]
    [InlineData("mail.example.com ")]
    [MemberData(nameof(TooLong))]
    public void Rejects(string? text) => Assert.False(MxPattern.TryParse(text, out _));

    [Theory]
    [InlineData("mail.example.com", "MAIL.EXAMPLE.COM.", true)]
    [InlineData("*.example.com", "mail.example.com", true)]
    [InlineData("*.EXAMPLE.com", "Mail.Example.COM", true)]
    [InlineData("*.example.com", "example.com", false)]
    [InlineData("*.example.com", "a.b.example.com", false)]         // one label, not two
    [InlineData("*.example.com", ".example.com", false)]            // nor none
    [InlineData("*.example.com", "*.example.com", false)]           // a pattern is no host
    [InlineData("*.example.com", "a.example.com..", false)]
    [InlineData("mail.example.com", "mail.example.com.evil.net", false)]
    [InlineData("mail.example.com", "mail.example.com\0", false)]
    [InlineData("mail.example.com", "mail.example.com\n", false)]
    [InlineData("mail.example.com", "", false)]
    [InlineData("mail.example.com", ".", false)]
    [InlineData("x.xn--aca-6ma.com", "x.ñaca.com", true)]           // the host may be in U-labels
    [InlineData("x.xn--aca-6ma.com", "x.ÑACA.com", true)]
    [InlineData("*.example.com", "münchen.example.com", true)]
    [InlineData("k.example.com", "\u212A.example.com", false)]      // the Kelvin sign is no k
    [InlineData("mail.example.com", "ma\u00ADil.example.com", false)]
    [InlineData("mail.example.com", "mail。example.com", false)]
    [InlineData("*.example.com", "\uD800.example.com", false)]
    public void Matches_label_by_label(string pattern, string host, bool isMatch)
    {
        Assert.True(MxPattern.TryParse(pattern, out var parsed));
        Assert.Equal(isMatch, parsed.Matches(host));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("az-Latn-AZ")]
    [InlineData("")]
    public void Does_not_depend_on_the_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.True(MxPattern.TryParse("MAIL.EXAMPLE.COM", out var upper));
            Assert.True(MxPattern.TryParse("*.Info", out var wildcard));
            Assert.True(upper.Matches("mail.example.com"));
            Assert.True(wildcard.Matches("I.INFO"));
            Assert.False(upper.Matches("maıl.example.com"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("*.1.2.3.4", true)]
    [InlineData("192.0.2.1", true)]
    [InlineData("1and1.4", false)]
    [InlineData("*.example.com", false)]
    public void Tells_addresses_apart(string text, bool looksLikeAddress)
    {
        Assert.True(MxPattern.TryParse(text, out var pattern));
        Assert.Equal(looksLikeAddress, pattern.LooksLikeAddress);
    }

    [Fact]
    public void A_host_too_long_for_DNS_matches_nothing()
    {
        Assert.True(MxPattern.TryParse("*.example.com", out var pattern));
        Assert.True(pattern.Matches(Label63 + ".example.com"));
        Assert.False(pattern.Matches(Label63 + "a.example.com"));
        Assert.False(pattern.Matches(new string('ü', 100_000) + ".example.com"));
    }
}
