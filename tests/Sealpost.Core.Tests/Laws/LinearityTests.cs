using System.Text;
using Sealpost.Core.Dkim;
using Sealpost.Core.Dmarc;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Names;
using Sealpost.Core.Spf;
using Sealpost.Core.TlsRpt;

namespace Sealpost.Core.Tests.Laws;

/// <summary>Twice the text takes twice the memory, whatever the text. Counted in octets allocated, not by a clock.</summary>
public sealed class LinearityTests
{
    public static TheoryData<string, string> Shapes => new()
    {
        { "", "\n" },
        { "", "\r" },
        { "", ":" },
        { "", " :" },
        { "", "\0a" },
        { "", "\u00C3" },
        { "x: ", "\0a" },
        { "", "mx: a.example\n" },
        { "", "mode: none\n" },
        { "", "mode enforce\n" },
        { "mx: ", "a." },
        { "mx: ", "*" },
        { "max_age: ", "1" },
        { "x: ", "a " },
        { "v=STSv1", ";" },
        { "v=STSv1;", "id=a;" },
        { "v=STSv1;", "a=b " },
        { "v=STSv1;", "a " },
        { "v=STSv1;x=", "a" },
        { "v=STSv1;", "=" },
        { "v=TLSRPTv1;rua=", "," },
        { "v=TLSRPTv1;rua=", ", " },
        { "v=TLSRPTv1;rua=", "mailto:a@b.example," },
        { "v=TLSRPTv1;rua=mailto:", "%41" },
        { "v=TLSRPTv1;rua=mailto:", "@" },
        { "v=TLSRPTv1;rua=https://", "a." },
        { "v=TLSRPTv1;rua=https://[", ":" },
        { "v=TLSRPTv1;rua=https://", "%C3%BC" },
        { "v=TLSRPTv1;", "rua=;" },
        { "v=spf1 ", "a " },
        { "v=spf1 ", "ip4:192.0.2.1/24 " },
        { "v=spf1 ", "x=%{i} " },
        { "v=spf1 ", "\t" },
        { "v=spf1 a:", "a." },
        { "v=spf1 a:", "%{" },
        { "v=spf1 a:", "%{d}" },
        { "v=spf1 a:", "%" },
        { "v=spf1 a:a.example", "/1" },
        { "v=spf1 ip6:", ":" },
        { "v=spf1 ", "redirect=a.b " },
        { "v=DKIM1;", "p=;" },
        { "v=DKIM1;p=", "A" },
        { "v=DKIM1;t=", "y:" },
        { "v=DMARC1;", "=" },
        { "v=DMARC1;rua=", "mailto:a@b.example!1," },
        { "v=DMARC1;fo=", "0:" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Memory_grows_with_the_text(string start, string unit)
    {
        const int Length = 16 * 1024;
        Allocated(start, unit, Length);
        var once = Allocated(start, unit, Length);
        Assert.InRange(Allocated(start, unit, 2 * Length), 0, (2.2 * once) + Length);
        Assert.InRange(Allocated(start, unit, 4 * Length), 0, (4.4 * once) + Length);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_text_of_a_megabyte_is_read_to_its_end(string start, string unit)
    {
        var text = Repeat(start, unit, 1024 * 1024);
        Assert.Null(StsPolicyParser.Parse(text).Strict.Value);
        Assert.All(StsPolicyParser.Parse(text).Flaws, flaw => Assert.True(flaw.Where.End <= text.Length));
        Assert.NotEmpty(StsRecordParser.Parse(text).Flaws);
        Assert.NotEmpty(TlsRptRecordParser.Parse(text).Flaws);
        Assert.All(SpfRecordParser.Parse(text).Flaws, flaw => Assert.True(flaw.Where.End <= text.Length));
        Assert.NotEmpty(DkimKeyParser.Parse(text).Flaws);
        Assert.NotEmpty(DmarcRecordParser.Parse(text).Flaws);
        Assert.False(DomainName.TryParse(Encoding.UTF8.GetString(text), out _));
    }

    // Octets allocated while every parser reads the text.
    private static long Allocated(string start, string unit, int length)
    {
        var text = Repeat(start, unit, length);
        var before = GC.GetAllocatedBytesForCurrentThread();
        StsPolicyParser.Parse(text);
        StsRecordParser.Parse(text);
        TlsRptRecordParser.Parse(text);
        SpfRecordParser.Parse(text);
        ReportUriParser.Parse(text);
        DkimKeyParser.Parse(text);
        DmarcRecordParser.Parse(text);
        Assert.False(MxPattern.TryParse(text, out _));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    // Latin-1, so that not every text is UTF-8.
    private static byte[] Repeat(string start, string unit, int length) =>
        Encoding.Latin1.GetBytes(start + string.Concat(Enumerable.Repeat(unit, length / unit.Length)));
}
