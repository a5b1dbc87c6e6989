using Sealpost.Core.Observations;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>DNE1xx, first part: do senders find the TLSA records? (RFC 7672 §2)</summary>
internal static class DaneLookupChecks
{
    public static Check Fails { get; } = new()
    {
        Id = "DNE102",
        Title = "The look-up of a mail server's TLSA records fails",
        Severity = Severity.Error,
        Source = new(7672, "2.1.2", Level.Must),
        Why = "Senders that know DANE cannot tell whether there are records, and do not deliver to this server.",
        Remedy = "Ask each name server of the zone for the TLSA records, and check the signatures, the DS record and the "
            + "proof that a name does not exist.",
        Judge = static reading => DaneVerdicts.OverHosts(
            reading,
            static host => host.State is not DaneState.Unseen && host.Host.Host.Dane is not null,
            "no mail server has an address",
            static host => host.State is DaneState.Fails
                ? [new(DaneVerdicts.Owner(host) + " TLSA", Words(host.Lookup!.Reply), "an answer, if only that there is none")]
                : []),
    };

    public static Check Unsigned { get; } = new()
    {
        Id = "DNE105",
        Title = "TLSA records are published in a zone that is not signed",
        Severity = Severity.Warning,
        Source = new(7672, "2.2.2", Level.Must),
        Why = "Senders ignore them: anybody on the way could have put them there.",
        Remedy = "Sign the zone of the mail server with DNSSEC and have the DS record entered at its parent; or remove the "
            + "records.",
        Judge = static reading =>
        {
            if (DaneVerdicts.BeforeRecords(reading) is { } obstacle)
            {
                return Verdict.Of(obstacle);
            }

            var hosts = reading.Dane.Hosts;
            if (hosts.Any(static host => host.HasRecords || !host.Idle.IsEmpty))
            {
                return Verdict.FailedWhenAny(
                    from host in hosts
                    where host.State is DaneState.Unused
                    from lookup in host.Idle
                    select new Evidence(
                        lookup.Reply.Name, $"{lookup.Records.Length} TLSA records, and {host.Because}", "signed answers"));
            }

            return hosts.FirstOrDefault(static host => host.State is DaneState.Unseen) is { } unseen
                ? Verdict.NotSeen(unseen.Because!)
                : Verdict.NotApplicable("no mail server has TLSA records");
        },
    };

    public static Check UnsignedMx { get; } = new()
    {
        Id = "DNE106",
        Title = "The MX records are not signed, so DANE does not protect them",
        Severity = Severity.Warning,
        Rule = new(
            "warning where a server is not what its TLSA records say, info otherwise",
            static (reading, _) => reading.Dane.Hosts.Any(IsRefused) ? Severity.Warning : Severity.Info),
        Source = new(7672, "2.2.1", Level.May),
        Why = "The mail servers have DANE, which cannot protect this domain, because the names of the servers could be "
            + "forged. Most senders do not look at it then; Postfix does, and does not deliver where it fails.",
        Remedy = "Sign the domain with DNSSEC: switch it on where the zone is kept, then have the DS record entered at the "
            + "registry.",
        Judge = static reading =>
        {
            if (DaneVerdicts.BeforeRecords(reading) is { } obstacle)
            {
                return Verdict.Of(obstacle);
            }

            var ready = reading.Dane.Hosts.Where(static host => host.HasRecords).ToList();
            if (ready.Count > 0)
            {
                return reading.Dane.IsAskedFor ? Verdict.Passed : Verdict.Failed([
                    new($"{reading.Domain} MX",
                        $"not signed, and TLSA records at {string.Join(", ", ready.Take(4).Select(DaneVerdicts.Owner))}",
                        "a signed answer"),
                    .. from host in reading.Dane.Hosts
                       where IsRefused(host)
                       select new Evidence(
                           host.Host.Name,
                           "does not match its TLSA records, or their look-up fails; Postfix looks at them all the same",
                           "what one of the TLSA records says"),
                ]);
            }

            return reading.Dane.Hosts.FirstOrDefault(static host => host.State is DaneState.Unseen) is { } unseen
                ? Verdict.NotSeen(unseen.Because!)
                : Verdict.NotApplicable("no mail server has TLSA records that are signed");
        },
    };

    public static Check Partial { get; } = new()
    {
        Id = "DNE107",
        Title = "Some mail servers have TLSA records and others have none",
        Severity = Severity.Warning,
        Source = new(7672, "2.2.1", Level.May),
        Why = "Whoever can stop connections to the servers with records makes senders take another, where nothing is asked "
            + "for.",
        Remedy = "Publish TLSA records for every mail server, in signed zones.",
        Publish = static reading => DaneVerdicts.Lines(reading.Dane.Hosts.Where(IsBare)),
        Judge = static reading => DaneVerdicts.BeforeHosts(reading) is null && !reading.Dane.IsInForce
            && reading.Dane.Hosts.All(static host => host.State is not DaneState.Unseen)
            ? Verdict.NotApplicable("no mail server has TLSA records")
            : DaneVerdicts.OverHosts(
                reading,
                static host => host.HasRecords || IsBare(host),
                "no mail server has TLSA records",
                host => IsBare(host) && reading.Dane.IsInForce
                    ? [new(host.Host.Name, host.Because!, "TLSA records, as the other mail servers have")]
                    : []) switch
            {
                Verdict.Pass when !reading.Dane.IsInForce => Verdict.NotSeen(
                    reading.Dane.Hosts.First(static host => host.State is DaneState.Unseen).Because!),
                var verdict => verdict,
            },
    };

    public static Check NoTlsRpt { get; } = new()
    {
        Id = "DNE115",
        Title = "A mail server with DANE names no destination for TLS reports",
        Severity = Severity.Info,
        Source = new(8460, "3", Level.May),
        Why = "Some senders report failures of DANE to the mail server's own name, and not only to the domain.",
        Remedy = "Publish a TLS-RPT record at the mail server's name, too, or ask its operator to.",
        Publish = static reading => string.Join('\n', from host in reading.Dane.Hosts
                                                      where host.TlsRpt is { State: TxtState.Absent }
                                                      select $"_smtp._tls.{host.Base}. IN TXT \"v=TLSRPTv1; "
                                                          + $"rua=mailto:tlsrpt@{reading.Domain}\"") is { Length: > 0 } lines
            ? lines
            : null,
        Judge = static reading => DaneVerdicts.OverHosts(
            reading,
            static host => host.TlsRpt is { State: not TxtState.Unseen },
            "no mail server has TLSA records",
            static host => host.TlsRpt!.State is TxtState.Absent
                ? [new(host.TlsRpt.Name, host.TlsRpt.Seen.Reply.Words, "a TLS-RPT record")]
                : []) switch
        {
            Verdict.Moot when reading.Dane.Hosts.FirstOrDefault(static host => host.TlsRpt is not null) is { } host
                && reading.Dane.IsAskedFor =>
                Verdict.NotSeen($"{host.TlsRpt!.Name} TXT: {host.TlsRpt.Seen.Reply.Words}"),
            var verdict => verdict,
        },
    };

    private static bool IsRefused(HostDaneReading host) => host.Standing is Standing.Refused or Standing.Mixed;

    private static bool IsBare(HostDaneReading host) =>
        host.State is DaneState.Unused && host.Host.Addresses is AddressReading.Some;

    private static string Words(DnsReply reply) => reply switch
    {
        { Unvalidated: DnsOutcome.Answered or DnsOutcome.NoData or DnsOutcome.NoSuchName } =>
            "SERVFAIL, because the signatures are bogus: without validation there is an answer",
        { Detail: { } detail } => $"{reply.Words} ({detail})",
        _ => reply.Words,
    };
}
