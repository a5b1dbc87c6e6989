using System.Collections.Immutable;
using Sealpost.Core.Reporting;

namespace Sealpost.Core.Scoring;

/// <summary>What the score is made of. The weights and the order are decisions; <c>docs/score.md</c> is made from here.</summary>
public static class ScoreTable
{
    /// <summary>The parts with their ladders, by weight; all the best rungs together are worth 100.</summary>
    public static ImmutableArray<(ScorePartKind Kind, ImmutableArray<Ladder> Ladders)> Parts { get; } =
    [
        (ScorePartKind.Dmarc, [DmarcLadders.Policy, DmarcLadders.Subdomains, DmarcLadders.Reports]),
        (ScorePartKind.Transport, [TransportLadder.Ladder]),
        (ScorePartKind.Spf, [SpfLadder.Ladder]),
        (ScorePartKind.Dkim, [DkimLadder.Ladder]),
        (ScorePartKind.TlsRpt, [TlsRptLadder.Ladder]),
    ];

    /// <summary>From which total on a letter is given, the best first.</summary>
    public static ImmutableArray<(int From, string Letter)> Letters { get; } =
        [(90, "A"), (75, "B"), (60, "C"), (40, "D"), (0, "F")];

    /// <summary>The score of a report.</summary>
    public static Score ScoreOf(CheckReport report) => Score.Of(
    [
        new(ScorePartKind.Dmarc,
        [
            new(DmarcLadders.Policy, DmarcLadders.PolicyOf(report)),
            new(DmarcLadders.Subdomains, DmarcLadders.SubdomainsOf(report.Reading)),
            new(DmarcLadders.Reports, DmarcLadders.ReportsOf(report)),
        ]),
        new(ScorePartKind.Transport, [new(TransportLadder.Ladder, TransportLadder.Of(report))]),
        new(ScorePartKind.Spf, [new(SpfLadder.Ladder, SpfLadder.Of(report))]),
        new(ScorePartKind.Dkim, [new(DkimLadder.Ladder, DkimLadder.Of(report))]),
        new(ScorePartKind.TlsRpt, [new(TlsRptLadder.Ladder, TlsRptLadder.Of(report))]),
    ]);
}
