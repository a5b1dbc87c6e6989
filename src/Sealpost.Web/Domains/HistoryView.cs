using System.Collections.Immutable;
using Sealpost.Core.Names;
using Sealpost.Core.Rendering;
using Sealpost.Core.Reporting;
using Sealpost.Web.Results;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Domains;

/// <summary>A page of the history of a domain.</summary>
public sealed record HistoryView
{
    /// <summary>Checks on one page.</summary>
    public const int PageSize = 20;

    /// <summary>Checks that are read for the picture and the policies, and to find what a check is compared with.</summary>
    internal const int Reach = 120;

    /// <summary>A-labels.</summary>
    public required string Domain { get; init; }

    /// <summary>For people, safe to show.</summary>
    public required string Name { get; init; }

    public required ImmutableArray<HistoryEntry> Entries { get; init; }

    /// <summary>Outcomes, the earliest first.</summary>
    public required ImmutableArray<OutcomePoint> Outcomes { get; init; }

    /// <summary>Policies, the latest first.</summary>
    public required ImmutableArray<KeptPolicy> Policies { get; init; }

    /// <summary>Where older checks are; null where there are none.</summary>
    public required string? Older { get; init; }

    /// <summary>Whether this is not the page of the latest checks.</summary>
    public required bool IsOlder { get; init; }

    /// <summary>Whether the latest check contacted the mail servers, as the next one should.</summary>
    public bool Smtp => Entries[0].Smtp;

    /// <summary>The page of some checks.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="rows">The checks of the page and those before them, the latest first; at least one.</param>
    /// <param name="documents">The documents of the page's checks and of the one before.</param>
    /// <param name="isOlder">Whether there are later ones.</param>
    internal static HistoryView Of(
        DomainName domain,
        IReadOnlyList<StoredCheck> rows,
        IReadOnlyDictionary<string, byte[]> documents,
        bool isOlder)
    {
        var periods = PolicyTimeline.Of(rows);
        var entries = ImmutableArray.CreateBuilder<HistoryEntry>();
        var verdicts = rows.Take(PageSize + 1).Select(row => VerdictsOf(row, documents)).ToList();
        for (var i = 0; i < Math.Min(PageSize, rows.Count); i++)
        {
            var diff = i + 1 < verdicts.Count ? ReportDiff.Of(verdicts[i + 1], verdicts[i]) : null;
            var change = periods.FirstOrDefault(period => period.First.Id == rows[i].Id)?.Change;
            entries.Add(HistoryEntry.Of(rows[i], verdicts[i], i + 1 < rows.Count ? rows[i + 1] : null, diff, change));
        }

        return new()
        {
            Domain = domain.Ascii,
            Name = Headline.Spell(domain),
            Entries = entries.ToImmutable(),
            Outcomes = [.. rows.Take(OutcomePoint.Most).Reverse().Select(OutcomePoint.Of)],
            Policies = [.. periods.Select(static period => KeptPolicy.Of(period))],
            Older = rows.Count > PageSize
                ? $"/domain/{domain.Ascii}?after={new HistoryCursor(rows[PageSize - 1].At, rows[PageSize - 1].Id)}"
                : null,
            IsOlder = isOlder,
        };
    }

    private static ImmutableArray<GivenVerdict> VerdictsOf(
        StoredCheck row, IReadOnlyDictionary<string, byte[]> documents) =>
        documents.TryGetValue(row.Id, out var document) ? KeptVerdicts.Of(document) : [];
}

/// <summary>An outcome in the picture.</summary>
public sealed record OutcomePoint(string CheckId, string Moment, Tone Tone, string Word)
{
    /// <summary>The most that are drawn.</summary>
    public const int Most = 40;

    internal static OutcomePoint Of(StoredCheck row) => new(
        row.Id, Shown.Moment(row.At), OutcomeWords.ToneOf(row.Outcome), OutcomeWords.Of(row.Outcome));
}

/// <summary>A policy in the history.</summary>
public sealed record KeptPolicy
{
    public required string? Id { get; init; }

    /// <summary>The first digits of the text's SHA-256; null where none was served.</summary>
    public required string? Digest { get; init; }

    public required PolicyChange Change { get; init; }

    /// <summary>When it was seen first.</summary>
    public required string From { get; init; }

    /// <summary>When it was seen last.</summary>
    public required string Until { get; init; }

    /// <summary>Where it is compared with the one before; null where there is none.</summary>
    public required string? Comparison { get; init; }

    internal static KeptPolicy Of(PolicyPeriod period) => new()
    {
        Id = period.Id is { } id ? Shown.Of(id, 64) : null,
        Digest = period.Digest?[..12],
        Change = period.Change,
        From = Shown.Moment(period.First.At),
        Until = Shown.Moment(period.Last.At),
        Comparison = period.Before is { } before ? $"/compare/{before.Id}/{period.First.Id}" : null,
    };
}
