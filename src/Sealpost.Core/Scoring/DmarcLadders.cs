using Sealpost.Core.Dmarc;
using Sealpost.Core.Reading;
using Sealpost.Core.Reporting;

namespace Sealpost.Core.Scoring;

/// <summary>DMARC: can others send in the domain's name, or in the name of something below it (RFC 9989 §4.7)?</summary>
internal static class DmarcLadders
{
    private static readonly Rung Reject = new(24, "receivers reject mail that is not the domain's", "DMC111");

    private static readonly Rung Quarantine = new(17, "receivers put mail aside that is not the domain's", "DMC111")
    {
        Next = Reject,
        Advice = "Move the DMARC policy to reject",
    };

    private static readonly Rung None = new(6, "receivers are asked for nothing; there is a record, but no protection", "DMC111")
    {
        Next = Quarantine,
        Advice = "Move the DMARC policy to quarantine, once the reports show that your own mail passes",
    };

    private static readonly Rung Broken = new(0, "receivers cannot use the DMARC record", "DMC103")
    {
        Next = Quarantine,
        Advice = "Mend the DMARC record",
    };

    private static readonly Rung Absent = new(0, "no DMARC policy covers the domain", "DMC101")
    {
        Next = None,
        Advice = "Publish a DMARC record, with p=none and reports first",
    };

    private static readonly Rung Covered = new(4, "names below the domain are as well protected", "DMC112");

    private static readonly Rung Weaker = new(0, "names below the domain are less protected, or not at all", "DMC112")
    {
        Next = Covered,
        Advice = "Ask for the same policy for names below the domain (sp, np)",
    };

    private static readonly Rung Reported = new(2, "receivers report what they saw", "DMC114");

    private static readonly Rung Lost = new(0, "reports do not arrive", "DMC117")
    {
        Next = Reported,
        Advice = "Send DMARC reports where they are agreed to and can be received",
    };

    private static readonly Rung Unreported = new(0, "no reports are asked for", "DMC114")
    {
        Next = Reported,
        Advice = "Ask for aggregate reports (rua)",
    };

    public static Ladder Policy { get; } = new("Policy for the domain", [Reject, Quarantine, None, Broken, Absent]);

    public static Ladder Subdomains { get; } = new("Policy below the domain", [Covered, Weaker]);

    public static Ladder Reports { get; } = new("Aggregate reports", [Reported, Lost, Unreported]);

    public static Placement PolicyOf(DomainReading reading) => reading.Dmarc switch
    {
        null or { Status: DmarcStatus.Undetermined } => Unlooked,
        { Status: DmarcStatus.Absent, IsNonexistent: true } => new Placement.Moot("the domain does not exist"),
        { Status: DmarcStatus.Absent } => new Placement.OnRung(Absent),
        { Status: DmarcStatus.Broken } => new Placement.OnRung(Broken),
        { Record: { } record, Policy: { } policy } => new Placement.OnRung(record.Applied(policy) switch
        {
            DmarcPolicy.Reject => Reject,
            DmarcPolicy.Quarantine => Quarantine,
            _ => None,
        }),
        _ => new Placement.OnRung(None),
    };

    public static Placement SubdomainsOf(DomainReading reading) => reading.Dmarc switch
    {
        null or { Status: DmarcStatus.Undetermined } => Unlooked,
        { IsNonexistent: true } => new Placement.Moot("the domain does not exist"),
        { Record: { } record, Policy: { } policy } when record.Applied(policy) is not DmarcPolicy.None
            && record.ForSubdomains >= policy && record.ForNonexistent >= policy => new Placement.OnRung(Covered),
        _ => new Placement.OnRung(Weaker),
    };

    public static Placement ReportsOf(CheckReport report) => report.Reading.Dmarc switch
    {
        null or { Status: DmarcStatus.Undetermined } => Unlooked,
        _ when report.Reading.Mail.TakesNone => new Placement.Moot("the domain takes no mail"),
        { Record.Rua.IsEmpty: false } when report.Failed("DMC117") || report.Failed("DMC118") => new Placement.OnRung(Lost),
        { Record.Rua.IsEmpty: false } => new Placement.OnRung(Reported),
        _ => new Placement.OnRung(Unreported),
    };

    private static Placement Unlooked => new Placement.Unseen("the DMARC record could not be looked up");
}
