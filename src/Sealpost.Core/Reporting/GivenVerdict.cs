using System.Collections.Immutable;
using Sealpost.Core.Checks;

namespace Sealpost.Core.Reporting;

/// <summary>
/// What a check answered once, without its evidence: enough to hold two judgements against each other, even by a check
/// that is no longer in the catalogue.
/// </summary>
/// <param name="Id">The check, as <c>STS203</c>.</param>
/// <param name="Title">What was wrong where it failed, as the check put it then.</param>
/// <param name="Kind">The answer.</param>
/// <param name="Severity">How much a failure mattered.</param>
public sealed record GivenVerdict(string Id, string Title, VerdictKind Kind, Severity Severity)
{
    /// <summary>The answers of a report.</summary>
    public static ImmutableArray<GivenVerdict> Of(CheckReport report) =>
    [
        .. from result in report.Results
           select new GivenVerdict(result.Check.Id, result.Check.Title, KindOf(result.Verdict), result.Severity),
    ];

    private static VerdictKind KindOf(Verdict verdict) => verdict switch
    {
        Verdict.Pass => VerdictKind.Pass,
        Verdict.Fail => VerdictKind.Fail,
        Verdict.Moot => VerdictKind.Moot,
        _ => VerdictKind.Unseen,
    };
}

/// <summary>The four answers a check can give.</summary>
public enum VerdictKind
{
    /// <summary>Could not be observed.</summary>
    Unseen,

    /// <summary>The question did not arise.</summary>
    Moot,

    /// <summary>In order.</summary>
    Pass,

    /// <summary>Not in order: a finding.</summary>
    Fail,
}
