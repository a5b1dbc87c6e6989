using System.Collections.Immutable;

namespace Sealpost.Core.Observations;

/// <summary>One host that takes mail for the domain.</summary>
public sealed record MailHost
{
    /// <summary>
    /// The name as the MX record has it, lower case, without the root dot; the domain itself where there is no MX
    /// record.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>The preference of the MX record; 0 where there is none.</summary>
    public required int Preference { get; init; }

    /// <summary>
    /// Its addresses; null where the name is an IP address, or was not looked up because there were too many hosts.
    /// </summary>
    public AddressLookup? Addresses { get; init; }

    /// <summary>What the DNS says of it for DANE; null where that was not looked at.</summary>
    public HostDane? Dane { get; init; }

    /// <summary>One entry an address, in the order of <see cref="Addresses"/>.</summary>
    public ImmutableArray<MxProbe> Probes
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];
}
