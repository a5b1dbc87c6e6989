using Sealpost.Core.Scoring;

namespace Sealpost.Core.Rendering;

/// <summary>The score for people.</summary>
public static class ScoreWords
{
    /// <summary>The total, its letter and how much was seen, as <c>72 of 100 (C), confidence 85 %</c>.</summary>
    public static string Sum(Score score) => score switch
    {
        { Confidence: null } => "none: nothing here can be scored",
        { Total: null } => "none: nothing that counts could be seen",
        _ => $"{score.Total} of 100 ({score.Letter}), confidence {score.Confidence} %",
    };

    /// <summary>A step with its gain, as <c>+8: Move the policy to enforce</c>.</summary>
    public static string Step(ScoreStep step) => $"+{step.Gain}: {step.Advice}";

    /// <summary>Where the domain stands on one ladder, and by which check, as <c>Policy for the domain 24 of 24: … (DMC111)</c>.</summary>
    public static string Mark(ScoreMark mark) => mark switch
    {
        { Placement: Placement.OnRung { Rung: var rung }, Ladder: var ladder } =>
            $"{ladder.Subject} {rung.Points} of {ladder.Most}: {rung.Words} ({rung.CheckId})",
        { Placement: Placement.Moot moot, Ladder: var ladder } => $"{ladder.Subject} does not arise: {moot.Because}",
        { Placement: Placement.Unseen unseen, Ladder: var ladder } => $"{ladder.Subject} not seen: {unseen.Because}",
        _ => throw new System.Diagnostics.UnreachableException($"no such placement: {mark.Placement}"),
    };

    /// <summary>A part and its points, as <c>DMARC 24 of 30</c>; what was not seen of it said.</summary>
    public static string Part(ScorePart part) => part.Of > 0
        ? $"{part.Kind.Title} {part.Points} of {part.Of}"
        : $"{part.Kind.Title} {(part.Marks.All(static mark => mark.Placement is Placement.Moot) ? "does not arise" : "not seen")}";
}
