using Sealpost.Core.Observations;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>SMX1xx, second half: do the mail servers answer, and speak TLS? (RFC 8461 §4, RFC 3207 §2)</summary>
internal static class StartTlsChecks
{
    public static Check NotOffered { get; } = new()
    {
        Id = "SMX106",
        Title = "A mail server does not offer STARTTLS",
        Severity = Severity.Error,
        Rule = SeverityRules.ByModeWarningAtLeast,
        Source = new(8461, "4", Level.Must),
        Why = "Mail to this server travels in clear, and under an enforced policy it does not travel at all.",
        Remedy = "Switch on STARTTLS on port 25. If it is on, see whether a firewall on the path strips it from the "
            + "reply to EHLO.",
        Judge = static reading => MailVerdicts.Over(
            reading,
            static probe => probe.IsJudged,
            static probe => probe.Probe is MxProbe.NoStartTls ? probe.Because : null,
            "250-STARTTLS"),
    };

    public static Check HandshakeFails { get; } = new()
    {
        Id = "SMX107",
        Title = "A mail server offers STARTTLS but the handshake fails",
        Severity = Severity.Error,
        Rule = SeverityRules.ByModeWarningAtLeast,
        Source = new(8461, "4", Level.Must),
        Why = "Senders fall back to clear text, or under an enforced policy do not deliver.",
        Remedy = "See the mail server's log: often its certificate or key cannot be read.",
        Judge = static reading => MailVerdicts.Over(
            reading,
            static probe => MailVerdicts.ReachedHandshake(probe)
                || probe.Probe is MxProbe.StartTlsRefused { Code: >= 500 },
            static probe =>
                probe.Probe is MxProbe.NoTls { Fault: not TlsFault.NoCommonVersion } or MxProbe.StartTlsRefused
                    ? probe.Because
                    : null,
            "a TLS handshake"),
    };

    public static Check OldTls { get; } = new()
    {
        Id = "SMX108",
        Title = "A mail server speaks no TLS 1.2 or later",
        Severity = Severity.Error,
        Rule = SeverityRules.ByModeWarningAtLeast,
        Source = new(8996, "4", Level.Must),
        Why = "Older versions are broken and must not be used; senders fall back to clear text, "
            + "or under an enforced policy do not deliver.",
        Remedy = "Switch on TLS 1.2 and 1.3 on the mail server.",
        Judge = static reading => MailVerdicts.Over(
            reading,
            MailVerdicts.ReachedHandshake,
            static probe => probe.Probe is MxProbe.NoTls { Fault: TlsFault.NoCommonVersion } ? probe.Because : null,
            "TLS 1.2 or later"),
    };

    public static Check Unlike { get; } = new()
    {
        Id = "SMX110",
        Title = "The addresses of a mail server behave differently",
        Severity = Severity.Warning,
        Source = new(8461, "4", Level.Must),
        Why = "Whether mail to this server is protected depends on the address that a sender happens to take.",
        Remedy = "Configure every machine behind the name alike, IPv6 included.",
        Judge = static reading => MailVerdicts.BeforeServers(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : !reading.Mail.Probes.Any(static pair => pair.Probe.IsJudged)
                ? Verdict.NotSeen("no mail server answered (see SMX112 and SMX113)")
                : Verdict.FailedWhenAny(reading.Mail.Hosts.SelectMany(Differences)),
    };

    public static Check OutOfReach { get; } = new()
    {
        Id = "SMX112",
        Title = "A mail server could not be reached",
        Severity = Severity.Info,
        Why = "What could not be looked at is neither good nor bad. Senders go on to the next server.",
        Remedy = "Let the servers listen on port 25 of every address. Where nothing answers, "
            + "test from a machine whose provider leaves port 25 open.",
        Judge = static reading => Silent(reading, static probe =>
            probe is MxProbe.NoConnection or MxProbe.BrokenOff or MxProbe.Unfinished
                or MxProbe.NotTried { Reason: NotTriedReason.TooMany or NotTriedReason.OutOfTime }),
    };

    public static Check TurnedAway { get; } = new()
    {
        Id = "SMX113",
        Title = "A mail server turned the test away",
        Severity = Severity.Info,
        Why = "The server does not talk to this machine now, which says nothing of how it talks to others.",
        Remedy =
            "Try again later, from a machine with a good name and no bad reputation; --ehlo sets the name it gives.",
        Judge = static reading => Silent(
            reading, static probe => probe is MxProbe.TurnedAway or MxProbe.StartTlsRefused { Code: < 500 }),
    };

    private static Verdict Silent(DomainReading reading, Func<MxProbe, bool> isSilent)
    {
        if (MailVerdicts.BeforeServers(reading) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        var silent = (from pair in reading.Mail.Probes
                      where isSilent(pair.Probe.Probe)
                      select $"{MailVerdicts.Subject(pair.Host, pair.Probe)}: {pair.Probe.Because}").ToList();
        if (silent.Count == 0)
        {
            return Verdict.Passed;
        }

        var hint = reading.Mail.IsOutOfReach
            ? ". No mail server could be reached at all: port 25 may be blocked from here"
            : "";
        return Verdict.NotSeen(string.Join("; ", silent) + hint);
    }

    private static IEnumerable<Evidence> Differences(MailHostReading host)
    {
        var judged = host.Probes.Where(static probe => probe.IsJudged).ToList();
        return judged.DistinctBy(Behaviour).Skip(1).Any()
            ? from probe in judged
              select new Evidence(
                  MailVerdicts.Subject(host, probe), probe.Because ?? "STARTTLS with a valid certificate")
            : [];
    }

    private static string Behaviour(ProbeReading probe) =>
        $"{probe.Probe.GetType().Name} {string.Join(' ', probe.Certificate?.Faults ?? [])}";
}
