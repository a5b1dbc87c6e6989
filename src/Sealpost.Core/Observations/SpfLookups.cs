using System.Collections.Immutable;

namespace Sealpost.Core.Observations;

/// <summary>
/// The TXT records of a domain, and what the DNS says of the names that SPF records lead to from there: each name once,
/// whichever record names it.
/// </summary>
public sealed record SpfLookups
{
    /// <summary>The TXT records of the domain itself.</summary>
    public required TxtLookup Txt { get; init; }

    /// <summary>The TXT records of the domains that records include or redirect to, as far as they were followed.</summary>
    public ImmutableArray<TxtLookup> Records
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>The addresses of the names in <c>a</c> and <c>exists</c>; of the latter IPv4 only.</summary>
    public ImmutableArray<AddressLookup> Addresses
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>The MX records of the domains in <c>mx</c>.</summary>
    public ImmutableArray<MxLookup> MailServers
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>TXT records of names where owners put the record by mistake; looked up only where it is missing.</summary>
    public ImmutableArray<TxtLookup> Misplaced
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];
}
