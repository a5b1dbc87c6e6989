using System.Collections.Immutable;
using Sealpost.Core.Checks;
using Sealpost.Core.Observations.Json;
using Sealpost.Core.Reading;
using Sealpost.Core.Rendering;
using Sealpost.Core.Reporting;
using Sealpost.Web.Results;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Domains;

/// <summary>Two checks of one domain, the earlier and the later.</summary>
public sealed record Comparison
{
    private const int MostLines = 400;

    /// <summary>For people, safe to show.</summary>
    public required string Name { get; init; }

    /// <summary>A-labels.</summary>
    public required string Domain { get; init; }

    public required HistoryEntry Before { get; init; }

    public required HistoryEntry Now { get; init; }

    public required ReportDiff Diff { get; init; }

    /// <summary>Whether both are judged by today's checks, and not each by those of its time.</summary>
    public required bool IsToday { get; init; }

    /// <summary>The records, the status, the mode: what is otherwise.</summary>
    public required ImmutableArray<FactChange> Facts { get; init; }

    /// <summary>The policy's text, at most so many lines, safe to show; empty where neither check found one.</summary>
    public required ImmutableArray<ComparedLine> Policy { get; init; }

    /// <summary>How many more lines there are.</summary>
    public required int MoreLines { get; init; }

    /// <summary>Whether what the text says changed and the id of the record did not.</summary>
    public required bool IsSilent { get; init; }

    public required ImmutableArray<ServerChange> Servers { get; init; }

    /// <summary>How lines ended and end, in a sentence; null where that is the same.</summary>
    public required string? LineEnds { get; init; }

    /// <summary>Whether the lines of the policy are the same, however they end.</summary>
    public bool AreSameLines => Policy.All(static line => line.Fate is LineFate.Kept) && MoreLines == 0;

    /// <summary>Whether the texts of the policy are the same.</summary>
    public required bool IsSamePolicy { get; init; }

    /// <summary>Compares two finished checks with their texts, in the order in which they were made.</summary>
    internal static Comparison Of(StoredCheck one, StoredCheck other, bool isToday)
    {
        var (before, now) = one.At <= other.At ? (one, other) : (other, one);
        var (old, young) = (Report(before), Report(now));
        var (oldVerdicts, youngVerdicts) = isToday
            ? (GivenVerdict.Of(old), GivenVerdict.Of(young))
            : (KeptVerdicts.Of(before.Texts!.Document), KeptVerdicts.Of(now.Texts!.Document));
        var diff = ReportDiff.Of(oldVerdicts, youngVerdicts);
        var (oldText, youngText) = (PolicyText(old.Reading), PolicyText(young.Reading));
        var lines = LineDiff.Of(Domains.LineEnds.Alike(oldText), Domains.LineEnds.Alike(youngText));
        return new()
        {
            Name = Headline.Spell(young.Seen.Domain),
            Domain = now.Domain,
            Before = HistoryEntry.Of(before, oldVerdicts, null, null, null),
            Now = HistoryEntry.Of(now, youngVerdicts, before, diff, null),
            Diff = diff,
            IsToday = isToday,
            Facts = FactChange.Of(FactsOf(old.Reading), FactsOf(young.Reading)),
            Policy = [.. lines.Take(MostLines).Select(static line => line with { Text = Shown.Of(line.Text) })],
            MoreLines = Math.Max(0, lines.Length - MostLines),
            LineEnds = Domains.LineEnds.Change(oldText, youngText),
            IsSamePolicy = oldText == youngText,
            IsSilent = before.PolicyId is not null && before.PolicyId == now.PolicyId
                && before.PolicyDigest is not null && now.PolicyDigest is not null
                && before.PolicyDigest != now.PolicyDigest
                && lines.Any(static line => line.Fate is not LineFate.Kept),
            Servers = ServerChange.Of(old.Reading, young.Reading),
        };
    }

    private static CheckReport Report(StoredCheck check) =>
        ObservationJson.TryRead(FinishedCheck.Unpack(check.Texts!.Observation), out var seen, out var fault)
            ? CheckReport.Judge(seen, Catalog.All)
            : throw new InvalidDataException($"The observation of check {check.Id} cannot be read. {fault}");

    private static string PolicyText(DomainReading reading) =>
        reading.MtaSts.Host.Chosen?.Answer?.Body.ToString() ?? "";

    private static IEnumerable<(string Name, string? Value)> FactsOf(DomainReading reading) =>
    [
        ("MTA-STS", reading.MtaSts.Status.Word()),
        ("MTA-STS record", Overview.Record(reading)),
        ("Policy", Overview.Policy(reading)),
        ("TLS-RPT", reading.TlsRpt.Status.Word()),
        ("TLS-RPT record", reading.TlsRpt.Txt.Text?.ToString() ?? Overview.TlsRpt(reading)),
    ];
}
