namespace Sealpost.Core.Observations;

/// <summary>Why a TCP connection did not come about.</summary>
public enum ConnectFault
{
    /// <summary>The host answered that nothing listens there.</summary>
    Refused,

    /// <summary>The connection was reset.</summary>
    Reset,

    /// <summary>Nothing came back in time.</summary>
    TimedOut,

    /// <summary>A router said that the host cannot be reached.</summary>
    HostUnreachable,

    /// <summary>This machine has no way to that network (no IPv6, say): a fault on our side.</summary>
    NoRoute,

    /// <summary>Something else on this machine: a fault on our side.</summary>
    Local,
}
