namespace Sealpost.Core.Reading;

/// <summary>What the DNS makes a sender do that knows DANE, before it has seen the server (RFC 7672 §2.2).</summary>
public enum DaneState
{
    /// <summary>Could not be seen.</summary>
    Unseen,

    /// <summary>There are no TLSA records that count: it does as it always does.</summary>
    Unused,

    /// <summary>The look-up fails: it does not deliver (RFC 7672 §2.1.2).</summary>
    Fails,

    /// <summary>No record can be used: it insists on TLS, and authenticates nobody.</summary>
    Unusable,

    /// <summary>It insists on TLS and on a certificate that matches.</summary>
    Usable,
}
