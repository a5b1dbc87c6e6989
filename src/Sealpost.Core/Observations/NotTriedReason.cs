namespace Sealpost.Core.Observations;

/// <summary>Why an address was not connected to.</summary>
public enum NotTriedReason
{
    /// <summary>The address is not reachable from the public Internet (RFC 6890 §2.2).</summary>
    NotPublic,

    /// <summary>The user asked not to contact mail servers.</summary>
    NotWanted,

    /// <summary>There were more addresses than are tried.</summary>
    TooMany,

    /// <summary>The time for the whole check was up.</summary>
    OutOfTime,
}
