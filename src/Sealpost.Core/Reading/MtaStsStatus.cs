namespace Sealpost.Core.Reading;

/// <summary>What a conforming sender that knows nothing of the domain ends with.</summary>
public enum MtaStsStatus
{
    /// <summary>A DNS time-out or a fault on our side kept us from knowing.</summary>
    Undetermined,

    /// <summary>No MTA-STS record exists.</summary>
    Absent,

    /// <summary>A record exists, but senders end with no policy.</summary>
    Broken,

    /// <summary>A strictly conforming sender ends with no policy; tolerant senders in wide use take one.</summary>
    Disputed,

    /// <summary>A usable policy of mode none.</summary>
    None,

    /// <summary>A usable policy of mode testing.</summary>
    Testing,

    /// <summary>A usable policy of mode enforce.</summary>
    Enforce,
}
