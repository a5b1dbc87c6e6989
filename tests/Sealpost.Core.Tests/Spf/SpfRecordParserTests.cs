using Sealpost.Core.Spf;
using Sealpost.Core.Tests.Text;

namespace Sealpost.Core.Tests.Spf;

public sealed class SpfRecordParserTests
{
    [Theory]
    [InlineData("v=spf1", "")]                                                  // no terms at all is a record
    [InlineData("v=spf1   ", "")]                                               // record = version terms *SP
    [InlineData("V=SPF1 -ALL", "-ALL")]
    [InlineData("v=spf1 +all", "+all")]
    [InlineData("v=spf1 a mx -all", "a|mx|-all")]                               // appendix A
    [InlineData("v=spf1 a:example.org mx:example.org/30 -all", "a:example.org|mx:example.org/30|-all")]
    [InlineData("v=spf1 a/24 a//64 a/24//64 mx/0//0 ~all", "a/24|a//64|a/24//64|mx/0//0|~all")]
    [InlineData("v=spf1 ip4:192.0.2.0/24 ip4:0.0.0.0/0 ip4:255.255.255.255/32", "ip4:192.0.2.0/24|ip4:0.0.0.0/0|ip4:255.255.255.255/32")]
    [InlineData("v=spf1 ip6:2001:db8::/32 ip6:::1 ip6:::ffff:192.0.2.1/128", "ip6:2001:db8::/32|ip6:::1|ip6:::ffff:192.0.2.1/128")]
    [InlineData("v=spf1 ptr ptr:example.org ?include:example.org.", "ptr|ptr:example.org|?include:example.org.")]
    [InlineData("v=spf1 exists:%{ir}.%{l1r+-}._spf.%{d} -all", "exists:%{ir}.%{l1r+-}._spf.%{d}|-all")] // §5.7
    [InlineData("v=spf1 redirect=_spf.example.com", "redirect=_spf.example.com")]
    [InlineData("v=spf1 exp=explain._spf.%{d} mx -all", "exp=explain._spf.%{d}|mx|-all")]
    [InlineData("v=spf1 a:a_b.example.xn--p1ai a:1.2.3.example-4", "a:a_b.example.xn--p1ai|a:1.2.3.example-4")]
    [InlineData("v=spf1 a:%{d}/24 a:%{d2/}//64 exists:a%%b.example", "a:%{d}/24|a:%{d2/}//64|exists:a%%b.example")]
    [InlineData("v=spf1 exists:a/b.example a:.example", "exists:a/b.example|a:.example")] // macro-string may be empty
    public void Accepts(string text, string terms)
    {
        var parsed = SpfRecordParser.Parse(text);

        Assert.Empty(parsed.Flaws);
        Assert.Equal(terms, string.Join('|', parsed.Value!.Terms.Select(static term => term.Text)));
    }

    [Theory]
    [InlineData("v=spf1 -all note=x", "UnknownModifier «note=x»")]
    [InlineData("v=spf1 a.b_c-d=%{i} -all", "UnknownModifier «a.b_c-d=%{i}»")]
    [InlineData("v=spf1 x= x= -all", "UnknownModifier «x=», UnknownModifier «x=»")] // others may come twice
    [InlineData("v=spf1 ip4=192.0.2.1 ALL=x -all", "MechanismAsModifier «ip4=192.0.2.1», MechanismAsModifier «ALL=x»")]
    [InlineData("v=spf1 -all v=spf1 a ~all", "RepeatedVersion «v=spf1», AfterAll «a», AfterAll «~all»")]
    [InlineData("v=spf1 -all redirect=a.example", "RedirectBesideAll «redirect=a.example»")]
    [InlineData("v=spf1 redirect=a.example -all mx", "RedirectBesideAll «redirect=a.example», AfterAll «mx»")]
    public void Tolerates(string text, string flaws)
    {
        var parsed = SpfRecordParser.Parse(text);

        Assert.NotNull(parsed.Value);
        Assert.Equal(flaws, Flaws.Show(text, parsed.Flaws));
    }

    [Theory]
    [InlineData("", "NotSpf «»")]
    [InlineData("v=spf10 -all", "NotSpf «v=spf10 -all»")]
    [InlineData("v=spf1-all", "NotSpf «v=spf1-all»")]
    [InlineData(" v=spf1 -all", "NotSpf « v=spf1 -all»")]
    [InlineData("v=spf1\t-all", "NotSpf «v=spf1\t-all»")]
    [InlineData("v=spf1 -all\t", "ForbiddenOctet «\t»")]
    [InlineData("v=spf1 mx:é.example -all", "ForbiddenOctet «é»")]
    [InlineData("v=spf1 ipv4:192.0.2.1 -all", "UnknownMechanism «ipv4»")]
    [InlineData("v=spf1 foo -all", "UnknownMechanism «foo»")]
    [InlineData("v=spf1 redirect:a.example", "UnknownMechanism «redirect»")]
    [InlineData("v=spf1 -redirect=a.example", "MalformedTerm «-redirect=a.example»")]
    [InlineData("v=spf1 - all", "MalformedTerm «-»")]
    [InlineData("v=spf1 mx, -all", "MalformedTerm «mx,»")]
    [InlineData("v=spf1 --all", "UnknownMechanism «-all»")]
    [InlineData("v=spf1 =a :b /c", "MalformedTerm «=a», MalformedTerm «:b», MalformedTerm «/c»")]
    [InlineData("v=spf1 -all:example.com", "UnexpectedArgument «:example.com»")]
    [InlineData("v=spf1 include/24 ptr/24", "UnexpectedArgument «/24», UnexpectedArgument «/24»")]
    [InlineData("v=spf1 include -all", "MissingArgument «include»")]
    [InlineData("v=spf1 include: exists", "MissingArgument «include:», MissingArgument «exists»")]
    [InlineData("v=spf1 a: mx: ptr: redirect= exp=", "MissingArgument «a:», MissingArgument «mx:», MissingArgument «ptr:», MissingArgument «redirect=», MissingArgument «exp=»")]
    [InlineData("v=spf1 a:/24", "MissingArgument «a:/24»")]
    [InlineData("v=spf1 include:localhost", "MalformedDomain «localhost»")]
    [InlineData("v=spf1 include:a.example..", "MalformedDomain «a.example..»")]
    [InlineData("v=spf1 a:192.0.2.1", "MalformedDomain «192.0.2.1»")]         // meant ip4
    [InlineData("v=spf1 a:a.-x mx:a.x-", "MalformedDomain «a.-x», MalformedDomain «a.x-»")]
    [InlineData("v=spf1 exists:%{i}.a_b", "MalformedDomain «%{i}.a_b»")]
    [InlineData("v=spf1 include:a.example/24", "MalformedDomain «a.example/24»")]
    [InlineData("v=spf1 ip4 ip4: ip6:", "MissingArgument «ip4», MissingArgument «ip4:», MissingArgument «ip6:»")]
    [InlineData("v=spf1 ip4:192.0.2 ip4:192.0.2.1.1 ip4:192.0.2.256", "MalformedAddress «192.0.2», MalformedAddress «192.0.2.1.1», MalformedAddress «192.0.2.256»")]
    [InlineData("v=spf1 ip4:192.0.2.01 ip4:2001:db8::1", "MalformedAddress «192.0.2.01», MalformedAddress «2001:db8::1»")]
    [InlineData("v=spf1 ip6:192.0.2.1 ip6:2001:db8 ip6:fe80::1%1", "MalformedAddress «192.0.2.1», MalformedAddress «2001:db8», MalformedAddress «fe80::1%1»")]
    [InlineData("v=spf1 ip4:192.0.2.0/33 ip4:192.0.2.0/ ip4:192.0.2.0/024", "MalformedPrefix «/33», MalformedPrefix «/», MalformedPrefix «/024»")]
    [InlineData("v=spf1 ip6:2001:db8::/129 ip4:192.0.2.0//24", "MalformedPrefix «/129», MalformedPrefix «//24»")]
    [InlineData("v=spf1 ip4:192.0.2/33", "MalformedAddress «192.0.2», MalformedPrefix «/33»")]
    [InlineData("v=spf1 a/33 a//129 a/ a/24/64 mx:a.example/x", "MalformedPrefix «/33», MalformedPrefix «//129», MalformedPrefix «/», MalformedPrefix «/24/64», MalformedPrefix «/x»")]
    [InlineData("v=spf1 exists:%{i.example", "MalformedMacro «%{»")]
    [InlineData("v=spf1 exists:%i.example", "MalformedMacro «%i»")]
    [InlineData("v=spf1 exists:%{x}.example", "MalformedMacro «%{x}»")]
    [InlineData("v=spf1 exists:%{d0}.example exists:%{dr2}.example", "MalformedMacro «%{d0}», MalformedMacro «%{dr2}»")]
    [InlineData("v=spf1 exists:%{d!}.example", "MalformedMacro «%{d!}»")]
    [InlineData("v=spf1 exists:%{c}.example", "MisplacedMacro «%{c}»")]       // §7.2: in explanations only
    [InlineData("v=spf1 redirect=a.example Redirect=b.example", "DuplicateRedirect «Redirect=b.example»")]
    [InlineData("v=spf1 exp=a.example exp=b.example -all", "DuplicateExplanation «exp=b.example»")]
    public void Rejects(string text, string flaws)
    {
        var parsed = SpfRecordParser.Parse(text);

        Assert.Null(parsed.Value);
        Assert.Equal(flaws, Flaws.Show(text, parsed.Flaws));
    }

    [Fact]
    public void Reads_what_a_directive_says()
    {
        var terms = SpfRecordParser.Parse("v=spf1 ?mx:%{d}/24//48 ~ip6:2001:DB8::/32 -ALL").Value!.Terms;

        var mx = Assert.IsType<SpfTerm.Directive>(terms[0]);
        Assert.Equal((SpfQualifier.Neutral, SpfMechanism.Mx, "%{d}"), (mx.Qualifier, mx.Mechanism, mx.Domain?.Text));
        Assert.Equal((24, 48), (mx.V4Prefix, mx.V6Prefix));
        var ip6 = Assert.IsType<SpfTerm.Directive>(terms[1]);
        Assert.Equal((SpfQualifier.SoftFail, "2001:db8::", 32), (ip6.Qualifier, $"{ip6.Address}", ip6.V6Prefix));
        var all = Assert.IsType<SpfTerm.Directive>(terms[2]);
        Assert.Equal((SpfQualifier.Fail, SpfMechanism.All), (all.Qualifier, all.Mechanism));
    }

    [Theory]
    [InlineData("v=spf1 redirect=a.example mx", "mx|redirect=a.example")]     // §6.1: after all mechanisms
    [InlineData("v=spf1 mx -all redirect=a.example a", "mx|-all")]
    [InlineData("v=spf1 exp=a.example mx", "mx")]
    public void Reaches(string text, string terms) =>
        Assert.Equal(terms, string.Join('|', SpfRecordParser.Parse(text).Value!.Reached.Select(static term => term.Text)));
}
