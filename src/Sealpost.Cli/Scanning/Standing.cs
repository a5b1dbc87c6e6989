using System.Collections.Immutable;
using Sealpost.Core.Checks;
using Sealpost.Core.Names;
using Sealpost.Core.Observations;
using Sealpost.Core.Rendering;
using Sealpost.Core.Reporting;

namespace Sealpost.Cli.Scanning;

/// <summary>What a scan counts of one domain, in the words of the public contract.</summary>
/// <param name="Outcome">The outcome, or <c>not-a-domain</c>.</param>
/// <param name="MtaSts">The status of MTA-STS; null where the text is no domain.</param>
/// <param name="TlsRpt">The status of TLS-RPT; null where the text is no domain.</param>
/// <param name="Failing">The ids of the checks that failed.</param>
/// <param name="Provider">Who takes the mail: the registered domain of the first mail server; null where nobody does.</param>
internal sealed record Standing(
    string Outcome, string? MtaSts, string? TlsRpt, ImmutableArray<string> Failing, string? Provider)
{
    /// <summary>The outcome of a text that is no domain.</summary>
    public const string NotADomain = "not-a-domain";

    /// <summary>The worst severity among the findings; null where there are none.</summary>
    public Severity? Worst { get; init; }

    /// <summary>What is counted of a text that is no domain.</summary>
    public static Standing OfNoDomain { get; } = new(NotADomain, null, null, [], null);

    /// <summary>What is counted of a report.</summary>
    public static Standing Of(CheckReport report) => new(
        report.Outcome.Word(),
        report.Reading.MtaSts.Status.Word(),
        report.Reading.TlsRpt.Status.Word(),
        [.. from result in report.Results where result.Verdict is Verdict.Fail select result.Check.Id],
        ProviderOf(report.Seen))
    {
        Worst = report.Worst,
    };

    /// <summary>The registered domain of a host: the name below its public suffix.</summary>
    public static string RegisteredDomainOf(string host)
    {
        var name = host;
        while (name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
            && !PublicSuffixes.IsPublicSuffix(name[(dot + 1)..]))
        {
            name = name[(dot + 1)..];
        }

        return name;
    }

    private static string? ProviderOf(DomainObservation seen) =>
        seen.MailHosts is [var first, ..] ? RegisteredDomainOf(first.Name) : null;
}
