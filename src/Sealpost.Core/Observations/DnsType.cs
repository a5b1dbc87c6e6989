namespace Sealpost.Core.Observations;

/// <summary>
/// The record types Sealpost asks for, with their numbers in the DNS (RFC 1035 §3.2.2, RFC 3596 §2.1).
/// </summary>
public enum DnsType
{
    /// <summary>An IPv4 address.</summary>
    A = 1,

    /// <summary>A name server; asked for the root only, to learn whether the resolver answers at all.</summary>
    Ns = 2,

    /// <summary>An alias.</summary>
    Cname = 5,

    /// <summary>A mail exchange.</summary>
    Mx = 15,

    /// <summary>Text.</summary>
    Txt = 16,

    /// <summary>An IPv6 address.</summary>
    Aaaa = 28,

    /// <summary>A certificate association (RFC 6698 §7.1).</summary>
    Tlsa = 52,
}
