namespace Sealpost.Core.Reading;

/// <summary>What a receiver of mail from the domain ends with.</summary>
public enum DmarcStatus
{
    /// <summary>Nobody looked, or a DNS time-out or a fault on our side kept us from knowing.</summary>
    Undetermined,

    /// <summary>Neither the domain nor a domain above it has a record.</summary>
    Absent,

    /// <summary>A record exists, but receivers do not act on it.</summary>
    Broken,

    /// <summary>A policy counts, if only that of a domain above.</summary>
    Present,
}
