using System.Collections.Immutable;
using Sealpost.Core.Scoring;

namespace Sealpost.Core.Rendering.Json;

/// <summary>The score in the JSON document.</summary>
internal sealed record ScoreJson(
    int? Total,
    string? Letter,
    int? Confidence,
    ImmutableArray<ScorePartJson> Parts,
    ImmutableArray<ScoreStepJson> Steps)
{
    public static ScoreJson Of(Score score) => new(
        score.Total,
        score.Letter,
        score.Confidence,
        [.. from part in score.Parts select ScorePartJson.From(part)],
        [.. from step in score.Steps select new ScoreStepJson(step.Gain, step.Part.Word, step.CheckId, step.Advice)]);
}

internal sealed record ScorePartJson(string Part, int Weight, int Points, int Of, ImmutableArray<ScoreMarkJson> Marks)
{
    internal static ScorePartJson From(ScorePart part) => new(
        part.Kind.Word,
        part.Marks.Sum(static mark => mark.Ladder.Most),
        part.Points,
        part.Of,
        [.. from mark in part.Marks select ScoreMarkJson.Of(mark)]);
}

internal sealed record ScoreMarkJson(string Subject, string State, int? Points, int Weight, string Because, string? Id)
{
    internal static ScoreMarkJson Of(ScoreMark mark) => mark.Placement switch
    {
        Placement.OnRung on => new(
            mark.Ladder.Subject, "seen", on.Rung.Points, mark.Ladder.Most, on.Rung.Words, on.Rung.CheckId),
        Placement.Moot moot => new(mark.Ladder.Subject, "moot", null, mark.Ladder.Most, moot.Because, null),
        var unseen => new(
            mark.Ladder.Subject, "unseen", null, mark.Ladder.Most, ((Placement.Unseen)unseen).Because, null),
    };
}

internal sealed record ScoreStepJson(int Gain, string Part, string Id, string Advice);
