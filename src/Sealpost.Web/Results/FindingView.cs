using System.Collections.Immutable;
using System.Globalization;
using Sealpost.Core.Checks;
using Sealpost.Core.Rendering;
using Sealpost.Web.Pages;

namespace Sealpost.Web.Results;

/// <summary>Something that is not in order, ready to be shown.</summary>
public sealed record FindingView
{
    private const int MostEvidence = 12;

    public required string Id { get; init; }

    public required Tone Tone { get; init; }

    /// <summary>What stands beside the word.</summary>
    public required string Symbol { get; init; }

    /// <summary>As <c>error</c>.</summary>
    public required string Word { get; init; }

    /// <summary>May hold code between grave accents, as <see cref="Why"/> and <see cref="Remedy"/> may.</summary>
    public required string Title { get; init; }

    public required string Why { get; init; }

    /// <summary>The senders that refuse the mail or ignore the policy, where it is not a MUST that is broken.</summary>
    public string? Refusers { get; init; }

    public required ImmutableArray<EvidenceView> Evidence { get; init; }

    /// <summary>How many more pieces of evidence there are.</summary>
    public required int MoreEvidence { get; init; }

    public required string Remedy { get; init; }

    /// <summary>The lines to publish; null where none can be written down, or another finding has them.</summary>
    public string? Publish { get; init; }

    /// <summary>The finding that has the same lines to publish.</summary>
    public string? PublishAs { get; init; }

    /// <summary>As <c>RFC 8461 §3.2</c>.</summary>
    public string? Citation { get; init; }

    public string? CitationUrl { get; init; }

    internal static ImmutableArray<FindingView> Of(Judgement judgement)
    {
        // The same suggestion answers several findings; it is shown once.
        var suggested = new Dictionary<string, string>();
        return [.. from result in judgement.Findings select Of(result, suggested)];
    }

    /// <summary>
    /// What to mend first: the first error that breaks a MUST, else the first error, else the first warning, else, where
    /// mail is not protected yet, the remark that says why; null where nothing has to be mended.
    /// </summary>
    internal static FindingView? First(ImmutableArray<FindingView> findings, string outcome) =>
        findings.FirstOrDefault(static finding => finding is { Tone: Tone.Bad, Refusers: null })
        ?? findings.FirstOrDefault(static finding => finding.Tone is Tone.Bad or Tone.Mixed)
        ?? (outcome is "reporting" or "unprotected" ? findings.FirstOrDefault() : null);

    private static FindingView Of(JudgedCheck result, Dictionary<string, string> suggested)
    {
        var publish = result.Publish is { } lines ? SafeLines(lines) : null;
        var earlier = publish is not null && !suggested.TryAdd(publish, result.Id) ? suggested[publish] : null;
        return new()
        {
            Id = result.Id,
            Tone = result.Rank switch
            {
                2 => Tone.Bad,
                1 => Tone.Mixed,
                _ => Tone.Neutral,
            },
            Symbol = result.Rank switch
            {
                2 => Severity.Error.Symbol(),
                1 => Severity.Warning.Symbol(),
                _ => Severity.Info.Symbol(),
            },
            Word = result.Answer,
            Title = result.Title,
            Why = result.Why,
            Refusers = Catalog.Find(result.Id)?.Refusers,
            Evidence =
            [
                .. from one in result.Evidence.Take(MostEvidence)
                   group one by one.Subject into same
                   select new EvidenceView(
                       Shown.Of(same.Key),
                       [.. from one in same select new SeenView(PlaceOf(one), Shown.Of(one.Observed), ExpectedIn(one))]),
            ],
            MoreEvidence = Math.Max(0, result.Evidence.Length - MostEvidence),
            Remedy = result.Remedy,
            Publish = earlier is null ? publish : null,
            PublishAs = earlier,
            Citation = result.Citation is { } source ? $"RFC {source.Rfc} §{source.Section}" : null,
            CitationUrl = result.Citation is { } place
                ? $"https://www.rfc-editor.org/rfc/rfc{place.Rfc}#section-{place.Section}"
                : null,
        };
    }

    // Each line of it stands on its own: what is to be published never holds a line end of the network's.
    private static string SafeLines(string lines) =>
        string.Join('\n', from line in lines.Split('\n') select SafeText.Of(line));

    private static string? PlaceOf(JudgedEvidence one) =>
        one.Place is { } place ? string.Create(CultureInfo.InvariantCulture, $"line {place.Line}") : null;

    private static string? ExpectedIn(JudgedEvidence one) => one.Expected is { } expected ? Shown.Of(expected) : null;
}

/// <summary>What was seen of one thing.</summary>
public sealed record EvidenceView(string Subject, ImmutableArray<SeenView> Seen);

/// <summary>One thing seen.</summary>
/// <param name="Place">Where in the text, as <c>line 3</c>; null where it is not about a text.</param>
/// <param name="Observed">What was there.</param>
/// <param name="Expected">What ought to have been there, where that can be said shortly.</param>
public sealed record SeenView(string? Place, string Observed, string? Expected);
