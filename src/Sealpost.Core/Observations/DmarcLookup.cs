using System.Collections.Immutable;

namespace Sealpost.Core.Observations;

/// <summary>What was asked of the DNS about the domain's DMARC record.</summary>
/// <param name="Walk">The TXT records of <c>_dmarc.</c> and the domain, then of the domains above it (RFC 9989 §4.10).</param>
public sealed record DmarcLookup(ImmutableArray<TxtLookup> Walk)
{
    /// <summary>The TXT records of <c>_dmarc.</c> and the domain, then of the domains above it.</summary>
    public ImmutableArray<TxtLookup> Walk { get; init; } = Walk.IsDefault ? [] : Walk;

    /// <summary>TXT records of names where owners put the record by mistake; looked up only where it is missing.</summary>
    public ImmutableArray<TxtLookup> Misplaced
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>Where the reports go; empty where no record says so.</summary>
    public ImmutableArray<DmarcDestination> Destinations
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];
}

/// <summary>What the DNS says of the place one report URI sends DMARC reports to.</summary>
public sealed record DmarcDestination
{
    /// <summary>The URI as the record has it.</summary>
    public required string Uri { get; init; }

    /// <summary>The domain of the mail address, A-labels.</summary>
    public required string Host { get; init; }

    /// <summary>
    /// The TXT records by which that domain agrees to receive the reports (RFC 9990 §4); null where it is of the same
    /// organization and need not agree, or where the name would be longer than the DNS allows.
    /// </summary>
    public TxtLookup? Consent { get; init; }

    /// <summary>Whether the domain is of another organization than the record, so that it must agree.</summary>
    public bool IsExternal { get; init; }

    /// <summary>The MX records of that domain.</summary>
    public MxLookup? Mx { get; init; }

    /// <summary>The domain's addresses; null where an MX answer made them needless.</summary>
    public AddressLookup? Addresses { get; init; }
}
