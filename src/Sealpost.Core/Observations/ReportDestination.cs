namespace Sealpost.Core.Observations;

/// <summary>What the DNS says of the place one report URI sends reports to.</summary>
public sealed record ReportDestination
{
    /// <summary>The URI as the record has it.</summary>
    public required string Uri { get; init; }

    /// <summary>The domain of the mail address, or the host of the URL, A-labels.</summary>
    public required string Host { get; init; }

    /// <summary>The MX records of a mail domain; null for https.</summary>
    public MxLookup? Mx { get; init; }

    /// <summary>The host's addresses; null where an MX answer made them needless.</summary>
    public AddressLookup? Addresses { get; init; }
}
