using Sealpost.Core.Dane;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>DNE1xx, third part: the TLSA records against what the servers present (RFC 7672 §3).</summary>
internal static class DaneServerChecks
{
    private const string Consequence = "Senders that know DANE do not deliver to this server, whatever MTA-STS says.";

    public static Check NoMatch { get; } = new()
    {
        Id = "DNE101",
        Title = "A mail server's certificate matches none of its TLSA records",
        Severity = Severity.Error,
        Source = new(7672, "2.2", Level.Must),
        Why = Consequence,
        Remedy = "Publish a record of the key that the server uses now, and before the next change of key one of the new key; "
            + "or give the server its old key back.",
        Publish = Failing,
        Judge = static reading => DaneVerdicts.OverCertificates(
            reading,
            static probe => probe.Probe.Probe is MxProbe.Secured && probe.Standing is not Standing.Undetermined,
            Otherwise(reading),
            static probe => probe.Standing is Standing.Refused
                && probe.AnchorFaults.IsEmpty
                && !LacksAnchor(probe)
                    ? $"presents a certificate for {Shown(probe)}, whose record would be {probe.Advised ?? "unknown"}"
                    : null,
            "what one of the TLSA records says"),
    };

    public static Check NoTls { get; } = new()
    {
        Id = "DNE103",
        Title = "A mail server has TLSA records and no TLS",
        Severity = Severity.Error,
        Source = new(7672, "2.2", Level.Must),
        Why = Consequence,
        Remedy = "Switch STARTTLS on, or remove the TLSA records until it works.",
        Judge = static reading => DaneVerdicts.OverHosts(
            reading,
            static host => host.HasRecords && host.Probes.Any(static probe => probe.Probe.IsJudged),
            "no mail server has TLSA records",
            static host => from probe in host.Probes
                           where probe.Probe.Probe is not MxProbe.Secured && probe.Standing is Standing.Refused
                           select new Evidence(
                               MailVerdicts.Subject(host.Host, probe.Probe), probe.Probe.Because!, "TLS")) switch
        {
            Verdict.Moot when reading.Dane.IsInForce => Verdict.Of(
                MailVerdicts.BeforeServers(reading)
                ?? Obstacle.NotSeen("no mail server with TLSA records answered (see SMX112 and SMX113)")),
            var verdict => verdict,
        },
    };

    public static Check NoAnchor { get; } = new()
    {
        Id = "DNE112",
        Title = "A mail server does not send the trust anchor of its TLSA record",
        Severity = Severity.Error,
        Source = new(7672, "3.1.2", Level.Must),
        Why = "Senders have the anchor's digest from the DNS and need the anchor itself. " + Consequence,
        Remedy = "Let the server send its whole chain, the anchor of the usage 2 record included, even if it is a root; or "
            + "publish a record of usage 3.",
        Publish = Failing,
        Judge = static reading => DaneVerdicts.OverCertificates(
            reading,
            static probe => probe.Matches.Any(static match => match.Record.Usage is TlsaUsage.DaneTa),
            Otherwise(reading, "no TLSA record is of a trust anchor"),
            static probe => probe.Standing is Standing.Refused && probe.AnchorFaults.IsEmpty && LacksAnchor(probe)
                ? probe.Matches.Any(static match => match is TlsaMatch.OwnAsAnchor)
                    ? "the record of usage 2 is of the server's own certificate, which is no anchor"
                    : "the anchor is not among the certificates that were sent"
                : null,
            "a chain with the anchor in it"),
    };

    public static Check NotInOrder { get; } = new()
    {
        Id = "DNE113",
        Title = "A certificate under a trust anchor has a wrong name or date",
        Severity = Severity.Error,
        Source = new(7672, "3.2.2", Level.Must),
        Why = "Under usage 2 names and dates count, as they do not under usage 3. " + Consequence,
        Remedy = "Renew the certificate, for the name in the MX record; or publish a record of usage 3.",
        Publish = Failing,
        Judge = static reading => DaneVerdicts.OverCertificates(
            reading,
            static probe => probe.Matches.Any(static match => match is TlsaMatch.Anchored),
            Otherwise(reading, "no certificate under a trust anchor was seen"),
            static probe => probe.Standing is Standing.Refused && !probe.AnchorFaults.IsEmpty
                ? string.Join("; ", probe.AnchorFaults)
                : null,
            "a certificate for the name in the MX record, valid today"),
    };

    public static Check Disagreement { get; } = new()
    {
        Id = "DNE114",
        Title = "DANE and the enforced MTA-STS policy disagree",
        Severity = Severity.Error,
        Source = new(8461, "2", Level.Must),
        Why = "Delivery depends on the sender: one that knows DANE only delivers, one that honours the policy does not.",
        Remedy = "Where a policy is enforced, list every mail server in it and give each a certificate of a public authority, "
            + "whatever the TLSA records say.",
        Publish = Suggestion.MissingMx,
        Judge = static reading => DaneVerdicts.OverHosts(
            reading,
            static host => host.Standing is Standing.Passes or Standing.Mixed,
            "DANE authenticates no mail server, or none was seen",
            host => Disputed(reading, host.Host) is { } refusal
                ? [new(host.Host.Name, $"authenticated by DANE, and refused by the policy: {refusal}")]
                : []) switch
        {
            Verdict.Pass or Verdict.Fail when reading.MtaSts.Status is MtaStsStatus.Undetermined =>
                Verdict.NotSeen("whether there is a policy could not be seen"),
            Verdict.Pass when reading.MtaSts.Mode is not StsMode.Enforce =>
                Verdict.NotApplicable("no policy is enforced"),
            Verdict.Moot when reading.Dane.IsInForce && MailVerdicts.BeforeServers(reading) is { Unseen: true } unseen =>
                Verdict.Of(unseen),
            var verdict => verdict,
        },
    };

    private static string? Disputed(DomainReading reading, MailHostReading host) =>
        reading.MtaSts.Mode is not StsMode.Enforce ? null
        : reading.CoveredBy(host) is null ? "it is not covered"
        : host.Standing is Standing.Refused or Standing.Mixed
            ? host.Probes.First(static probe => probe.Standing is Standing.Refused).Because
            : null;

    private static string? Failing(DomainReading reading) => DaneVerdicts.Lines(
        reading.Dane.Hosts.Where(static host => host.Standing is Standing.Refused or Standing.Mixed));

    private static bool LacksAnchor(DaneProbeReading probe) =>
        !probe.Matches.IsEmpty
        && probe.Matches.All(static match => match.Record.Usage is TlsaUsage.DaneTa
            && match is not (TlsaMatch.Anchored or TlsaMatch.Astray or TlsaMatch.Unknown));

    private static string Shown(DaneProbeReading probe) =>
        probe.Probe.Certificate?.Own?.DnsNames.FirstOrDefault() ?? "no name";

    private static string Otherwise(DomainReading reading, string because = "no mail server got as far as a certificate") =>
        reading.Dane.Hosts.SelectMany(static host => host.Probes).Any(static probe => probe.Probe.Probe is MxProbe.Secured)
            ? because
            : "no mail server with TLSA records speaks TLS (DNE103)";
}
