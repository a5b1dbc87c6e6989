using Sealpost.Core.Observations;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>How the checks on mail servers go over hosts and addresses.</summary>
internal static class MailVerdicts
{
    /// <summary>Why the MX hosts cannot be judged; null where there are hosts.</summary>
    public static Obstacle? BeforeHosts(DomainReading reading) => reading.Mail.State switch
    {
        MailState.Unseen => Obstacle.NotSeen($"where mail goes could not be looked up ({reading.Mail.Mx.Reply.Words})"),
        MailState.ServersFail => Obstacle.Moot("the name servers fail to answer (SMX111)"),
        MailState.Implicit or MailState.Hosts => null,
        _ => Obstacle.Moot("the domain takes no mail (SMX101)"),
    };

    /// <summary>Why no mail server can be asked anything; null where at least one address was tried.</summary>
    public static Obstacle? BeforeServers(DomainReading reading)
    {
        if (BeforeHosts(reading) is { } obstacle)
        {
            return obstacle;
        }

        var mail = reading.Mail;
        if (mail.Hosts.All(static host => host.IsAddress))
        {
            return Obstacle.Moot("the MX records hold IP addresses (SMX104)");
        }

        if (mail.TakesNone)
        {
            return Obstacle.Moot("no MX host has an address (SMX102)");
        }

        if (!reading.Seen.Scope.Smtp)
        {
            return Obstacle.NotSeen("mail servers were not contacted, as asked");
        }

        if (mail.Named.Where(static host => !host.Probes.IsEmpty).ToList() is { Count: > 0 } probed)
        {
            return probed.TrueForAll(static host => host.IsNotPublic)
                ? Obstacle.Moot("no MX host has a public address (SMX109)")
                : null;
        }

        return Obstacle.NotSeen("the addresses of the MX hosts could not be looked up");
    }

    /// <summary>Asks every address that got as far as the question.</summary>
    /// <param name="reading">The domain.</param>
    /// <param name="applies">Whether the question arises for an address.</param>
    /// <param name="fault">What is wrong with an address, in words; null where nothing is.</param>
    /// <param name="expected">What ought to have been seen.</param>
    public static Verdict Over(
        DomainReading reading,
        Func<ProbeReading, bool> applies,
        Func<ProbeReading, string?> fault,
        string? expected = null)
    {
        if (BeforeServers(reading) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        var asked = reading.Mail.Probes.Where(pair => applies(pair.Probe)).ToList();
        if (asked.Count > 0)
        {
            return Verdict.FailedWhenAny(
                from pair in asked
                let observed = fault(pair.Probe)
                where observed is not null
                select new Evidence(Subject(pair.Host, pair.Probe), observed, expected));
        }

        return reading.Mail.Probes.Any(static pair => pair.Probe.IsJudged)
            ? Verdict.NotApplicable("no mail server that answered got as far as this (see SMX106 to SMX108)")
            : Verdict.NotSeen("no mail server answered (see SMX112 and SMX113)");
    }

    /// <summary>Asks every host whose MX record holds a name.</summary>
    public static Verdict OverHosts(
        DomainReading reading, Func<MailHostReading, string?> fault, string? expected = null) =>
        BeforeHosts(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : Verdict.FailedWhenAny(
                from host in reading.Mail.Named
                let observed = fault(host)
                where observed is not null
                select new Evidence(host.Name, observed, expected));

    public static string Subject(MailHostReading host, ProbeReading probe) => $"{host.Name} [{probe.Address}]";

    /// <summary>Whether the server answered STARTTLS with a handshake, however it ended.</summary>
    public static bool ReachedHandshake(ProbeReading probe) => probe.Probe is MxProbe.Secured or MxProbe.NoTls;
}
