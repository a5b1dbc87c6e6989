using Sealpost.Core.Checks;
using Sealpost.Core.Scoring;
using Sealpost.Core.Tests.Scenarios;

namespace Sealpost.Core.Tests.Scoring;

/// <summary>What must hold of the table, whatever the weights.</summary>
public class ScoreTableTests
{
    private static IEnumerable<Ladder> Ladders => ScoreTable.Parts.SelectMany(static part => part.Ladders);

    [Fact]
    public void The_parts_are_worth_100_as_published() =>
        Assert.Equal(
            [
                (ScorePartKind.Dmarc, 30), (ScorePartKind.Transport, 30), (ScorePartKind.Spf, 15),
                (ScorePartKind.Dkim, 15), (ScorePartKind.TlsRpt, 10),
            ],
            from part in ScoreTable.Parts select (part.Kind, part.Ladders.Sum(static ladder => ladder.Most)));

    [Fact]
    public void A_domain_that_does_not_exist_is_not_told_to_publish_a_null_MX()
    {
        var report = Scenario.All.Single(static one => one.Claim is "a domain that does not exist").Judge();

        Assert.IsType<Placement.Moot>(TransportLadder.Of(report));
        Assert.DoesNotContain(ScoreTable.ScoreOf(report).Steps, static step => step.CheckId is "SMX101");
    }

    // A broken record is one that a check says is broken, and DANE's refusals are DANE's.
    [Fact]
    public void Every_step_names_a_check_that_failed_where_something_is_broken()
    {
        foreach (var scenario in Scenario.All)
        {
            var report = scenario.Judge();
            var isSpfFault = report.Findings.Any(static one => one.Check.Id.StartsWith("SPF", StringComparison.Ordinal));
            Assert.All(
                ScoreTable.ScoreOf(report).Steps.Where(step => isSpfFault && step.Advice is "Mend the SPF record"),
                step => Assert.True(report.Failed(step.CheckId), $"{scenario.Claim}: {step.CheckId}"));
            Assert.All(
                ScoreTable.ScoreOf(report).Steps.Where(static step => step.CheckId is "DNE101"),
                _ => Assert.Contains(report.Findings, static one => one.Check.Id.StartsWith("DNE", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Rungs_go_down() =>
        Assert.All(Ladders, static ladder => Assert.Equal(
            ladder.Rungs.OrderByDescending(static rung => rung.Points), ladder.Rungs));

    // What the policy of the domain earns it earns here as well.
    private const string Follows = "names below the domain are not protected";

    [Fact]
    public void From_every_rung_but_the_best_advice_leads_up() =>
        Assert.All(
            from ladder in Ladders from rung in ladder.Rungs where rung.Points < ladder.Most && rung.Words != Follows select (ladder, rung),
            static one =>
            {
                Assert.NotNull(one.rung.Advice);
                Assert.Contains(one.rung.Next, one.ladder.Rungs);
                Assert.True(one.rung.Next!.Points > one.rung.Points, one.rung.Words);
            });

    [Fact]
    public void Every_rung_stands_on_a_check() =>
        Assert.All(
            Ladders.SelectMany(static ladder => ladder.Rungs),
            static rung => Assert.Contains(Catalog.All, check => check.Id == rung.CheckId));
}
