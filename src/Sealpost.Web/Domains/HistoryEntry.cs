using System.Collections.Immutable;
using Sealpost.Core.Rendering;
using Sealpost.Core.Reporting;
using Sealpost.Web.Results;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Domains;

/// <summary>A check in the history.</summary>
public sealed record HistoryEntry
{
    public required string Id { get; init; }

    public required string Moment { get; init; }

    public required Tone Tone { get; init; }

    /// <summary>The outcome in a word or two.</summary>
    public required string Word { get; init; }

    /// <summary>The outcome in one sentence, as it was told then; safe to show.</summary>
    public required string Headline { get; init; }

    /// <summary>Whether the mail servers were contacted.</summary>
    public required bool Smtp { get; init; }

    /// <summary>How many findings there are.</summary>
    public required int Findings { get; init; }

    /// <summary>What is otherwise than in the check before; null where there is none.</summary>
    public required ReportDiff? Diff { get; init; }

    /// <summary>The check before, whose id goes into the comparison; null where there is none.</summary>
    public required string? Before { get; init; }

    /// <summary>Why findings may come and go although nothing changed; null where nothing is to be said.</summary>
    public required string? Caution { get; init; }

    /// <summary>How the policy changed with this check; null where it did not.</summary>
    public required PolicyChange? Policy { get; init; }

    internal static HistoryEntry Of(
        StoredCheck row,
        ImmutableArray<GivenVerdict> verdicts,
        StoredCheck? before,
        ReportDiff? diff,
        PolicyChange? policy) => new()
        {
            Id = row.Id,
            Moment = Shown.Moment(row.At),
            Tone = OutcomeWords.ToneOf(row.Outcome),
            Word = OutcomeWords.Of(row.Outcome),
            Headline = SafeText.Of(row.Headline ?? ""),
            Smtp = row.Smtp,
            Findings = verdicts.Count(static verdict => verdict.Kind is VerdictKind.Fail),
            Diff = diff,
            Before = before?.Id,
            Caution = before is null ? null : CautionOf(row, before),
            Policy = policy,
        };

    private static string? CautionOf(StoredCheck row, StoredCheck before) => (row.Smtp, before.Smtp) switch
    {
        (true, false) => "The check before did not contact the mail servers.",
        (false, true) => "This check did not contact the mail servers.",
        _ when row.JudgedBy != before.JudgedBy =>
            $"Sealpost {before.JudgedBy} judged the check before, {row.JudgedBy} this one.",
        _ => null,
    };
}
