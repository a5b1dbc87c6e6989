using Sealpost.Core.Tests.Text;
using Sealpost.Core.TlsRpt;

namespace Sealpost.Core.Tests.TlsRpt;

public sealed class TlsRptRecordParserTests
{
    [Theory]
    [InlineData("v=TLSRPTv1;rua=mailto:a@b.example", "mailto:a@b.example")]
    [InlineData("v=TLSRPTv1; rua=mailto:a@b.example , \t https://c.example/?d=e ; ", "mailto:a@b.example https://c.example/?d=e")]
    public void Accepts(string text, string uris)
    {
        var parsed = TlsRptRecordParser.Parse(text);
        Assert.Empty(parsed.Flaws);
        Assert.Equal(uris, Usable(parsed.Strict.Value));
        Assert.Same(parsed.Strict.Value, parsed.Lenient);
    }

    [Theory]
    [InlineData("v=TLSRPTv1 ; rua=mailto:a@b.example", "SpaceBeforeFirstDelimiter « »")]
    [InlineData("v=TLSRPTv1; x=1; rua=mailto:a@b.example", "UnknownField «x»")]         // rua need not be second
    [InlineData("v=TLSRPTv1; rua=mailto:a@b.example,ftp://c.example", "UnsupportedScheme «ftp://c.example»")]
    [InlineData("v=TLSRPTv1; rua=mailto:b.example,mailto:a@b.example", "UnusableUri «mailto:b.example»")]
    [InlineData("v=TLSRPTv1; rua=mailto:a@b.example; rua=x:y", "DuplicateRua «rua=x:y», UnsupportedScheme «x:y»")] // D4
    public void Tolerates(string text, string flaws)
    {
        var parsed = TlsRptRecordParser.Parse(text);
        Assert.Equal("mailto:a@b.example", Usable(parsed.Strict.Value));
        Assert.Equal(flaws, Flaws.Show(text, parsed.Flaws));
    }

    [Theory]
    [InlineData("v=TLSRPTv1; rua=mailto:a@b.example,c@d.example", "MalformedUri «c@d.example»")]
    [InlineData("v=TLSRPTv1; rua=,mailto:a@b.example", "MalformedUri «,»")]
    [InlineData("v=TLSRPTv1; rua=mailto:a@b.example,", "MalformedUri «,»")]
    [InlineData("v=TLSRPTv1; rua=mailto:a@b.example, ,ftp://x", "MalformedUri «,», UnsupportedScheme «ftp://x»")]
    [InlineData("v=TLSRPTv1; rua=mailto:c@d.example!10m,mailto:a@b.example", "MalformedUri «mailto:c@d.example!10m»")]
    public void Leaves_the_other_URIs_to_lenient_senders(string text, string flaws)
    {
        var parsed = TlsRptRecordParser.Parse(text);
        Assert.Null(parsed.Strict.Value);
        Assert.Equal("mailto:a@b.example", Usable(parsed.Lenient));
        Assert.Equal(flaws, Flaws.Show(text, parsed.Flaws));
    }

    [Theory]
    [InlineData("v=TLSRPTv10; rua=mailto:a@b.example", "NotTlsRpt «v=TLSRPTv10; rua=mailto:a@b.example»")]
    [InlineData("v=TLSRPTv1", "MissingRua «»")]
    [InlineData("v=TLSRPTv1; RUA=mailto:a@b.example", "UnknownField «RUA», MissingRua «»")]
    [InlineData("v=TLSRPTv1; rua:mailto:a@b.example", "NoEquals «rua:mailto:a@b.example»")]
    [InlineData("v=TLSRPTv1; rua=", "EmptyRua «rua=»")]
    [InlineData("v=TLSRPTv1; rua=,, ,", "EmptyRua «rua=,, ,»")]
    [InlineData("v=TLSRPTv1; rua=mailto:a@b.example; rua=", "DuplicateRua «rua=», EmptyRua «rua=»")]
    [InlineData("v=TLSRPTv1; rua= mailto:a@b.example", "SpaceAroundEquals «= »")]
    [InlineData("v=TLSRPTv1; rua=mailto:a@b.example ", "TrailingSpace « »")]
    [InlineData("v=TLSRPTv1; rua=mailto:a@b.example ruf=mailto:c@d.example", "MissingDelimiter « », UnknownField «ruf»")]
    [InlineData("v=TLSRPTv1; rua=mailto:a@b.example, ruf=mailto:a@b.example; x", "MalformedUri «ruf=mailto:a@b.example», NoEquals «x»")]
    [InlineData("v=TLSRPTv1; rua=mailto:a@b.example mailto:c@d.example", "MalformedUri «mailto:a@b.example mailto:c@d.example»")]
    [InlineData("v=TLSRPTv1; rua=https://a.example/b;c", "NoEquals «c»")]
    [InlineData("v=TLSRPTv1; rua=ftp://a.example", "UnsupportedScheme «ftp://a.example»")]
    [InlineData("v=TLSRPTv1; rua=https://,mailto:a@b@c", "UnusableUri «https://», UnusableUri «mailto:a@b@c»")]
    [InlineData("v=TLSRPTv1; rua=mailto;a@b.example", "MalformedUri «mailto», NoEquals «a@b.example»")]
    public void Rejects(string text, string flaws)
    {
        var parsed = TlsRptRecordParser.Parse(text);
        Assert.Null(parsed.Strict.Value);
        Assert.Null(parsed.Lenient);
        Assert.Equal(flaws, Flaws.Show(text, parsed.Flaws));
    }

    private static string? Usable(TlsRptRecord? record) =>
        record is null ? null : string.Join(' ', record.Usable.Select(static uri => uri.Text));
}
