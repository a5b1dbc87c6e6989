using Sealpost.Core.Observations;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>How the checks on DANE go over mail servers, records and addresses.</summary>
internal static class DaneVerdicts
{
    /// <summary>Why nobody knows or cares whether there are TLSA records; null where somebody does.</summary>
    public static Obstacle? BeforeRecords(DomainReading reading) => reading switch
    {
        _ when MailVerdicts.BeforeHosts(reading) is { } obstacle => obstacle,
        { Mail.TakesNone: true } => Obstacle.Moot("the domain takes no mail (see SMX101 to SMX104)"),
        { Dane: { Mx: DnssecState.Unseen } dane } => Obstacle.NotSeen(dane.Because!),
        _ => null,
    };

    /// <summary>Why senders need not look at TLSA records of this domain; null where they do.</summary>
    public static Obstacle? BeforeHosts(DomainReading reading) => BeforeRecords(reading)
        ?? (reading.Dane.IsAskedFor
            ? null
            : Obstacle.Moot("the MX records are not signed, so DANE cannot protect (see DNE106)"));

    /// <summary>Asks every mail server that the question is about.</summary>
    /// <param name="reading">The domain.</param>
    /// <param name="applies">Whether the question arises for a server.</param>
    /// <param name="otherwise">Why it does not arise where it does for none.</param>
    /// <param name="evidence">What is wrong; empty where nothing is.</param>
    public static Verdict OverHosts(
        DomainReading reading,
        Func<HostDaneReading, bool> applies,
        string otherwise,
        Func<HostDaneReading, IEnumerable<Evidence>> evidence)
    {
        if (BeforeHosts(reading) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        var asked = reading.Dane.Hosts.Where(applies).ToList();
        return asked.Count > 0
            ? Verdict.FailedWhenAny(asked.SelectMany(evidence))
            : Unseen(reading) ?? Verdict.NotApplicable(otherwise);
    }

    /// <summary>Asks every record that counts.</summary>
    public static Verdict OverRecords(
        DomainReading reading, Func<TlsaReading, bool> isWrong, string expected) => OverHosts(
        reading,
        static host => host.HasRecords,
        "no mail server has TLSA records",
        host => from record in host.Records
                where isWrong(record)
                select new Evidence(Owner(host), $"TLSA {Short(record.Text)}", expected));

    /// <summary>Asks every address where a certificate was seen under usable records.</summary>
    public static Verdict OverCertificates(
        DomainReading reading,
        Func<DaneProbeReading, bool> applies,
        string otherwise,
        Func<DaneProbeReading, string?> fault,
        string expected)
    {
        if (BeforeHosts(reading) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        var usable = reading.Dane.Hosts.Where(static host => host.State is DaneState.Usable).ToList();
        if (usable.Count == 0)
        {
            return Unseen(reading) ?? Verdict.NotApplicable("no mail server has TLSA records that can be used");
        }

        if (MailVerdicts.BeforeServers(reading) is { } unreached)
        {
            return Verdict.Of(unreached);
        }

        var asked = (from host in usable from probe in host.Probes where applies(probe) select (host, probe)).ToList();
        if (asked.Count > 0)
        {
            var wrong = from pair in asked
                        let observed = fault(pair.probe)
                        where observed is not null
                        select new Evidence(MailVerdicts.Subject(pair.host.Host, pair.probe.Probe), observed, expected);
            return Verdict.FailedWhenAny(wrong);
        }

        return usable.SelectMany(static host => host.Probes).Any(static probe => probe.Probe.IsJudged)
            ? Verdict.NotApplicable(otherwise)
            : Verdict.NotSeen("no mail server with TLSA records answered (see SMX112 and SMX113)");
    }

    /// <summary>The lines that name what the servers present now; null where no certificate was seen.</summary>
    public static string? Lines(IEnumerable<HostDaneReading> hosts)
    {
        var lines = from host in hosts
                    from advised in (from probe in host.Host.Probes select AdvisedFor(probe)).Distinct()
                    where advised is not null
                    select $"{Owner(host)}. IN TLSA {advised}";
        return string.Join('\n', lines.Distinct().Take(20)) is { Length: > 0 } text ? text : null;
    }

    /// <summary>Where a host's TLSA records stand.</summary>
    public static string Owner(HostDaneReading host) => $"_25._tcp.{host.Base}";

    /// <summary>A record, cut where it holds more than a digest.</summary>
    public static string Short(string record) => record.Length > 150 ? $"{record[..60]}…" : record;

    private static Verdict? Unseen(DomainReading reading) =>
        reading.Dane.Hosts.FirstOrDefault(static host => host.State is DaneState.Unseen) is { } host
            ? Verdict.NotSeen(host.Because!)
            : null;

    private static string? AdvisedFor(ProbeReading probe) =>
        probe.Probe is MxProbe.Secured { Tls.Chain.Sent: [var own, ..] }
            ? Dane.ServedCertificate.OfBase64(own.Der)?.Advised
            : null;
}
