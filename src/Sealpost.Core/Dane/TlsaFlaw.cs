namespace Sealpost.Core.Dane;

/// <summary>What can be wrong with a TLSA record.</summary>
public enum TlsaFlaw
{
    /// <summary>It ends before its three numbers, or holds nothing behind them.</summary>
    TooShort,

    /// <summary>Text that is no TLSA record: a number or hexadecimal digits are missing.</summary>
    NotTlsa,

    /// <summary>Usage 0 or 1, which senders of mail may ignore (RFC 7672 §3.1.3).</summary>
    PkixUsage,

    /// <summary>A usage that has no meaning (RFC 6698 §2.1.1).</summary>
    UnknownUsage,

    /// <summary>A selector that has no meaning (RFC 6698 §2.1.2).</summary>
    UnknownSelector,

    /// <summary>A matching type that has no meaning (RFC 6698 §2.1.3).</summary>
    UnknownMatching,

    /// <summary>A digest that is longer or shorter than its kind.</summary>
    WrongLength,

    /// <summary>Data in full that is no certificate, or no key.</summary>
    NotDer,

    /// <summary>The digest of no octets at all, which nothing matches.</summary>
    EmptyDigest,

    /// <summary>Data in full and not a digest: large, and discouraged (RFC 7671 §10.1.2).</summary>
    FullData,
}
