namespace Sealpost.Core.Dkim;

/// <summary>A key that verifiers check signatures with, or one that they know to be revoked (RFC 6376 §3.6.1, RFC 8301 §3, RFC 8463 §4).</summary>
/// <param name="Type">The kind of key.</param>
/// <param name="Bits">Its length in bits: of the modulus for RSA, 256 for Ed25519; 0 where it has been revoked.</param>
/// <param name="IsTesting">
/// Whether it has <c>t=y</c>: verifiers treat mail that fails like mail without a signature.
/// </param>
/// <param name="IsStrict">Whether it has <c>t=s</c>: the user's domain must be the signing domain itself.</param>
public sealed record DkimKey(DkimKeyType Type, int Bits, bool IsTesting, bool IsStrict)
{
    /// <summary>The shortest RSA key that verifiers may trust (RFC 8301 §3.2).</summary>
    public const int ShortestRsa = 1024;

    /// <summary>The shortest RSA key that signers should use (RFC 8301 §3.2).</summary>
    public const int AdvisedRsa = 2048;

    /// <summary>Whether it has been revoked: its p is empty, and every signature made with it fails (RFC 6376 §3.6.1).</summary>
    public bool IsRevoked => Bits == 0;

    /// <summary>Whether verifiers must not trust signatures made with it for its length (RFC 8301 §3.2).</summary>
    public bool IsTooShort => Type is DkimKeyType.Rsa && Bits is > 0 and < ShortestRsa;

    /// <summary>Whether it is shorter than signers should use, though long enough to be trusted (RFC 8301 §3.2).</summary>
    public bool IsShort => Type is DkimKeyType.Rsa && Bits is >= ShortestRsa and < AdvisedRsa;
}
