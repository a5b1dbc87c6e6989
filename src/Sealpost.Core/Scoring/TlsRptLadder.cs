using Sealpost.Core.Reading;
using Sealpost.Core.Reporting;

namespace Sealpost.Core.Scoring;

/// <summary>TLS-RPT: would the owner hear of it when senders fail (RFC 8460 §3)?</summary>
internal static class TlsRptLadder
{
    private static readonly Rung Received = new(10, "senders report, and the reports arrive", "RPT101");

    private static readonly Rung Disputed = new(7, "some senders discard the record for a malformed destination", "RPT106")
    {
        Next = Received,
        Advice = "Write every report destination as a valid URI",
    };

    private static readonly Rung Lost = new(3, "a report destination cannot receive", "RPT111")
    {
        Next = Received,
        Advice = "Name report destinations that can receive",
    };

    private static readonly Rung Broken = new(0, "the TLSRPT record cannot be used", "RPT103")
    {
        Next = Received,
        Advice = "Mend the TLSRPT record",
    };

    private static readonly Rung Absent = new(0, "no failure is reported to anybody", "RPT101")
    {
        Next = Received,
        Advice = "Publish a TLSRPT record",
    };

    public static Ladder Ladder { get; } = new("TLS reports", [Received, Disputed, Lost, Broken, Absent]);

    public static Placement Of(CheckReport report) => report.Reading switch
    {
        var reading when Parking.TakesNone(reading) => new Placement.Moot("the domain takes no mail"),
        { TlsRpt.Status: TlsRptStatus.Undetermined } => new Placement.Unseen("the TLSRPT record could not be looked up"),
        { TlsRpt.Status: TlsRptStatus.Absent } => new Placement.OnRung(Absent),
        { TlsRpt.Status: TlsRptStatus.Broken } => new Placement.OnRung(Broken),
        _ when report.Failed("RPT111") || report.Failed("RPT112") => new Placement.OnRung(Lost),
        { TlsRpt.Status: TlsRptStatus.Disputed } => new Placement.OnRung(Disputed),
        _ => new Placement.OnRung(Received),
    };
}
