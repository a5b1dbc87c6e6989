using System.Collections.Immutable;
using Sealpost.Core.Checks;
using Sealpost.Core.Observations;
using Sealpost.Core.Reporting;

namespace Sealpost.Core.Tests.Scenarios;

/// <summary>An observation, and exactly the checks that must fail for it.</summary>
/// <param name="Claim">What is different from a domain in good order.</param>
/// <param name="Seen">What was seen.</param>
/// <param name="Findings">The ids of the checks that must fail, and no others.</param>
internal sealed record Scenario(string Claim, DomainObservation Seen, params ImmutableArray<string> Findings)
{
    /// <summary>Every scenario there is.</summary>
    public static ImmutableArray<Scenario> All { get; } =
    [
        new("a domain in good order", Healthy.Domain),
        .. RecordScenarios.All,
        .. PolicyHostScenarios.All,
        .. PolicyScenarios.All,
        .. CoverageScenarios.All,
        .. MailScenarios.All,
        .. TlsRptScenarios.All,
        .. DaneScenarios.All,
        .. SpfScenarios.All,
        .. DkimScenarios.All,
        .. DmarcScenarios.All,
    ];

    public CheckReport Judge() => CheckReport.Judge(Seen, Catalog.All);

    public override string ToString() => Claim;
}
