using Sealpost.Core.Checks;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Reading;
using Sealpost.Core.Reporting;

namespace Sealpost.Core.Scoring;

/// <summary>Transport: does mail to the domain travel protected? A table, not a sum: one way to the top is enough.</summary>
internal static class TransportLadder
{
    private static readonly Rung NullMx = new(30, "the domain says that it takes no mail", "SMX101");

    private static readonly Rung Enforced = new(30, "senders must encrypt, and every mail server proves who it is", "STS401");

    private static readonly Rung Dane = new(30, "DNSSEC and DANE vouch for every mail server", "DNE101");

    private static readonly Rung Testing = new(
        22, "every mail server would satisfy the policy, which is only being tested", "STS317")
    {
        Next = Enforced,
        Advice = "Move the policy to enforce",
    };

    private static readonly Rung Disputed = new(
        20, "the policy is enforced by tolerant senders only; strict ones discard it", "STS301")
    {
        Next = Enforced,
        Advice = "Mend the policy so that strict senders take it, too",
    };

    private static readonly Rung Partly = new(
        17, "senders that insist on protection deliver to some mail servers and not to others", "STS401")
    {
        Next = Enforced,
        Advice = "Bring every mail server under the policy, with STARTTLS and a valid certificate",
    };

    private static readonly Rung PartlyByDane = new(
        17, "senders that know DANE deliver to some mail servers and not to others", "DNE101")
    {
        Next = Dane,
        Advice = "Make certificates and TLSA records agree on every mail server",
    };

    private static readonly Rung PartlyWithout = new(
        17, "DNSSEC and DANE vouch for some mail servers, and nothing for the others", "DNE107")
    {
        Next = Dane,
        Advice = "Publish TLSA records for every mail server",
    };

    private static readonly Rung Certificates = new(
        13, "every mail server has STARTTLS and a valid certificate, but nothing makes senders insist", "STS101")
    {
        Next = Testing,
        Advice = "Publish an MTA-STS policy, in testing mode first",
    };

    private static readonly Rung Uncovered = new(
        13, "every mail server has STARTTLS and a valid certificate, but the policy, in testing, leaves mail servers out", "STS401")
    {
        Next = Testing,
        Advice = "Put every mail server into the policy",
    };

    private static readonly Rung Withdrawn = new(
        13, "every mail server has STARTTLS and a valid certificate, but the policy says that nothing is to be insisted on", "STS318")
    {
        Next = Testing,
        Advice = "Set the policy's mode to testing, with every mail server in it, unless you are giving MTA-STS up",
    };

    private static readonly Rung Broken = new(
        13, "every mail server has STARTTLS and a valid certificate, but senders get no policy that they can use", "STS103")
    {
        Next = Testing,
        Advice = "Mend the MTA-STS record and policy, in testing mode first",
    };

    private static readonly Rung StartTls = new(
        8, "every mail server has STARTTLS, but not every certificate proves who it is", "CRT103")
    {
        Next = Certificates,
        Advice = "Give every mail server a valid certificate for its own name",
    };

    private static readonly Rung NoNullMx = new(
        22, "the domain takes no mail, but does not say so", "SMX101")
    {
        Next = NullMx,
        Advice = "Publish a null MX record",
    };

    private static readonly Rung Plain = new(3, "mail to at least one mail server travels in the clear", "SMX106")
    {
        Next = StartTls,
        Advice = "Offer STARTTLS on every mail server",
    };

    private static readonly Rung Unreachable = new(0, "mail has nowhere to go: no mail server has an address", "SMX102")
    {
        Next = Certificates,
        Advice = "Give the mail servers addresses, or let the MX records name hosts that have some",
    };

    // Below having nothing: mail does not arrive at all.
    private static readonly Rung Refused = new(
        0, "senders that insist on protection deliver to no mail server", "STS402")
    {
        Next = Testing,
        Advice = "Make the mail servers satisfy the policy; until then, set its mode to testing",
    };

    private static readonly Rung RefusedByDane = new(
        0, "senders that know DANE deliver to no mail server", "DNE101")
    {
        Next = Dane,
        Advice = "Make certificates and TLSA records agree; until then, take the TLSA records away",
    };

    // The checks on what a policy refuses, the most telling first.
    private static readonly string[] ByPolicy =
        ["STS402", "STS401", "SMX106", "SMX107", "SMX108", "CRT101", "CRT102", "CRT103", "CRT104"];

    public static Ladder Ladder { get; } = new(
        "Protected transport",
        [
            Enforced, Dane, NullMx, Testing, NoNullMx, Disputed, Partly, PartlyByDane, PartlyWithout, Certificates, Uncovered,
            Withdrawn, Broken, StartTls, Plain, Unreachable, Refused, RefusedByDane,
        ]);

    public static Placement Of(CheckReport report) => report.Outcome switch
    {
        Outcome.NoMail when report.Reading.Mail.State is MailState.NullMx => new Placement.OnRung(NullMx),
        Outcome.NoMail when report.Reading.Mail.State is MailState.NoSuchDomain => new Placement.Moot("the domain does not exist"),
        Outcome.NoMail when report.Reading.Mail.State is MailState.Nowhere => new Placement.OnRung(NoNullMx),
        Outcome.NoMail => new Placement.OnRung(Unreachable),
        _ when report.Reading.Dane.MayMatter =>
            new Placement.Unseen("there are TLSA records, or may be, and what DNSSEC says of them could not be seen"),
        Outcome.Protected when report.Reading.MtaSts.Mode is not StsMode.Enforce => new Placement.OnRung(Dane),
        Outcome.Protected => new Placement.OnRung(Enforced),
        Outcome.Refused => new Placement.OnRung(
            IsByDane(report.Reading) ? OfDane(report, RefusedByDane)
            : Cause.Of(report, Refused, ByPolicy)),
        Outcome.PartlyProtected when report.Reading.MtaSts.Status is MtaStsStatus.Disputed && !AnyRefused(report.Reading) =>
            new Placement.OnRung(Disputed),
        Outcome.PartlyProtected => new Placement.OnRung(
            IsByDane(report.Reading) ? OfDane(report, PartlyByDane)
            : report.Reading.MtaSts.Mode is not StsMode.Enforce ? PartlyWithout
            : Cause.Of(report, Partly, ByPolicy)),
        Outcome.Undetermined => new Placement.Unseen("whether mail travels protected could not be found out"),
        _ => OfServers(report),
    };

    // Where a policy refuses as well, it is the policy's finding that says more; but a policy that is mended does not help where
    // DANE lets mail go nowhere.
    private static bool IsByDane(DomainReading reading)
    {
        var standings = (from host in reading.Mail.Named select reading.Dane.StandingOf(host)).ToList();
        return (standings.Count > 0 && standings.TrueForAll(static one => one is Standing.Refused))
            || (standings.Exists(static one => one is Standing.Refused or Standing.Mixed)
                && !(reading.MtaSts.Mode is StsMode.Enforce && AnyRefused(reading)));
    }

    private static Rung OfDane(CheckReport report, Rung rung) =>
        Cause.Of(report, rung, "DNE102", "DNE103", "DNE112", "DNE113") switch
        {
            { CheckId: "DNE102" } fault => fault with { Advice = "Let the name servers answer for the TLSA records of every mail server" },
            { CheckId: "DNE103" } fault => fault with { Advice = "Switch STARTTLS on, or take the TLSA records away" },
            var fault => fault,
        };

    private static bool AnyRefused(DomainReading reading) => reading.Mail.Named.Any(
        host => reading.CoveredBy(host) is null || host.Standing is Standing.Refused or Standing.Mixed);

    // No policy insists: what is left is what the servers offer.
    private static Placement OfServers(CheckReport report)
    {
        var reading = report.Reading;
        var hosts = reading.Mail.Named.Where(static host => host.Addresses is not AddressReading.None).ToList();
        if (hosts.Exists(static host => host.StartTls is Answer.No))
        {
            return new Placement.OnRung(Plain);
        }

        var answered = hosts.FindAll(static host => host.StartTls is Answer.Yes);
        if (answered.Count == 0)
        {
            return new Placement.Unseen("no mail server was asked for STARTTLS, or none answered");
        }

        return new Placement.OnRung(
            answered.Exists(static host => host.CertificateValid is not Answer.Yes) ? StartTls
            : reading.MtaSts.Mode is StsMode.Testing && hosts.TrueForAll(host => reading.CoveredBy(host) is not null) ? Testing
            : WithoutProtection(report));
    }

    private static Rung WithoutProtection(CheckReport report) => report.Reading.MtaSts switch
    {
        { Mode: StsMode.Testing } => Cause.Of(report, Uncovered, ByPolicy),
        { Mode: StsMode.None } => Withdrawn,
        { Status: MtaStsStatus.Broken } or { Txt.State: TxtState.Discarded } => Cause.Of(report, Broken, FaultsOfMtaSts(report)),
        _ => Certificates,
    };

    private static IEnumerable<string> FaultsOfMtaSts(CheckReport report) =>
        from finding in report.Findings
        where finding.Severity is Severity.Error && finding.Check.Id.StartsWith("STS", StringComparison.Ordinal)
        select finding.Check.Id;
}
