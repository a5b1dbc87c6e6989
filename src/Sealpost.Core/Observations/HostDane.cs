using System.Collections.Immutable;

namespace Sealpost.Core.Observations;

/// <summary>What the DNS says for DANE of one mail server (RFC 7672 §2.2).</summary>
public sealed record HostDane
{
    /// <summary>
    /// The TLSA records, in the order in which senders ask: of the name at the end of the aliases first, where the
    /// server is an alias, then of the name in the MX record (RFC 7672 §2.2.3).
    /// </summary>
    public required ImmutableArray<TlsaLookup> Tlsa { get; init; }

    /// <summary>
    /// The question for the alias itself, put only where the way to the addresses was not authenticated as a whole:
    /// its first step may be.
    /// </summary>
    public DnsReply? Alias { get; init; }

    /// <summary>The TXT records of <c>_smtp._tls.</c> and the name that has the TLSA records; asked only where there are any.</summary>
    public TxtLookup? TlsRptTxt { get; init; }
}
