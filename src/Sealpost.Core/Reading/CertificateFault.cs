namespace Sealpost.Core.Reading;

/// <summary>Why a sender does not accept a certificate (RFC 8461 §3.3 and §4.2).</summary>
public enum CertificateFault
{
    /// <summary>It, or one it needs, is outside its dates.</summary>
    OutsideDates,

    /// <summary>No dNSName of it covers the host.</summary>
    WrongName,

    /// <summary>Its path leads to no trusted root.</summary>
    Untrusted,

    /// <summary>
    /// Its path ends at an intermediate certificate whose issuer was not sent and could be had elsewhere.
    /// </summary>
    Incomplete,
}
