using Sealpost.Core.Checks;

namespace Sealpost.Core.Tests.Scenarios;

public class ScenarioTests
{
    public static TheoryData<string> Claims => [.. from scenario in Scenario.All select scenario.Claim];

    [Theory]
    [MemberData(nameof(Claims))]
    public void Finds_exactly(string claim)
    {
        var scenario = Assert.Single(Scenario.All, one => one.Claim == claim);

        var found = from result in scenario.Judge().Findings orderby result.Check.Id select result.Check.Id;

        Assert.Equal(scenario.Findings.Order(), found);
    }

    [Fact]
    public void A_verdict_that_is_moot_or_unseen_says_why() =>
        Assert.All(
            Scenario.All.SelectMany(scenario => scenario.Judge().Results),
            result => Assert.NotEqual("", result.Verdict switch
            {
                Verdict.Moot moot => moot.Because,
                Verdict.Unseen unseen => unseen.Because,
                _ => "judged",
            }));

    [Fact]
    public void Every_finding_has_evidence() =>
        Assert.All(
            Scenario.All.SelectMany(scenario => scenario.Judge().Findings), result => Assert.NotEmpty(result.Evidence));

    [Fact]
    public void An_error_never_comes_with_protected() =>
        Assert.All(
            from scenario in Scenario.All
            let report = scenario.Judge()
            where report.Outcome is Core.Reporting.Outcome.Protected
            from result in report.Findings
            where result.Severity is Severity.Error
            select result.Check.Id,
            id => Assert.Contains(id, HarmlessErrors));

    /// <summary>
    /// Errors that leave mail protected all the same: SPF, which is about mail from the domain, the report
    /// destinations, a MX record senders skip, ambiguity that the RFC settles.
    /// </summary>
    private static readonly string[] HarmlessErrors =
    [
        "STS106", "STS310", "STS311", "STS321", "SMX102", "SMX104", "SMX105", "SMX109", "SMX115",
        "SPF102", "SPF103", "SPF104", "SPF105", "SPF106", "SPF107", "SPF108", "SPF110", "SPF111", "SPF112", "SPF113",
        "SPF114", "SPF115", "RPT102", "RPT103", "RPT104", "RPT105", "RPT106", "RPT110", "RPT111", "RPT112", "RPT115",
        "DKM101", "DKM102", "DKM104", "DKM109", "DKM112", "DKM115",
        "DMC102", "DMC103", "DMC104", "DMC105", "DMC106", "DMC115", "DMC117", "DMC118", "DMC121", "DMC122", "DMC126",
    ];
}
