namespace Sealpost.Core.Reading;

/// <summary>
/// Where a strict sender stops when it fetches the policy from one address, in the order of the way there.
/// </summary>
public enum FetchStep
{
    /// <summary>Not known: the address was not tried, or a fault on our side came between.</summary>
    Unseen,

    /// <summary>The address is not public.</summary>
    NotPublic,

    /// <summary>TCP does not connect.</summary>
    Connection,

    /// <summary>The TLS handshake fails.</summary>
    Handshake,

    /// <summary>The certificate is not acceptable.</summary>
    Certificate,

    /// <summary>No HTTP answer comes, or none in time.</summary>
    Http,

    /// <summary>The status is not 200.</summary>
    Status,

    /// <summary>The body is too large, or breaks off.</summary>
    Body,

    /// <summary>Nothing stops it before the text of the policy.</summary>
    Served,
}
