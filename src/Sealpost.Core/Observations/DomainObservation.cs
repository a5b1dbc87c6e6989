using System.Collections.Immutable;
using Sealpost.Core.Names;

namespace Sealpost.Core.Observations;

/// <summary>Everything that was seen of a domain at one moment: plain facts, enough to judge it again without a network.</summary>
public sealed record DomainObservation
{
    /// <summary>The version of this shape that this code writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The version of the shape.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The domain.</summary>
    public required DomainName Domain { get; init; }

    /// <summary>When the looking began. Certificates are judged against this moment.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How long the looking took.</summary>
    public double Milliseconds { get; init; }

    /// <summary>What the observer was asked to look at.</summary>
    public ObservationScope Scope
    {
        get;
        init => field = value ?? new();
    } = new();

    /// <summary>The TXT records of <c>_mta-sts.</c> and the domain.</summary>
    public required TxtLookup StsTxt { get; init; }

    /// <summary>The TXT records of <c>_smtp._tls.</c> and the domain.</summary>
    public required TxtLookup TlsRptTxt { get; init; }

    /// <summary>TXT records of names where owners put the two records by mistake; looked up only where a record is missing.</summary>
    public ImmutableArray<TxtLookup> Misplaced
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>The policy host and what it served.</summary>
    public required PolicyHost PolicyHost { get; init; }

    /// <summary>The MX records of the domain.</summary>
    public required MxLookup Mx { get; init; }

    /// <summary>The domain's own addresses, looked up only where it has no MX record (RFC 5321 §5.1).</summary>
    public AddressLookup? OwnAddresses { get; init; }

    /// <summary>The hosts that take the domain's mail, by preference; at most 10 are looked at, the others have no addresses here.</summary>
    public required ImmutableArray<MailHost> MailHosts { get; init; }

    /// <summary>Where the TLS reports go; empty where there is no usable record.</summary>
    public ImmutableArray<ReportDestination> ReportDestinations
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>The SPF record and what it leads to; null where it was not looked at.</summary>
    public SpfLookups? Spf { get; init; }

    /// <summary>
    /// The resolvers that answered, and whether their word on DNSSEC can be taken; empty where that was not tried.
    /// </summary>
    public ImmutableArray<ResolverTrial> Resolvers
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>The DKIM keys; null in an observation of a time when nobody looked.</summary>
    public DkimLookup? Dkim { get; init; }

    /// <summary>The DMARC record; null in an observation of a time when nobody looked.</summary>
    public DmarcLookup? Dmarc { get; init; }

    /// <summary>
    /// The question for the root's name servers, put only where no other question of this check was answered:
    /// it tells a broken domain from a broken resolver.
    /// </summary>
    public DnsReply? Control { get; init; }
}
