using System.Collections.Immutable;
using Sealpost.Core.Checks;

namespace Sealpost.Core.Reporting;

/// <summary>What two judgements of a domain say differently: every finding of either is in exactly one list.</summary>
/// <remarks>
/// A finding that is gone is not always mended: what came in its place says whether the check passed, did not arise,
/// could not look, or was not asked.
/// </remarks>
public sealed record ReportDiff
{
    private ReportDiff(List<FindingChange> changes)
    {
        Appeared = [.. changes.Where(static one => !one.Failed && one.Fails)];
        Disappeared = [.. changes.Where(static one => one.Failed && !one.Fails)];
        var both = changes.Where(static one => one.Failed && one.Fails).ToLookup(
            static one => one.Before!.Severity == one.Now!.Severity);
        Stayed = [.. both[true]];
        ChangedSeverity = [.. both[false]];
    }

    /// <summary>Findings that were none before, worst first.</summary>
    public ImmutableArray<FindingChange> Appeared { get; }

    /// <summary>Findings that are none any more, by what they were, worst first.</summary>
    public ImmutableArray<FindingChange> Disappeared { get; }

    /// <summary>Findings of both that matter as much as before, worst first.</summary>
    public ImmutableArray<FindingChange> Stayed { get; }

    /// <summary>Findings of both that matter more now, or less; worst first.</summary>
    public ImmutableArray<FindingChange> ChangedSeverity { get; }

    /// <summary>Whether both have the same findings, as severe as each other.</summary>
    public bool IsEmpty => Appeared.IsEmpty && Disappeared.IsEmpty && ChangedSeverity.IsEmpty;

    /// <summary>Holds a later report against an earlier one.</summary>
    public static ReportDiff Of(CheckReport before, CheckReport now) =>
        Of(GivenVerdict.Of(before), GivenVerdict.Of(now));

    /// <summary>Holds later answers against earlier ones; of several of one id the first counts.</summary>
    public static ReportDiff Of(ImmutableArray<GivenVerdict> before, ImmutableArray<GivenVerdict> now)
    {
        var earlier = ById(before);
        var later = ById(now);
        var changes = from id in later.Keys.Concat(earlier.Keys.Except(later.Keys))
                      let change = new FindingChange(earlier.GetValueOrDefault(id), later.GetValueOrDefault(id))
                      where change.Failed || change.Fails
                      orderby change.Severity descending
                      select change;
        return new([.. changes]);
    }

    private static OrderedDictionary<string, GivenVerdict> ById(ImmutableArray<GivenVerdict> verdicts)
    {
        var byId = new OrderedDictionary<string, GivenVerdict>(StringComparer.Ordinal);
        foreach (var verdict in verdicts)
        {
            byId.TryAdd(verdict.Id, verdict);
        }

        return byId;
    }
}

/// <summary>One check's two answers, of which at least one is a failure.</summary>
/// <param name="Before">The earlier answer; null where the check was not asked.</param>
/// <param name="Now">The later answer; null where the check was not asked.</param>
public sealed record FindingChange(GivenVerdict? Before, GivenVerdict? Now)
{
    /// <summary>The check.</summary>
    public string Id => Latest.Id;

    /// <summary>What is wrong where it fails, in the later words.</summary>
    public string Title => Latest.Title;

    /// <summary>Whether it was a finding before.</summary>
    public bool Failed => Before is { Kind: VerdictKind.Fail };

    /// <summary>Whether it is a finding now.</summary>
    public bool Fails => Now is { Kind: VerdictKind.Fail };

    /// <summary>How much the failure matters: the later one where there is one.</summary>
    public Severity Severity => (Fails ? Now : Before)!.Severity;

    private GivenVerdict Latest => (Now ?? Before)!;
}
