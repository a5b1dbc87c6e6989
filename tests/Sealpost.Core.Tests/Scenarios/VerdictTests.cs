using Sealpost.Core.Checks;

namespace Sealpost.Core.Tests.Scenarios;

/// <summary>Each check meets, in some scenario, each of the four answers that it can give.</summary>
public class VerdictTests
{
    /// <summary>Answers that a check cannot give, and why.</summary>
    private static readonly Dictionary<(string Id, Type Verdict), string> Impossible = new()
    {
        [("STS110", typeof(Verdict.Moot))] = "whether name servers answer can always be asked",
        [("RPT110", typeof(Verdict.Moot))] = "whether name servers answer can always be asked",
        [("SPF107", typeof(Verdict.Moot))] = "whether name servers answer can always be asked",
        [("SMX111", typeof(Verdict.Moot))] = "whether name servers answer can always be asked",
        [("DKM115", typeof(Verdict.Moot))] = "whether name servers answer can always be asked",
        [("DMC121", typeof(Verdict.Moot))] = "whether name servers answer can always be asked",
        [("DKM110", typeof(Verdict.Fail))] = "a key that nobody found is unseen, never a failure",
        [("SMX112", typeof(Verdict.Fail))] = "what could not be reached is unseen, never a failure",
        [("SMX113", typeof(Verdict.Fail))] = "what turned the test away is unseen, never a failure",
    };

    public static TheoryData<string> Ids => [.. from check in Catalog.All select check.Id];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Gives_every_answer_it_can(string id)
    {
        var given = (from scenario in Scenario.All
                     from result in scenario.Judge().Results
                     where result.Check.Id == id
                     select result.Verdict.GetType()).ToHashSet();

        Type[] all = [typeof(Verdict.Pass), typeof(Verdict.Fail), typeof(Verdict.Moot), typeof(Verdict.Unseen)];
        var possible = from verdict in all where !Impossible.ContainsKey((id, verdict)) select verdict.Name;
        Assert.Equal(possible.Order(), from verdict in given orderby verdict.Name select verdict.Name);
    }
}
