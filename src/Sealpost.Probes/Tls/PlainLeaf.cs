using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Sealpost.Probes.Tls;

/// <summary>
/// A server's certificate of the plainest kind (RFC 5280 §4.1): version 3, a signature with SHA-2, well-known extensions
/// in their usual form. Whatever is not is no <see cref="PlainLeaf"/>, which says nothing against it.
/// </summary>
internal sealed record PlainLeaf
{
    private const string ServerAuth = "1.3.6.1.5.5.7.3.1";
    private static readonly Asn1Tag Version = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 3, isConstructed: true);

    /// <summary>What is signed.</summary>
    public required ReadOnlyMemory<byte> Signed { get; init; }

    /// <summary>The name of the issuer, DER.</summary>
    public required ReadOnlyMemory<byte> Issuer { get; init; }

    /// <summary>The signature.</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>The hash that is signed.</summary>
    public required HashAlgorithmName Hash { get; init; }

    /// <summary>Whether it is signed with ECDSA; with RSA (PKCS #1) otherwise.</summary>
    public required bool IsEcdsa { get; init; }

    /// <summary>The key the issuer is said to have signed with; null where nothing is said.</summary>
    public ReadOnlyMemory<byte>? AuthorityKeyId { get; init; }

    /// <summary>Reads a certificate; null where it is not of this kind.</summary>
    public static PlainLeaf? Read(ReadOnlyMemory<byte> der)
    {
        try
        {
            var file = new AsnReader(der, AsnEncodingRules.DER);
            var certificate = file.ReadSequence();
            file.ThrowIfNotEmpty();
            var signed = certificate.ReadEncodedValue();
            var algorithm = certificate.ReadEncodedValue();
            var signature = certificate.ReadBitString(out var unused);
            certificate.ThrowIfNotEmpty();
            return unused == 0 ? ReadBody(signed, algorithm, signature) : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    // TBSCertificate ::= SEQUENCE { [0] version, serialNumber, signature, issuer, validity, subject,
    //     subjectPublicKeyInfo, [3] extensions }
    private static PlainLeaf? ReadBody(
        ReadOnlyMemory<byte> signed, ReadOnlyMemory<byte> algorithm, byte[] signature)
    {
        var body = new AsnReader(signed, AsnEncodingRules.DER).ReadSequence();
        if (!body.PeekTag().HasSameClassAndValue(Version)
            || body.ReadSequence(Version).ReadInteger() != 2)
        {
            return null;
        }

        body.ReadIntegerBytes();
        if (!body.ReadEncodedValue().Span.SequenceEqual(algorithm.Span) || AlgorithmOf(algorithm) is not { } method)
        {
            return null;
        }

        var issuer = body.ReadEncodedValue();
        body.ReadSequence();
        body.ReadSequence();
        body.ReadSequence();
        var extensions = body.ReadSequence(Extensions);
        body.ThrowIfNotEmpty();
        return LeafExtensions.Read(extensions.ReadSequence()) is { } found && found.Purposes.Contains(ServerAuth)
            ? new()
            {
                Signed = signed,
                Issuer = issuer,
                Signature = signature,
                Hash = method.Hash,
                IsEcdsa = method.IsEcdsa,
                AuthorityKeyId = found.AuthorityKeyId,
            }
            : null;
    }

    private static (HashAlgorithmName Hash, bool IsEcdsa)? AlgorithmOf(ReadOnlyMemory<byte> algorithm)
    {
        var parts = new AsnReader(algorithm, AsnEncodingRules.DER).ReadSequence();
        (HashAlgorithmName, bool)? method = parts.ReadObjectIdentifier() switch
        {
            "1.2.840.10045.4.3.2" => (HashAlgorithmName.SHA256, true),
            "1.2.840.10045.4.3.3" => (HashAlgorithmName.SHA384, true),
            "1.2.840.10045.4.3.4" => (HashAlgorithmName.SHA512, true),
            "1.2.840.113549.1.1.11" => (HashAlgorithmName.SHA256, false),
            "1.2.840.113549.1.1.12" => (HashAlgorithmName.SHA384, false),
            "1.2.840.113549.1.1.13" => (HashAlgorithmName.SHA512, false),
            _ => null,
        };

        // RSA has NULL for parameters, ECDSA none (RFC 5758 §3.2, RFC 4055 §5).
        if (method is { } known && !known.Item2)
        {
            parts.ReadNull();
        }

        parts.ThrowIfNotEmpty();
        return method;
    }
}
