using System.Diagnostics.CodeAnalysis;

namespace Sealpost.Core.Spf;

/// <summary>The mechanisms (RFC 7208 §5).</summary>
public enum SpfMechanism
{
    /// <summary>Always matches (§5.1).</summary>
    All,

    /// <summary>Matches where another domain's record passes (§5.2).</summary>
    Include,

    /// <summary>Matches the addresses of a name (§5.3).</summary>
    A,

    /// <summary>Matches the addresses of a domain's mail servers (§5.4).</summary>
    Mx,

    /// <summary>Matches by the name of the sender's address; not to be used (§5.5).</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "The mechanism's name in the RFC.")]
    Ptr,

    /// <summary>Matches an IPv4 network (§5.6).</summary>
    Ip4,

    /// <summary>Matches an IPv6 network (§5.6).</summary>
    Ip6,

    /// <summary>Matches where a name has an IPv4 address, whichever (§5.7).</summary>
    Exists,
}
