namespace Sealpost.Core.Observations;

/// <summary>Why a TLS handshake did not come about. Certificates are never the reason: they are judged later.</summary>
public enum TlsFault
{
    /// <summary>The server speaks no TLS 1.2 or later: it said so with an alert, or chose an older version.</summary>
    NoCommonVersion,

    /// <summary>The server sent another fatal alert.</summary>
    Alert,

    /// <summary>The server ended or reset the connection.</summary>
    Closed,

    /// <summary>What the server sent is not TLS, or not TLS that can be understood.</summary>
    Nonsense,

    /// <summary>The handshake did not end in time.</summary>
    TimedOut,
}
