using System.Collections.Immutable;
using Sealpost.Core.Observations;

namespace Sealpost.Core.Reading;

/// <summary>Mail to the domain, read the way a sender sees it that knows DANE (RFC 7672).</summary>
public sealed record DaneReading
{
    private DaneReading(DnssecState mx, string? because, ImmutableArray<HostDaneReading> hosts)
    {
        Mx = mx;
        Because = because;
        Hosts = hosts;
    }

    /// <summary>What DNSSEC says of the MX records, or of their absence.</summary>
    public DnssecState Mx { get; }

    /// <summary>Why nothing can be said of that, in words; null where something can.</summary>
    public string? Because { get; }

    /// <summary>The mail servers, in the order of the MX records; those whose MX record holds an IP address left out.</summary>
    public ImmutableArray<HostDaneReading> Hosts { get; }

    /// <summary>
    /// Whether every sender that knows DANE looks for TLSA records: where the MX records are not secure it may, and its mail
    /// can still be led astray (RFC 7672 §2.2.1).
    /// </summary>
    public bool IsAskedFor => Mx is DnssecState.Secure;

    /// <summary>Whether a mail server has TLSA records that count.</summary>
    public bool IsInForce => IsAskedFor && Hosts.Any(static host => host.HasRecords);

    /// <summary>Whether DANE may make a difference that could not be seen.</summary>
    public bool MayMatter => Mx is DnssecState.Unseen or DnssecState.Secure && Hosts.Any(static host => host.MayHaveRecords);

    /// <summary>Whether every mail server that takes mail is authenticated by DANE, on every address that answered.</summary>
    public bool AuthenticatesAll =>
        IsInForce
        && Hosts.Any(static host => host.Standing is Standing.Passes)
        && Hosts.All(static host => host.Standing is Standing.Passes
            || (host.HasRecords && host.Standing is Standing.Unseen)
            || host.Host.Addresses is AddressReading.None);

    /// <summary>What DANE makes a sender do with a mail server; null where it makes no difference, or nobody knows.</summary>
    public Standing? StandingOf(MailHostReading host) =>
        IsAskedFor ? Hosts.FirstOrDefault(one => one.Host == host)?.Standing : null;

    /// <summary>Reads what was seen.</summary>
    public static DaneReading Of(DomainObservation seen, MailReading mail, bool resolverWorks)
    {
        var trust = ResolverTrust.Of(seen.Resolvers);
        return new(
            trust.Of(seen.Mx.Reply),
            trust.Doubt(seen.Mx.Reply),
            [.. from host in mail.Named select HostDaneReading.Of(host, seen.Domain.Ascii, trust, resolverWorks)]);
    }
}
