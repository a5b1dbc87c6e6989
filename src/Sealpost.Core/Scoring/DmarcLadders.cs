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

    private static readonly Rung Ambiguous = new(12, "some receivers drop the record, others act on the first of two tags", "DMC106")
    {
        Next = Reject,
        Advice = "Leave one of the tags that are given twice",
    };

    private static readonly Rung ForMail = new(0, "no DMARC policy covers the domain, which has no mail", "DMC101")
    {
        Next = Reject,
        Advice = "Publish a DMARC record with p=reject",
    };

    private static readonly Rung Absent = new(0, "no DMARC policy covers the domain", "DMC101")
    {
        Next = None,
        Advice = "Publish a DMARC record, with p=none and reports first",
    };

    private static readonly Rung Covered = new(4, "names below the domain are as well protected", "DMC112");

    private static readonly Rung Weaker = new(0, "names below the domain are less protected", "DMC112")
    {
        Next = Covered,
        Advice = "Ask for the same policy for names below the domain (sp, np)",
    };

    // What the domain's own policy earns, it earns for the names below as well: there is no step for them alone.
    private static readonly Rung Open = new(0, "names below the domain are not protected", "DMC111");

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

    // The checks on what makes receivers ignore the record, the most telling first.
    private static readonly string[] Breaking = ["DMC121", "DMC122", "DMC102", "DMC126", "DMC103", "DMC104", "DMC105"];

    public static Ladder Policy { get; } = new("Policy for the domain", [Reject, Quarantine, Ambiguous, None, Broken, Absent, ForMail]);

    public static Ladder Subdomains { get; } = new("Policy below the domain", [Covered, Weaker, Open]);

    public static Ladder Reports { get; } = new("Aggregate reports", [Reported, Lost, Unreported]);

    public static Placement PolicyOf(CheckReport report) => report.Reading.Dmarc switch
    {
        null or { Status: DmarcStatus.Undetermined } => Unlooked,
        { Status: DmarcStatus.Absent, IsNonexistent: true } => new Placement.Moot("the domain does not exist"),
        { Status: DmarcStatus.Absent } => new Placement.OnRung(Parking.SendsNone(report.Reading) ? ForMail : Absent),
        { Status: DmarcStatus.Broken } => new Placement.OnRung(Cause.Of(report, Broken, Breaking)),
        { Record: { } record, Policy: { } policy } => new Placement.OnRung(RungOf(report, record, policy)),
        _ => new Placement.OnRung(None),
    };

    private static Rung RungOf(CheckReport report, DmarcRecord record, DmarcPolicy policy)
    {
        var rung = record.Applied(policy) switch
        {
            DmarcPolicy.Reject => Reject,
            DmarcPolicy.Quarantine => Quarantine,
            _ => Cause.Of(report, None, "DMC104", "DMC105"),
        };
        return rung switch
        {
            { Points: > 12 } when report.Failed("DMC106") => Ambiguous,

            // What is tested is asked for already, a step above.
            { Next: not null } when record.Applied(policy) != policy =>
                rung with { CheckId = "DMC113", Next = policy is DmarcPolicy.Reject ? Reject : Quarantine, Advice = "Remove t=y from the DMARC record" },
            { Next: not null } when Parking.SendsNone(report.Reading) =>
                rung with { Next = Reject, Advice = "Move the DMARC policy to reject" },
            { CheckId: not "DMC111" } => rung with { Advice = "Mend the policies in the DMARC record" },
            _ => rung,
        };
    }

    public static Placement SubdomainsOf(DomainReading reading) => reading.Dmarc switch
    {
        null or { Status: DmarcStatus.Undetermined } => Unlooked,
        { IsNonexistent: true } => new Placement.Moot("the domain does not exist"),
        { IsBelowOrganization: true } below => new Placement.Moot($"names below go by the record of {below.Organization}"),
        { Record: { } record, Policy: { } policy } => new Placement.OnRung(
            Weakest(record) is DmarcPolicy.None ? policy is DmarcPolicy.None ? Open : Weaker
            : record.ForSubdomains >= policy && record.ForNonexistent >= policy ? Covered
            : Weaker),
        _ => new Placement.OnRung(Open),
    };

    private static DmarcPolicy Weakest(DmarcRecord record) =>
        record.Applied(record.ForSubdomains < record.ForNonexistent ? record.ForSubdomains : record.ForNonexistent);

    public static Placement ReportsOf(CheckReport report) => report.Reading.Dmarc switch
    {
        null or { Status: DmarcStatus.Undetermined } => Unlooked,
        _ when Parking.TakesNone(report.Reading) => new Placement.Moot("the domain takes no mail"),
        { Record: { } record } when !record.Rua.IsEmpty && !record.Rua.Any(static uri => uri.IsUsable) => new Placement.OnRung(Lost),
        { Record.Rua.IsEmpty: false } when report.Failed("DMC117") || report.Failed("DMC118") => new Placement.OnRung(Lost),
        { Record.Rua.IsEmpty: false } => new Placement.OnRung(Reported),
        _ => new Placement.OnRung(Unreported),
    };

    private static Placement Unlooked => new Placement.Unseen("the DMARC record could not be looked up");
}
