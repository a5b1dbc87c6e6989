using Sealpost.Core.Checks;
using Sealpost.Core.Dmarc;
using Sealpost.Core.Linting;
using Sealpost.Core.Tests.Scenarios;
using Sealpost.Core.Text;

namespace Sealpost.Core.Tests.Linting;

/// <summary>DKIM keys and DMARC records as texts.</summary>
public sealed class NeighbourLinterTests
{
    private const string Rua = "rua=mailto:a@b.example";

    [Theory]
    [InlineData($"v=DMARC1; p=reject; {Rua}", LintVerdict.Valid, "")]
    [InlineData($"v=DMARC1; p=none; {Rua}", LintVerdict.Valid, "asksForNothing DMC111 warning «p=none»")]
    [InlineData($"v=DMARC1; P = reject ; sp=none; {Rua}", LintVerdict.Valid, "weakerSubdomains DMC112 warning «sp=none»")]
    [InlineData($"v=DMARC1; p=reject; np=quarantine; {Rua}", LintVerdict.Valid, "weakerSubdomains DMC112 warning «np=quarantine»")]
    [InlineData($"v=DMARC1; p=reject; t=y; {Rua}", LintVerdict.Valid, "onlyTesting DMC113 info «t=y»")]
    [InlineData($"v=DMARC1; p=none; t=y; {Rua}", LintVerdict.Valid, "asksForNothing DMC111 warning «p=none»")]
    [InlineData(
        $"v=DMARC1; p=reject; pct=50; {Rua}",
        LintVerdict.Valid,
        "obsoleteTag DMC109 info «pct=50», partOfTheMail DMC110 warning «pct=50»")]
    [InlineData($"v=DMARC1; p=reject; pct=100; {Rua}", LintVerdict.Valid, "obsoleteTag DMC109 info «pct=100»")]
    [InlineData("v=DMARC1; p=reject", LintVerdict.Valid, "noReports DMC114 info «»")]
    [InlineData("v=DMARC1; p=reject; rua=a@b.example", LintVerdict.Valid, "malformedUri DMC115 error «a@b.example»")]
    [InlineData("v=DMARC1; p=reject; rua=", LintVerdict.Valid, "emptyDestinations DMC115 error «rua=»")]
    [InlineData($"v=DMARC1; {Rua}", LintVerdict.Valid, "missingPolicy DMC104 warning «»")]
    [InlineData("v=DMARC1", LintVerdict.Invalid, "missingPolicy DMC104 error «»")]
    [InlineData($"v=DMARC1; p=rejekt; {Rua}", LintVerdict.Valid, "unknownPolicy DMC104 error «p=rejekt»")]
    [InlineData("v=DMARC1; p=reject; sp=x", LintVerdict.Invalid, "unknownSubdomainPolicy DMC105 error «sp=x»")]
    [InlineData($"v=DMARC1;; p=reject; {Rua}", LintVerdict.Valid, "emptyTag DMC103 warning «;»")]
    [InlineData("v=DMARC2; p=reject", LintVerdict.None, "notDmarc DMC126 error «v=DMARC2; p=reject»")]
    public void Of_DMARC_records(string text, LintVerdict verdict, string flaws)
    {
        var report = Linter.Lint(LintKind.DmarcRecord, Octets.Of(text));

        Assert.Equal((verdict, flaws), (report.Verdict, Show(report)));
        Assert.Equal(verdict is LintVerdict.Valid, Assert.IsType<LintReport.OfDmarcRecord>(report).Parsed is not null);
    }

    [Fact]
    public void A_policy_that_is_none_by_a_fault_is_parsed_as_receivers_take_it()
    {
        var report = Assert.IsType<LintReport.OfDmarcRecord>(
            Linter.Lint(LintKind.DmarcRecord, Octets.Of($"v=DMARC1; p=reject; sp=x; {Rua}")));

        Assert.Equal(DmarcPolicy.None, report.Parsed?.Policy);
    }

    [Theory]
    [InlineData($"v=DKIM1; p={PublicKeys.Rsa2048}", LintVerdict.Valid, "")]
    [InlineData($"v=DKIM1; k=ed25519; p={PublicKeys.Ed25519}", LintVerdict.Valid, "")]
    [InlineData($"v=DKIM1; p={PublicKeys.Rsa1024}", LintVerdict.Valid, $"short DKM103 warning «{PublicKeys.Rsa1024}»")]
    [InlineData($"v=DKIM1; p={PublicKeys.Rsa512}", LintVerdict.Invalid, $"tooShort DKM102 error «{PublicKeys.Rsa512}»")]
    [InlineData("v=DKIM1; p=", LintVerdict.Valid, "revoked DKM105 warning «p=»")]
    [InlineData($"v=DKIM1; t=y:s; p={PublicKeys.Rsa2048}", LintVerdict.Valid, "testing DKM106 warning «y»")]
    [InlineData($"v=DKIM1; h=sha1; p={PublicKeys.Rsa2048}", LintVerdict.Invalid, "noSha256 DKM104 error «h=sha1»")]
    [InlineData("v=DKIM1; p=AAAA", LintVerdict.Invalid, "malformedKey DKM101 error «AAAA»")]
    [InlineData("v=spf1 -all", LintVerdict.None, "notDkim DKM109 error «v=spf1 -all»")]
    public void Of_DKIM_keys(string text, LintVerdict verdict, string flaws)
    {
        var report = Linter.Lint(LintKind.DkimKey, Octets.Of(text));

        Assert.Equal((verdict, flaws), (report.Verdict, Show(report)));
        Assert.Equal(verdict is LintVerdict.Valid, Assert.IsType<LintReport.OfDkimKey>(report).Parsed is not null);
    }

    [Theory]
    [InlineData(LintKind.DmarcRecord, LintVerdict.Valid, "v=DMARC1; p=reject", "v=spf1 -all")]
    [InlineData(LintKind.DmarcRecord, LintVerdict.None, "v=DMARC1; p=reject", "v=DMARC1; p=none")]
    [InlineData(LintKind.DmarcRecord, LintVerdict.None, "v=spf1 -all")]
    [InlineData(LintKind.DmarcRecord, LintVerdict.Invalid, "v=DMARC1")]
    [InlineData(LintKind.DkimKey, LintVerdict.Valid, "v=DKIM1; p=", "v=spf1 -all")]
    [InlineData(LintKind.DkimKey, LintVerdict.None, "v=DKIM1; p=", "k=rsa; p=")]
    [InlineData(LintKind.DkimKey, LintVerdict.None)]
    public void Of_the_records_of_one_answer(LintKind kind, LintVerdict verdict, params string[] records)
    {
        var report = Linter.LintAnswer(kind, [.. from record in records select Octets.Of(record)]);

        Assert.Equal(verdict, report.Verdict);
        Assert.Equal(
            verdict is LintVerdict.None && records.Length > 1, report.Flaws.Any(static flaw => flaw.Kind is "several"));
    }

    [Theory]
    [InlineData(LintKind.DkimKey, "v=DKIM1")]
    [InlineData(LintKind.DmarcRecord, "v=DMARC1; p=none")]
    public void A_bounded_number_of_flaws_is_described(LintKind kind, string start)
    {
        var report = Linter.Lint(kind, Octets.Of(start + new string(';', 5_000)));

        Assert.Equal(Linter.MostFlaws, report.Flaws.Length);
        Assert.InRange(report.FurtherFlaws, 3_990, 4_010);
    }

    private static string Show(LintReport report) => string.Join(
        ", ",
        from flaw in report.Flaws
        let severity = flaw.Meaning.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" }
        select $"{flaw.Kind} {flaw.Meaning.Check.Id} {severity} «{report.Text.Slice(flaw.Place.Span)}»");
}
