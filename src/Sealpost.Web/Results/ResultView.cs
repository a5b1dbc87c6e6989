using System.Collections.Immutable;
using Sealpost.Core.Linting;
using Sealpost.Core.Rendering;
using Sealpost.Core.Reporting;
using Sealpost.Web.Posture;

namespace Sealpost.Web.Results;

/// <summary>A finished check, ready to be shown: every text in it is safe and of bounded length.</summary>
public sealed record ResultView
{
    public required string Id { get; init; }

    /// <summary>A-labels.</summary>
    public required string Domain { get; init; }

    /// <summary>The domain for people.</summary>
    public required string Spelled { get; init; }

    public required Tone Tone { get; init; }

    public required string Headline { get; init; }

    /// <summary>As <c>partly-protected</c>.</summary>
    public required string Outcome { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Took { get; init; }

    /// <summary>Whether the mail servers were contacted.</summary>
    public required bool Smtp { get; init; }

    /// <summary>The version whose checks judged what is shown.</summary>
    public required string JudgedBy { get; init; }

    /// <summary>Whether today's checks are shown, and not those of then.</summary>
    public required bool IsJudgedToday { get; init; }

    /// <summary>What today's checks say otherwise than those of then did.</summary>
    public required ImmutableArray<Difference> Differences { get; init; }

    public required ImmutableArray<StatusView> Statuses { get; init; }

    /// <summary>The score; null where the version that judged gave none.</summary>
    public required ScoreView? Score { get; init; }

    /// <summary>DANE, SPF, DKIM and DMARC.</summary>
    public required NeighbourhoodView Neighbourhood { get; init; }

    /// <summary>How real senders treat the domain.</summary>
    public required ImmutableArray<SenderRow> Senders { get; init; }

    /// <summary>The DKIM selectors that were named, with spaces between them.</summary>
    public required string Selectors { get; init; }

    /// <summary>What to mend first; null where nothing has to be.</summary>
    public required FindingView? First { get; init; }

    public required ImmutableArray<FindingView> Findings { get; init; }

    public required CoverageView? Coverage { get; init; }

    public required RecordView StsRecord { get; init; }

    public required RecordView TlsRptRecord { get; init; }

    public required PolicyView Policy { get; init; }

    public required ImmutableArray<MailServerView> MailServers { get; init; }

    public required ImmutableArray<TimingView> Timings { get; init; }

    public required ImmutableArray<ReasonView> NotSeen { get; init; }

    public required ImmutableArray<PassedView> Passed { get; init; }

    public required ImmutableArray<ReasonView> Moot { get; init; }

    public required RawView Raw { get; init; }

    /// <summary>The view of a check.</summary>
    /// <param name="id">The check.</param>
    /// <param name="report">The observation, judged by today's checks.</param>
    /// <param name="then">What was said when the check was made.</param>
    /// <param name="isToday">Whether today's verdicts are wanted.</param>
    internal static ResultView Of(string id, CheckReport report, Judgement then, bool isToday)
    {
        var now = Judgement.Now(report);
        var shown = isToday ? now : then;
        var findings = FindingView.Of(shown);
        var (seen, reading) = (report.Seen, report.Reading);
        return new()
        {
            Id = id,
            Domain = seen.Domain.Ascii,
            Spelled = Core.Rendering.Headline.Spell(seen.Domain),
            Tone = shown.Tone,
            Headline = shown.Headline,
            Outcome = shown.Outcome,
            At = seen.At,
            Took = Shown.Time(seen.Milliseconds),
            Smtp = seen.Scope.Smtp,
            JudgedBy = shown.By,
            IsJudgedToday = isToday,
            Differences = now.Since(then),
            Statuses = StatusView.Of(reading),
            Score = ScoreView.Of(shown.Score),
            Neighbourhood = NeighbourhoodView.Of(reading),
            Senders = SenderRow.Of(report),
            Selectors = string.Join(' ', from key in reading.Dkim?.Keys ?? [] where key.IsGiven select Shown.Of(key.Selector, 253)),
            First = FindingView.First(findings, shown.Outcome),
            Findings = findings,
            Coverage = CoverageView.Of(reading),
            StsRecord = RecordView.Of(reading.MtaSts.Txt, LintKind.StsRecord, Overview.Record(reading)),
            TlsRptRecord = RecordView.Of(reading.TlsRpt.Txt, LintKind.TlsRptRecord, Overview.TlsRpt(reading)),
            Policy = PolicyView.Of(reading),
            MailServers = [.. from host in reading.Mail.Hosts.Take(MostHosts) select MailServerView.Of(reading, host)],
            Timings = TimingView.Of(seen),
            NotSeen = ReasonView.Of(shown, "unseen"),
            Passed =
            [
                .. from result in shown.Results
                   where result.Verdict is "pass"
                   select new PassedView(result.Id, result.Title),
            ],
            Moot = ReasonView.Of(shown, "moot"),
            Raw = RawView.Of(seen),
        };
    }

    private const int MostHosts = 60;
}
