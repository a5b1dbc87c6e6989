namespace Sealpost.Core.Dkim;

/// <summary>The kinds of key a record can hold (RFC 6376 §3.6.1, RFC 8463 §4.1).</summary>
public enum DkimKeyType
{
    /// <summary>RSA, which is what a record without <c>k=</c> holds.</summary>
    Rsa,

    /// <summary>Ed25519.</summary>
    Ed25519,
}
