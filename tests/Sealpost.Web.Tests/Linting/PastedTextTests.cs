using Sealpost.Core.Linting;
using Sealpost.Web.Linting;
using static Sealpost.Core.Linting.LintKind;

namespace Sealpost.Web.Tests.Linting;

public sealed class PastedTextTests
{
    [Theory]
    [InlineData("v=STSv1; id=1", StsRecord)]
    [InlineData("  V=stsv1; id=1", StsRecord)]
    [InlineData("v = STSv1; id=1", StsRecord)]
    [InlineData("v=STSv2; id=1", StsRecord)]
    [InlineData("v=TLSRPTv1; rua=mailto:a@example.com", TlsRptRecord)]
    [InlineData("v=TLSv1; rua=mailto:a@example.com", TlsRptRecord)]
    [InlineData("version: STSv1\nmode: none\nmax_age: 0\n", Policy)]
    [InlineData("v=spf1 -all", SpfRecord)]
    [InlineData("v=DMARC1; p=none; rua=mailto:a@example.com", DmarcRecord)]
    [InlineData("p=reject; v=DMARC1", DmarcRecord)]
    [InlineData("v=DKIM1; p=", DkimKey)]
    [InlineData("k=rsa; p=MIIB", DkimKey)]
    [InlineData("p=MIIB", DkimKey)]
    [InlineData("<!doctype html>", Policy)]
    [InlineData("\"v=TLSRPTv1; \" \"rua=mailto:a@example.com\"", TlsRptRecord)]
    public void Guesses(string pasted, LintKind kind) => Assert.Equal(kind, PastedText.Of(pasted, kind: null).Kind);

    [Theory]
    [InlineData("\"v=STSv1; id=1\"", "v=STSv1; id=1")]
    [InlineData("\"v=STSv1; \" \"id=1\"\n", "v=STSv1; id=1")]
    [InlineData("_mta-sts.example.com. 3600 IN TXT \"v=STSv1; id=1\"", "v=STSv1; id=1")]
    [InlineData("_mta-sts IN TXT ( \"v=STSv1;\"\n  \" id=1\" )", "v=STSv1; id=1")]
    [InlineData("\"a \\\"b\\\" c\"", "a \"b\" c")]
    [InlineData("v=STSv1; id=1\r\n", "v=STSv1; id=1")]
    [InlineData("v=STSv1; id=\"1\"", "v=STSv1; id=\"1\"")]
    [InlineData("\"v=STSv1; id=1", "\"v=STSv1; id=1")]
    [InlineData("\"v=STSv1; id=1\" more", "\"v=STSv1; id=1\" more")]
    public void Records_lose_quotation_marks_that_are_no_part_of_them(string pasted, string text) =>
        Assert.Equal(text, PastedText.Of(pasted, StsRecord).Text.ToString());

    [Fact]
    public void Line_ends_are_as_before_the_form() =>
        Assert.Equal("a: b\n\nc: d\n", PastedText.Of("a: b\r\n\r\nc: d\r\n", Policy).Text.ToString());
}
