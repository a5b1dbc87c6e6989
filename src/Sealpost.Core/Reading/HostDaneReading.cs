using System.Collections.Immutable;
using Sealpost.Core.Dane;
using Sealpost.Core.Observations;

namespace Sealpost.Core.Reading;

/// <summary>One mail server, read the way a sender sees it that knows DANE, the MX records left aside (RFC 7672 §2.2).</summary>
public sealed record HostDaneReading
{
    private const string Prefix = "_25._tcp.";

    private HostDaneReading(MailHostReading host, DaneState state, TlsaLookup? lookup, string? because)
    {
        Host = host;
        State = state;
        Lookup = lookup;
        Because = because;
        Records = lookup is null ? [] : TlsaReading.Of(lookup);
    }

    /// <summary>The server.</summary>
    public MailHostReading Host { get; }

    /// <summary>What the DNS makes a sender do.</summary>
    public DaneState State { get; }

    /// <summary>The answer that decides; null where none does.</summary>
    public TlsaLookup? Lookup { get; }

    /// <summary>Why nothing was seen, or why DANE is not used, in words; null where it is used.</summary>
    public string? Because { get; }

    /// <summary>The records that count, the usable and the unusable ones.</summary>
    public ImmutableArray<TlsaReading> Records { get; }

    /// <summary>The answers with records that do not count, because they are not signed or not asked for.</summary>
    public ImmutableArray<TlsaLookup> Idle { get; private init; } = [];

    /// <summary>One entry an address; empty where no record counts.</summary>
    public ImmutableArray<DaneProbeReading> Probes { get; private init; } = [];

    /// <summary>The TLSRPT record at the server's own name (spec reading D23); null where it was not asked for.</summary>
    public TxtReading? TlsRpt { get; private init; }

    /// <summary>The name that the records stand under: where a sender connects to and what it asks the server for.</summary>
    public string Base => Lookup?.Reply.Name is { } owner && owner.StartsWith(Prefix, StringComparison.Ordinal)
        ? owner[Prefix.Length..]
        : Host.Name;

    /// <summary>Whether there are records that count.</summary>
    public bool HasRecords => State is DaneState.Usable or DaneState.Unusable;

    /// <summary>
    /// Whether there may be records that count: some came without proof, or nothing came. Where the answer was that there are none,
    /// that it was not proven is no reason to think otherwise.
    /// </summary>
    public bool MayHaveRecords =>
        State is DaneState.Unseen && Host.Host.Dane is { } dane
        && dane.Tlsa.Any(static lookup =>
            !lookup.Records.IsEmpty
            || lookup.Reply.Outcome is not (DnsOutcome.Answered or DnsOutcome.NoData or DnsOutcome.NoSuchName));

    /// <summary>What a sender does here that knows DANE; null where DANE makes no difference, or nobody knows.</summary>
    public Standing? Standing => State switch
    {
        DaneState.Fails => Reading.Standing.Refused,
        DaneState.Usable => Together(from probe in Probes select probe.Standing),
        DaneState.Unusable when Together(from probe in Probes select probe.Standing) is Reading.Standing.Refused =>
            Reading.Standing.Refused,
        _ => null,
    };

    /// <summary>Reads what was seen of a host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="domain">The domain, which a certificate under a trust anchor may be for, too (RFC 7672 §3.2.2).</param>
    /// <param name="trust">Whose word on DNSSEC is taken.</param>
    /// <param name="resolverWorks">Whether the resolver answered for another name.</param>
    public static HostDaneReading Of(MailHostReading host, string domain, ResolverTrust trust, bool resolverWorks)
    {
        var found = Find(host, trust);
        var counting = found.HasRecords ? found.Lookup : null;
        ImmutableArray<TlsaRecord> usable =
            [.. from record in found.Records select record.Parsed.Value into value where value is not null select value];
        return found with
        {
            Idle = [.. from lookup in host.Host.Dane?.Tlsa ?? [] where lookup != counting && lookup.Records.Length > 0 select lookup],
            Probes = found.HasRecords
                ? [.. from probe in host.Probes select DaneProbeReading.Of(probe, usable, [found.Base, domain], host.Name)]
                : [],
            TlsRpt = found.HasRecords && host.Host.Dane!.TlsRptTxt is { } txt
                ? TxtReading.Of(txt, "v=TLSRPTv1"u8, resolverWorks)
                : null,
        };
    }

    private static HostDaneReading Find(MailHostReading host, ResolverTrust trust)
    {
        if (host.Host is not { Dane: { } dane, Addresses: { } addresses })
        {
            return host.IsAddress || host.Addresses is AddressReading.None or AddressReading.ServersFail
                ? new(host, DaneState.Unused, null, "it has no address")
                : new(host, DaneState.Unseen, null, $"DANE was not looked at for {host.Name}");
        }

        DnsReply[] replies = [addresses.V4, addresses.V6];
        var settled = replies.Where(static one => one.Outcome is DnsOutcome.Answered).ToList();
        var states = settled.ConvertAll(trust.Of);
        if (states.Count == 0 || states.Contains(DnssecState.Unseen))
        {
            var doubt = settled.Select(trust.Doubt).FirstOrDefault(static one => one is not null);
            return new(host, DaneState.Unseen, null, doubt ?? $"the addresses of {host.Name} could not be looked up");
        }

        // RFC 7672 §2.2.2: where the way to the addresses is not secure as a whole, its beginning may be.
        var isSecure = states.TrueForAll(static state => state is DnssecState.Secure);
        if (!isSecure && (dane.Alias is not { } alias || trust.Of(alias) is not DnssecState.Secure))
        {
            return new(host, DaneState.Unused, null, "its addresses are not signed");
        }

        var candidates = dane.Tlsa.Where(lookup => isSecure || lookup.Reply.Name == Prefix + host.Name);
        foreach (var lookup in candidates)
        {
            switch (trust.Of(lookup.Reply))
            {
                case DnssecState.Unseen:
                    return new(host, DaneState.Unseen, null, trust.Doubt(lookup.Reply));
                case DnssecState.Bogus or DnssecState.Failing:
                    return new(host, DaneState.Fails, lookup, null);
                case DnssecState.Secure when !lookup.Records.IsEmpty:
                    var isUsable = lookup.Records.Any(static data => TlsaRecordParser.Parse(data.Span).IsUsable);
                    return new(host, isUsable ? DaneState.Usable : DaneState.Unusable, lookup, null);
            }
        }

        return new(host, DaneState.Unused, null, "it has no TLSA record that is signed");
    }

    private static Standing Together(IEnumerable<Standing> several)
    {
        var standings = several.ToHashSet();
        return (standings.Contains(Reading.Standing.Passes), standings.Contains(Reading.Standing.Refused)) switch
        {
            (true, true) => Reading.Standing.Mixed,
            _ when standings.Contains(Reading.Standing.Undetermined) => Reading.Standing.Undetermined,
            (true, false) => Reading.Standing.Passes,
            (false, true) => Reading.Standing.Refused,
            _ => Reading.Standing.Unseen,
        };
    }
}
