using System.Collections.Immutable;
using System.Globalization;
using Sealpost.Core.Rendering;
using Sealpost.Core.Scoring;
using Sealpost.Core.Tests.Scenarios;

namespace Sealpost.Core.Tests.Documents;

/// <summary>What <c>docs/score.md</c> says by rote, made from the table in the sources.</summary>
internal static class ScorePage
{
    /// <summary>The parts, their questions and every rung.</summary>
    public static string Table { get; } = string.Join('\n', ScoreTable.Parts.SelectMany(PartLines)).TrimEnd();

    /// <summary>From which total on a letter is given.</summary>
    public static string Letters { get; } = string.Join('\n',
    [
        "| Total | Letter |",
        "|---|---|",
        .. from letter in ScoreTable.Letters
           select string.Create(CultureInfo.InvariantCulture, $"| {letter.From} and more | {letter.Letter} |"),
    ]);

    /// <summary>Domains that differ from one in good order by one thing, and their scores.</summary>
    public static string Examples { get; } = string.Join('\n',
    [
        "| A domain in good order, but for | Total | Confidence | Parts | First step |",
        "|---|---|---|---|---|",
        .. from claim in Claims
           let score = ScoreTable.ScoreOf(Scenario.All.Single(one => one.Claim == claim).Judge())
           select $"| {claim} | {score.Total} {score.Letter} | {score.Confidence} % "
               + $"| {string.Join(", ", from part in score.Parts select ScoreWords.Part(part))} "
               + $"| {(score.Steps.IsEmpty ? "" : ScoreWords.Step(score.Steps[0]))} |",
    ]);

    private static IEnumerable<string> Claims =>
    [
        "a domain in good order",
        "a policy in testing",
        "no record and no policy",
        "no host covered",
        "one host not covered",
        "no STARTTLS and no policy",
        "mail servers not contacted",
        "no TLSRPT record",
        "a null MX under an enforced policy",
        "a parked domain: a null MX, -all and p=reject",
    ];

    private static IEnumerable<string> PartLines((ScorePartKind Kind, ImmutableArray<Ladder> Ladders) part) =>
    [
        $"### {part.Kind.Title}: {part.Ladders.Sum(static ladder => ladder.Most)}",
        "",
        .. part.Ladders.SelectMany(LadderLines),
    ];

    private static IEnumerable<string> LadderLines(Ladder ladder) =>
    [
        $"{ladder.Subject}, at most {ladder.Most}:",
        "",
        "| Points | State | What earns more | Check |",
        "|---|---|---|---|",
        .. from rung in ladder.Rungs select $"| {rung.Points} | {rung.Words} | {Earns(rung)} | [{rung.CheckId}](checks/{rung.CheckId}.md) |",
        "",
    ];

    private static string Earns(Rung rung) =>
        rung.Next is { } next ? $"+{next.Points - rung.Points}: {char.ToLowerInvariant(rung.Advice![0])}{rung.Advice[1..]}" : "";
}
