using System.Formats.Asn1;
using System.Numerics;

namespace Sealpost.Core.Dkim;

/// <summary>Finds the length of an RSA key in the octets of a <c>p=</c>, without trusting any of them.</summary>
internal static class RsaKey
{
    // rsaEncryption (RFC 3279 §2.3.1)
    private const string RsaEncryption = "1.2.840.113549.1.1.1";

    /// <summary>The bits of the modulus, and whether the key lacks its wrapping; null where it is no RSA key.</summary>
    public static (int Bits, bool IsBare)? Read(ReadOnlyMemory<byte> octets)
    {
        try
        {
            return Unwrap(octets) is { } key
                ? ReadKey(key) is { } wrapped ? (wrapped, false) : null
                : ReadKey(octets) is { } bare ? (bare, true) : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    // SubjectPublicKeyInfo ::= SEQUENCE { AlgorithmIdentifier, BIT STRING } (RFC 5280 §4.1)
    private static ReadOnlyMemory<byte>? Unwrap(ReadOnlyMemory<byte> octets)
    {
        var outer = new AsnReader(octets, AsnEncodingRules.BER);
        var info = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        if (!info.HasData || !info.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
        {
            return null;
        }

        var algorithm = info.ReadSequence();
        var key = info.ReadBitString(out var unused);
        info.ThrowIfNotEmpty();
        return algorithm.ReadObjectIdentifier() is RsaEncryption && unused == 0
            ? key
            : throw new AsnContentException("a key of another kind");
    }

    // RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER } (RFC 8017 A.1.1)
    private static int? ReadKey(ReadOnlyMemory<byte> octets)
    {
        var outer = new AsnReader(octets, AsnEncodingRules.BER);
        var key = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        var modulus = key.ReadIntegerBytes();
        var exponent = key.ReadInteger();
        key.ThrowIfNotEmpty();
        return BitsOf(modulus.Span) is { } bits && exponent > BigInteger.One && !exponent.IsEven ? bits : null;
    }

    // Of a positive odd number, big-endian.
    private static int? BitsOf(ReadOnlySpan<byte> number)
    {
        if ((number[0] & 0x80) != 0 || (number[^1] & 1) == 0)
        {
            return null;
        }

        var digits = number.TrimStart((byte)0);
        return (digits.Length * 8) - byte.LeadingZeroCount(digits[0]);
    }
}
