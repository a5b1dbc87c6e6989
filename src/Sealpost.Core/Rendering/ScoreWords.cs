using Sealpost.Core.Scoring;

namespace Sealpost.Core.Rendering;

/// <summary>The score for people.</summary>
public static class ScoreWords
{
    /// <summary>The total, its letter and how much was seen, as <c>72 of 100 (C), from 85 % of what counts</c>.</summary>
    public static string Sum(Score score) => score switch
    {
        { Confidence: null } => "none: nothing here can be scored",
        { Total: null } => "none: nothing that counts could be seen",
        { Confidence: 100 } => $"{score.Total} of 100 ({score.Letter})",
        _ => $"{score.Total} of 100 ({score.Letter}), from the {score.Confidence} % of what counts that could be seen",
    };

    /// <summary>A step with its gain, as <c>+8: Move the policy to enforce</c>.</summary>
    public static string Step(ScoreStep step) => $"+{step.Gain}: {step.Advice}";

    /// <summary>A part and its points, as <c>DMARC 24 of 30</c>; what was not seen of it said.</summary>
    public static string Part(ScorePart part) => part.Of > 0
        ? $"{part.Kind.Title} {part.Points} of {part.Of}"
        : $"{part.Kind.Title} {(part.Marks.All(static mark => mark.Placement is Placement.Moot) ? "does not arise" : "not seen")}";
}
