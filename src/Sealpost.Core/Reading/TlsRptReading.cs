using Sealpost.Core.Observations;
using Sealpost.Core.TlsRpt;

namespace Sealpost.Core.Reading;

/// <summary>The TLSRPT record: where senders report to.</summary>
public sealed record TlsRptReading
{
    private TlsRptReading(TxtReading txt)
    {
        Txt = txt;
        Record = txt.Text is { } text ? TlsRptRecordParser.Parse(text.Span) : null;
        Status = txt.State switch
        {
            TxtState.Unseen => TlsRptStatus.Undetermined,
            TxtState.Absent or TxtState.Discarded => TlsRptStatus.Absent,
            TxtState.One when Record is { Strict.IsUsable: true } => TlsRptStatus.Present,
            TxtState.One when Record is { Lenient: not null } => TlsRptStatus.Disputed,
            _ => TlsRptStatus.Broken,
        };
    }

    /// <summary>The answer to the question for the record.</summary>
    public TxtReading Txt { get; }

    /// <summary>The one record, parsed; null unless there is exactly one.</summary>
    public ParsedTlsRptRecord? Record { get; }

    /// <summary>What a sender ends with.</summary>
    public TlsRptStatus Status { get; }

    /// <summary>The destinations, the usable and the unusable ones; empty where there is no record to act on.</summary>
    public IEnumerable<ReportUri> Destinations => Record?.Lenient?.Rua ?? [];

    /// <summary>Reads the record.</summary>
    public static TlsRptReading Of(DomainObservation seen, bool resolverWorks) =>
        new(TxtReading.Of(seen.TlsRptTxt, "v=TLSRPTv1"u8, resolverWorks));
}
