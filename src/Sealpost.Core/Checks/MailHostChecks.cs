using Sealpost.Core.Observations;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>SMX1xx, first half: do the MX records lead anywhere? (RFC 5321 §5.1)</summary>
internal static class MailHostChecks
{
    public static Check NoMail { get; } = new()
    {
        Id = "SMX101",
        Title = "The domain takes no mail",
        Severity = Severity.Info,
        Source = new(5321, "5.1", Level.Must),
        Why = "Senders have nowhere to deliver to, so there is nothing to protect.",
        Remedy = "Nothing to mend if that is meant; a null MX says it plainly.",
        Publish = static reading => reading.Mail.State is MailState.Nowhere ? $"{reading.Domain}. IN MX 0 ." : null,
        Judge = static reading => reading.Mail switch
        {
            { State: MailState.NullMx } => Fail(reading, "a null MX"),
            { State: MailState.NoSuchDomain } => Fail(reading, "no such name (NXDOMAIN)"),
            { State: MailState.Nowhere } => Fail(reading, "neither MX record nor address"),
            { IsKnown: false } => Verdict.Of(MailVerdicts.BeforeHosts(reading)!),
            { TakesNone: true } =>
                Verdict.NotApplicable("there are MX records, and none leads to an address (see SMX102 and SMX104)"),
            _ => Verdict.Passed,
        },
    };

    public static Check HostWithoutAddress { get; } = new()
    {
        Id = "SMX102",
        Title = "An MX host has no address",
        Severity = Severity.Error,
        Source = new(5321, "5.1", Level.Must),
        Why = "Senders cannot deliver to this server. A name that nobody owns can be registered by somebody else.",
        Remedy = "Publish an address for the host, or remove the MX record.",
        Judge = static reading => MailVerdicts.OverHosts(
            reading,
            static host => host.Addresses is AddressReading.None ? host.Host.Addresses!.Words : null,
            "an address") switch
        {
            Verdict.Pass when Unresolved(reading) is { Length: > 0 } names =>
                Verdict.NotSeen($"not looked up: {names}"),
            var verdict => verdict,
        },
    };

    public static Check Alias { get; } = new()
    {
        Id = "SMX103",
        Title = "An MX host is an alias",
        Severity = Severity.Warning,
        Source = new(2181, "10.3", Level.Must),
        Why =
            "The standard forbids it. Senders differ in which name they check the certificate and the policy against.",
        Remedy = "Put the alias's target into the MX record, and into the policy.",
        Judge = static reading => MailVerdicts.OverHosts(
            reading,
            static host => host.Host.Addresses?.Aliases.ToList() is { Count: > 0 } aliases
                ? $"CNAME to {string.Join(" to ", aliases)}"
                : null,
            "a name with addresses of its own"),
    };

    public static Check IpAddress { get; } = new()
    {
        Id = "SMX104",
        Title = "An MX record holds an IP address",
        Severity = Severity.Error,
        Source = new(5321, "5.1", Level.Must),
        Why = "Senders look the digits up as a name and find nothing.",
        Remedy = "Give the server a name, and put that into the MX record.",
        Judge = static reading => MailVerdicts.BeforeHosts(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : Verdict.FailedWhenAny(
                from host in reading.Mail.Hosts
                where host.IsAddress
                select new Evidence($"{reading.Domain} MX", host.Name, "a host name")),
    };

    public static Check NullBesideOthers { get; } = new()
    {
        Id = "SMX105",
        Title = "A null MX stands beside other MX records",
        Severity = Severity.Error,
        Source = new(7505, "3", Level.Must),
        Why = "Some senders take the domain at its word and return the mail, others deliver.",
        Remedy = "Remove the record with the dot if the domain takes mail, or all the others if it does not.",
        Judge = static reading => reading.Mail.HasNullBesideOthers
            ? Fail(
                reading,
                string.Join(
                    ", ",
                    from record in reading.Mail.Mx.Records.Take(20) select $"{record.Preference} {record.Exchange}"))
            : reading.Mail.State is MailState.NullMx ? Verdict.Passed : Otherwise(reading),
    };

    public static Check NotPublic { get; } = new()
    {
        Id = "SMX109",
        Title = "A mail server has only non-public addresses",
        Severity = Severity.Error,
        Source = new(5321, "5.1", Level.Must),
        Why = "No sender on the Internet can reach it.",
        Remedy = "Publish a public address for the host, or remove the MX record.",
        Judge = static reading => MailVerdicts.OverHosts(
            reading,
            static host => host.IsNotPublic ? string.Join(", ", from probe in host.Probes select probe.Address) : null,
            "a public address") switch
        {
            // Which addresses count as public is known to whoever connects.
            Verdict.Pass when !reading.Seen.Scope.Smtp => Verdict.NotSeen("mail servers were not contacted, as asked"),
            var verdict => verdict,
        },
    };

    public static Check ServersFail { get; } = new()
    {
        Id = "SMX111",
        Title = "The name servers fail to answer for the MX records",
        Severity = Severity.Error,
        Source = new(5321, "5.1", Level.Must),
        Why = "Senders cannot learn where to deliver; they hold the mail back and return it after some days.",
        Remedy = "Ask each of the domain's name servers for the MX records, "
            + "and check the delegation and the DNSSEC signatures.",
        Judge = static reading => reading.Mail.State switch
        {
            MailState.ServersFail => Verdict.Failed(new Evidence(
                $"{reading.Domain} MX",
                reading.Mail.Mx.Reply.Outcome is DnsOutcome.NoData
                    ? reading.Seen.OwnAddresses!.Words
                    : reading.Mail.Mx.Reply.Words,
                "an answer")),
            MailState.Unseen => Verdict.Of(MailVerdicts.BeforeHosts(reading)!),
            _ => Verdict.Passed,
        },
    };

    public static Check ImplicitMx { get; } = new()
    {
        Id = "SMX114",
        Title = "The domain has no MX record, only an address",
        Severity = Severity.Info,
        Source = new(5321, "5.1", Level.Must),
        Why = "Senders deliver to the domain's own address. A policy must then list the domain itself.",
        Remedy = "Publish an MX record, so that it is plain where mail is meant to go; "
            + "a null MX if it is meant to go nowhere.",
        Judge = static reading => reading.Mail.State is MailState.Implicit
            ? Fail(
                reading, $"no MX record; addresses {string.Join(", ", reading.Seen.OwnAddresses!.Addresses.Take(8))}")
            : Otherwise(reading),
    };

    public static Check HostServersFail { get; } = new()
    {
        Id = "SMX115",
        Title = "The name servers fail to answer for an MX host",
        Severity = Severity.Error,
        Source = new(5321, "5.1", Level.Must),
        Why = "Senders cannot find the server and hold the mail back, or go on to the next.",
        Remedy = "Ask each name server of the host's domain for its addresses, "
            + "and check the delegation and the DNSSEC signatures.",
        Judge = static reading => MailVerdicts.OverHosts(
            reading,
            static host => host.Addresses is AddressReading.ServersFail ? host.Host.Addresses!.Words : null,
            "an answer"),
    };

    private static Verdict Fail(DomainReading reading, string observed) =>
        Verdict.Failed(new Evidence($"{reading.Domain} MX", observed));

    private static Verdict Otherwise(DomainReading reading) =>
        MailVerdicts.BeforeHosts(reading) is { } obstacle ? Verdict.Of(obstacle) : Verdict.Passed;

    private static string Unresolved(DomainReading reading)
    {
        var unseen = reading.Mail.Named.Where(static host => host.Addresses is AddressReading.Unseen).ToList();
        var names = from host in unseen where host.Host.Addresses is not null select host.Name;
        var left = unseen.Count(static host => host.Host.Addresses is null);
        IEnumerable<string> all = left == 0 ? names : [.. names, $"{left} more hosts than are looked at"];
        return string.Join(", ", all);
    }
}
