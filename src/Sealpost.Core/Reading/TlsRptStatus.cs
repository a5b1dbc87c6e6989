namespace Sealpost.Core.Reading;

/// <summary>What a sender of TLS reports ends with.</summary>
public enum TlsRptStatus
{
    /// <summary>A DNS time-out or a fault on our side kept us from knowing.</summary>
    Undetermined,

    /// <summary>No TLSRPT record exists.</summary>
    Absent,

    /// <summary>A record exists, but senders have nowhere to report.</summary>
    Broken,

    /// <summary>
    /// A malformed URI stands beside a usable one: strict senders drop the record, lenient ones use the rest.
    /// </summary>
    Disputed,

    /// <summary>A valid record with at least one usable destination.</summary>
    Present,
}
