using Sealpost.Core.Linting;
using Sealpost.Core.Text;

namespace Sealpost.Core.Tests.Linting;

public sealed class LinterTests
{
    private const string Healthy = "version: STSv1\nmode: enforce\nmx: mx.example.com\nmax_age: 2419200\n";

    [Theory]
    [InlineData("max_age: 2419200", "max_age: 0", "maxAgeZero", 4)]
    [InlineData("max_age: 2419200", "max_age: 3600", "maxAgeUnderDay", 4)]
    [InlineData("max_age: 2419200", "max_age: 86400", "maxAgeUnderWeek", 4)]
    [InlineData("enforce", "testing", "onlyTesting", 2)]
    [InlineData("enforce", "none", "switchedOff", 2)]
    [InlineData("mx.example.com", "*.co.uk", "wholeSuffix", 3)]
    public void Points_at_odd_values(string before, string after, string kind, int line)
    {
        var report = Linter.Lint(LintKind.Policy, Octets.Of(Healthy.Replace(before, after, StringComparison.Ordinal)));

        var flaw = Assert.Single(report.Flaws);
        Assert.Equal((LintVerdict.Valid, kind, line), (report.Verdict, flaw.Kind, flaw.Place.Line));
        Assert.Contains(after, report.Text.Slice(flaw.Place.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_nothing_to_say_of_a_healthy_policy() =>
        Assert.Empty(Linter.Lint(LintKind.Policy, Octets.Of(Healthy)).Flaws);

    [Fact]
    public void Tells_lines_apart_and_keeps_both_readings()
    {
        var report = Assert.IsType<LintReport.OfPolicy>(
            Linter.Lint(LintKind.Policy, Octets.Of("# one\n" + Healthy + "\n")));

        Assert.Equal(
            [("commentLine", 1), ("blankLine", 6)], from flaw in report.Flaws select (flaw.Kind, flaw.Place.Line));
        Assert.Equal(LintVerdict.Invalid, report.Verdict);
        Assert.Null(report.Parsed);
        Assert.NotNull(report.Tolerant);
    }

    [Fact]
    public void Describes_a_bounded_number_of_flaws()
    {
        var report = Linter.Lint(LintKind.Policy, Octets.Of("version: STSv1" + new string('\n', 5_000)));

        Assert.Equal(Linter.MostFlaws, report.Flaws.Length);
        Assert.True(report.FurtherFlaws > 3_000);
    }

    [Theory]
    [InlineData(LintVerdict.Valid, "v=STSv1; id=1")]
    [InlineData(LintVerdict.Valid, "v=STSv1 ; id=1")]                     // alone, the grammar decides
    [InlineData(LintVerdict.None, "v=STSv1 ; id=1", "v=spf1 -all")]      // beside another, the prose does
    [InlineData(LintVerdict.None, "v=STSv1; id=1", "v=STSv1; id=2")]
    [InlineData(LintVerdict.Valid, "v=STSv1; id=1", "v=spf1 -all")]
    [InlineData(LintVerdict.None, "v=spf1 -all")]
    [InlineData(LintVerdict.Invalid, "v=STSv1; id=")]
    public void Judges_the_records_of_one_answer(LintVerdict verdict, params string[] records) => Assert.Equal(
        verdict, Linter.LintAnswer(LintKind.StsRecord, [.. from record in records select Octets.Of(record)]).Verdict);

    [Theory]
    [InlineData("mx.example.com", "mx.example.com")]
    [InlineData("MX.Example.com.", "mx.example.com")]
    [InlineData("a.example.com", "*.example.com")]
    [InlineData("example.com", null)]
    [InlineData("a.b.example.com", null)]
    public void Names_the_pattern_that_covers_a_mail_server(string host, string? pattern) =>
        Assert.Equal(pattern, MxMatch.Of(host, ["mx.example.com", "*.example.com"]).MatchedBy);

    [Fact]
    public void Says_why_a_pattern_does_not_cover() => Assert.Equal(
        [MxMissReason.SeveralLabels, MxMissReason.NoLabel, MxMissReason.OtherName, MxMissReason.Malformed],
        from miss in MxMatch.Of(
            "a.b.example.com", ["*.example.com", "*.a.b.example.com", "mx.example.com", "a*.example.com"]).Misses
        select miss.Reason);
}
