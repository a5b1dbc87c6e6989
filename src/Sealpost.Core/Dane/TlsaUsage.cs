namespace Sealpost.Core.Dane;

/// <summary>What a TLSA record says its certificate is for (RFC 6698 §2.1.1); other numbers are in nobody's use.</summary>
public enum TlsaUsage
{
    /// <summary>A public authority that must stand in the chain; senders of mail do not use it (RFC 7672 §3.1.3).</summary>
    PkixTa = 0,

    /// <summary>The server's own certificate, of a public authority; senders of mail do not use it (RFC 7672 §3.1.3).</summary>
    PkixEe = 1,

    /// <summary>A trust anchor that the server sends; names and dates count (RFC 7672 §3.1.2).</summary>
    DaneTa = 2,

    /// <summary>The server's own certificate or key; names and dates do not count (RFC 7672 §3.1.1).</summary>
    DaneEe = 3,
}

/// <summary>Which part of a certificate a TLSA record is about (RFC 6698 §2.1.2).</summary>
public enum TlsaSelector
{
    /// <summary>The whole certificate.</summary>
    Certificate = 0,

    /// <summary>Its public key: the SubjectPublicKeyInfo.</summary>
    PublicKey = 1,
}

/// <summary>How a TLSA record holds that part (RFC 6698 §2.1.3).</summary>
public enum TlsaMatching
{
    /// <summary>In full.</summary>
    Full = 0,

    /// <summary>As its SHA-256.</summary>
    Sha256 = 1,

    /// <summary>As its SHA-512.</summary>
    Sha512 = 2,
}
