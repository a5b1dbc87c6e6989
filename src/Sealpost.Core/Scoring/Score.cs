using System.Collections.Immutable;

namespace Sealpost.Core.Scoring;

/// <summary>How well a domain's mail is protected, as a number with its reasons.</summary>
/// <remarks>
/// What could not be seen leaves the total and lowers the confidence; what does not arise leaves both as they are.
/// </remarks>
public sealed record Score
{
    private Score(ImmutableArray<ScorePart> parts)
    {
        Parts = parts;
        var marks = parts.SelectMany(static part => part.Marks).ToList();
        var seen = marks.Sum(static mark => mark.Of);
        var unseen = marks.Where(static mark => mark.Placement is Placement.Unseen).Sum(static mark => mark.Ladder.Most);
        Total = seen == 0 ? null : Share(marks.Sum(static mark => mark.Points), seen);
        Letter = Total is { } total ? LetterOf(total) : null;
        Confidence = seen + unseen == 0 ? null : Share(seen, seen + unseen);
        Steps =
        [
            .. from part in parts
               from mark in part.Marks
               let step = StepFrom(part.Kind, mark, parts)
               where step is not null
               orderby step.Gain descending
               select step,
        ];
    }

    /// <summary>0 to 100; null where nothing was seen that counts.</summary>
    public int? Total { get; }

    /// <summary>A to F; null with <see cref="Total"/>.</summary>
    public string? Letter { get; }

    /// <summary>Which share of what counts was seen, in per cent; null where nothing counts.</summary>
    public int? Confidence { get; }

    /// <summary>The parts, by weight.</summary>
    public ImmutableArray<ScorePart> Parts { get; }

    /// <summary>What would raise the total, the largest gain first.</summary>
    public ImmutableArray<ScoreStep> Steps { get; }

    /// <summary>The score of parts that are placed.</summary>
    public static Score Of(ImmutableArray<ScorePart> parts) => new(parts);

    /// <summary>The letter of a total.</summary>
    public static string LetterOf(int total) => ScoreTable.Letters.First(letter => total >= letter.From).Letter;

    private static ScoreStep? StepFrom(ScorePartKind kind, ScoreMark mark, ImmutableArray<ScorePart> parts)
    {
        if (mark.Placement is not Placement.OnRung { Rung: { Next: { } next, Advice: { } advice } rung })
        {
            return null;
        }

        var (points, of) = (parts.Sum(static part => part.Points), parts.Sum(static part => part.Of));
        var gain = Share(points - rung.Points + next.Points, of) - Share(points, of);
        return new(gain, kind, rung.CheckId, advice);
    }

    // Half a point counts as a whole one.
    private static int Share(int points, int of) => ((200 * points) + of) / (2 * of);
}
