using System.Security.Cryptography;

namespace Sealpost.Core.Dane;

/// <summary>The form in which a TLSA record holds a certificate or key (RFC 6698 §2.1.3).</summary>
internal static class TlsaDigest
{
    private static readonly byte[] EmptySha256 = SHA256.HashData([]);
    private static readonly byte[] EmptySha512 = SHA512.HashData([]);

    public static ReadOnlySpan<byte> Of(TlsaMatching matching, ReadOnlySpan<byte> octets) => matching switch
    {
        TlsaMatching.Sha256 => SHA256.HashData(octets),
        TlsaMatching.Sha512 => SHA512.HashData(octets),
        _ => octets,
    };

    /// <summary>The length a digest has to have; null where any length will do.</summary>
    public static int? LengthOf(TlsaMatching matching) => matching switch
    {
        TlsaMatching.Sha256 => SHA256.HashSizeInBytes,
        TlsaMatching.Sha512 => SHA512.HashSizeInBytes,
        _ => null,
    };

    /// <summary>Whether somebody hashed nothing at all, as a script does whose certificate file is missing.</summary>
    public static bool IsOfNothing(ReadOnlySpan<byte> digest) =>
        digest.SequenceEqual(EmptySha256) || digest.SequenceEqual(EmptySha512);
}
