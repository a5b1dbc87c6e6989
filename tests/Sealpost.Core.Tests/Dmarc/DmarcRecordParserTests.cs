using Sealpost.Core.Dmarc;
using Sealpost.Core.Tests.Text;

namespace Sealpost.Core.Tests.Dmarc;

public sealed class DmarcRecordParserTests
{
    private const string Rua = "rua=mailto:a@b.example";

    [Theory]
    [InlineData("v=DMARC1; p=reject", "reject/reject/reject")]
    [InlineData("v=DMARC1;p=none;", "none/none/none")]
    [InlineData("V = DMARC1 ; P = Quarantine ; ", "quarantine/quarantine/quarantine")]
    [InlineData("v=DMARC1; p=reject; sp=none", "reject/none/none")]
    [InlineData("v=DMARC1; p=none; np=reject", "none/none/reject")]
    [InlineData("v=DMARC1; p=none; sp=quarantine; np=reject; psd=y; t=n; adkim=s; aspf=r; fo=1:d:s", "none/quarantine/reject")]
    [InlineData($"v=DMARC1; p=reject; {Rua} , mailto:c%2Cd@e.example; ruf=mailto:f@g.example", "reject/reject/reject")]
    public void Accepts(string text, string policies)
    {
        var parsed = DmarcRecordParser.Parse(text);

        Assert.Empty(parsed.Flaws);
        Assert.Equal(policies, Policies(parsed.Value));
    }

    [Theory]
    [InlineData("v=DMARC1; p=reject; x=y", "UnknownTag «x=y»")]
    [InlineData("v=DMARC1; p=reject; pct=20; rf=afrf; ri=1", "ObsoleteTag «pct=20», ObsoleteTag «rf=afrf», ObsoleteTag «ri=1»")]
    [InlineData("v=DMARC1; p=reject; pct=101", "ObsoleteTag «pct=101», UnknownValue «pct=101»")]
    [InlineData("v=DMARC1; p=reject; p=none", "DuplicateTag «p=none»")]                     // the first counts
    [InlineData("v=DMARC1; p=reject; adkim=x; t=1; psd=?; fo=2", "UnknownValue «adkim=x», UnknownValue «t=1», UnknownValue «psd=?», UnknownValue «fo=2»")]
    [InlineData("v=DMARC1;; p=reject", "EmptyTag «;»")]
    [InlineData("v=DMARC1; p=reject; note", "NoEquals «note»")]
    [InlineData("v=DMARC1; p=reject; ?=1", "MalformedName «?»")]
    [InlineData("v=DMARC1; p=reject; x=é", "UnknownTag «x=é», MalformedValue «é»")]
    [InlineData("v=DMARC1; adkim=r; p=reject", "PolicyNotSecond «p=reject»")]
    [InlineData("v=DMARC1; p=reject; rua=", "EmptyDestinations «rua=»")]
    [InlineData("v=DMARC1; p=reject; rua=a@b.example", "MalformedUri «a@b.example»")]
    [InlineData("v=DMARC1; p=reject; rua=mailto:a", "UnusableUri «mailto:a»")]
    [InlineData("v=DMARC1; p=reject; rua=https://a.example/", "UnsupportedScheme «https://a.example/»")]
    [InlineData($"v=DMARC1; p=reject; {Rua}!10m", "SizeSuffix «!10m»")]
    [InlineData($"v=DMARC1; p=reject; {Rua}!x", "MalformedUri «mailto:a@b.example!x»")]
    [InlineData($"v=DMARC1; p=reject; {Rua},", "MalformedUri «,»")]
    public void Tolerates(string text, string flaws)
    {
        var parsed = DmarcRecordParser.Parse(text);

        Assert.Equal(DmarcPolicy.Reject, parsed.Value?.Policy);
        Assert.Equal(flaws, Flaws.Show(text, parsed.Flaws));
    }

    // RFC 9989 §4.10.1: with a destination that can be used, as if p were none; else no record at all.
    [Theory]
    [InlineData("v=DMARC1", "MissingPolicy «»")]
    [InlineData("v=DMARC1; p=", "MalformedValue «p=», UnknownPolicy «p=»")]
    [InlineData("v=DMARC1; p=block", "UnknownPolicy «p=block»")]
    [InlineData("v=DMARC1; p=reject; sp=x", "UnknownSubdomainPolicy «sp=x»")]
    [InlineData("v=DMARC1; p=reject; np=x", "UnknownSubdomainPolicy «np=x»")]
    public void Takes_for_none_or_for_nothing(string text, string flaws)
    {
        Assert.Null(DmarcRecordParser.Parse(text).Value);
        Assert.Equal(flaws, Flaws.Show(text, DmarcRecordParser.Parse(text).Flaws));
        Assert.Equal("none/none/none", Policies(DmarcRecordParser.Parse($"{text}; {Rua}").Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("v=dmarc1; p=reject")]
    [InlineData("v=DMARC2; p=reject")]
    [InlineData("v=DMARC10; p=reject")]
    [InlineData("v=DMARC1 p=reject")]
    [InlineData("p=reject; v=DMARC1")]
    [InlineData("\"v=DMARC1; p=reject\"")]
    public void Rejects(string text)
    {
        Assert.Null(DmarcRecordParser.Parse(text).Value);
        Assert.Equal($"NotDmarc «{text}»", Flaws.Show(text, DmarcRecordParser.Parse(text).Flaws));
    }

    [Theory]
    [InlineData("v=DMARC1; p=reject; t=y", DmarcPolicy.Quarantine)]
    [InlineData("v=DMARC1; p=quarantine; t=y", DmarcPolicy.None)]
    [InlineData("v=DMARC1; p=none; t=y", DmarcPolicy.None)]
    [InlineData("v=DMARC1; p=reject; t=n", DmarcPolicy.Reject)]
    public void A_tested_policy_is_applied_a_step_below(string text, DmarcPolicy applied)
    {
        var record = DmarcRecordParser.Parse(text).Value!;

        Assert.Equal(applied, record.Applied(record.Policy));
    }

    [Fact]
    public void A_destination_is_kept_without_its_size()
    {
        var uri = Assert.Single(DmarcRecordParser.Parse($"v=DMARC1; p=reject; {Rua}!50k").Value!.Rua);

        Assert.Equal(("mailto:a@b.example", "b.example", true), (uri.Text, uri.Host, uri.IsUsable));
    }

    private static string Policies(DmarcRecord? record) =>
        record is null ? "" : $"{record.Policy}/{record.ForSubdomains}/{record.ForNonexistent}".ToLowerInvariant();
}
