using System.Collections.Immutable;
using System.Globalization;
using Sealpost.Core.Rendering;
using Sealpost.Core.Scoring;
using Sealpost.Web.Results;

namespace Sealpost.Web.Posture;

/// <summary>The Email Security Score, as some version's checks gave it.</summary>
/// <param name="Total">As <c>72 of 100</c>.</param>
/// <param name="Letter">A to F; null where nothing could be scored.</param>
/// <param name="Tone">How good it is.</param>
/// <param name="Confidence">How much of what counts was seen, in a sentence.</param>
/// <param name="Parts">By weight.</param>
/// <param name="Steps">What would raise it, the largest gain first.</param>
public sealed record ScoreView(
    string Total,
    string? Letter,
    Tone Tone,
    string Confidence,
    ImmutableArray<ScorePartView> Parts,
    ImmutableArray<ScoreStepView> Steps)
{
    internal static ScoreView? Of(JudgedScore? score) => score is null ? null : new(
        score.Total is { } total ? string.Create(CultureInfo.InvariantCulture, $"{total} of 100") : "not known",
        score.Letter,
        ToneOf(score.Letter),
        score.Confidence switch
        {
            null => "Nothing here can be scored.",
            100 => "All that counts was seen.",
            0 => "Nothing that counts could be seen.",
            var share => string.Create(CultureInfo.InvariantCulture, $"{share} % of what counts could be seen."),
        },
        [.. from part in score.Parts select ScorePartView.Of(part)],
        [.. from step in score.Steps select new ScoreStepView(step.Gain, Shown.Of(step.Advice), Shown.Of(step.Id, 20))]);

    private static Tone ToneOf(string? letter) => letter switch
    {
        null => Tone.Neutral,
        "A" or "B" => Tone.Good,
        "C" or "D" => Tone.Mixed,
        _ => Tone.Bad,
    };
}

/// <summary>One part of the score.</summary>
/// <param name="Title">As <c>DMARC</c>.</param>
/// <param name="Points">As <c>24 of 30</c>; what there is instead where nothing was seen.</param>
/// <param name="Percent">Of the points there were; null where nothing was seen.</param>
/// <param name="Marks">What the points are for.</param>
public sealed record ScorePartView(string Title, string Points, int? Percent, ImmutableArray<ScoreMarkView> Marks)
{
    internal static ScorePartView Of(JudgedPart part) => new(
        TitleOf(part.Part),
        part switch
        {
            { Of: > 0 } => string.Create(CultureInfo.InvariantCulture, $"{part.Points} of {part.Of}"),
            _ when part.Marks.All(static mark => mark.State is "moot") => "not counted",
            _ => "not seen",
        },
        part.Of > 0 ? part.Points * 100 / part.Of : null,
        [.. from mark in part.Marks select new ScoreMarkView(Shown.Of(mark.Because), mark.Id is { } id ? Shown.Of(id, 20) : null)]);

    private static string TitleOf(string word) =>
        (from kind in Enum.GetValues<ScorePartKind>() where kind.Word == word select kind.Title).FirstOrDefault() ?? Shown.Of(word, 40);
}

/// <summary>What points are given for, and the check that says more.</summary>
public sealed record ScoreMarkView(string Words, string? CheckId);

/// <summary>Something that would raise the score.</summary>
public sealed record ScoreStepView(int Gain, string Advice, string CheckId);
