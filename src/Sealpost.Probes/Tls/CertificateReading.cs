using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Tls;

/// <summary>Reads what a certificate says of itself. A part that cannot be read is left empty.</summary>
internal static class CertificateReading
{
    private const string SubjectAltName = "2.5.29.17";
    private const string AuthorityAccess = "1.3.6.1.5.5.7.1.1";
    private const string CommonNameType = "2.5.4.3";
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const string EllipticCurve = "1.2.840.10045.2.1";

    // More names or URLs than these say no more.
    private const int MaxNames = 500;
    private const int MaxUrls = 10;

    public static CertificateFacts Of(X509Certificate2 certificate) => new()
    {
        Subject = Try(() => certificate.Subject) ?? "",
        Issuer = Try(() => certificate.Issuer) ?? "",
        NotBefore = DateOf(() => certificate.NotBefore, DateTimeOffset.MaxValue),
        NotAfter = DateOf(() => certificate.NotAfter, DateTimeOffset.MinValue),
        DnsNames = Try<ImmutableArray<string>?>(() => DnsNamesOf(certificate)) ?? [],
        CommonName = Try(() => CommonNameOf(certificate)),
        SelfIssued = certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData),
        IssuerUrls = Try<ImmutableArray<string>?>(() => IssuerUrlsOf(certificate)) ?? [],
        Key = Try(() => KeyOf(certificate.PublicKey)) ?? "unknown",
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(certificate.RawDataMemory.Span)),
        Der = Convert.ToBase64String(certificate.RawDataMemory.Span),
    };

    private static T? Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is CryptographicException or AsnContentException or ArgumentException
            or FormatException)
        {
            return default;
        }
    }

    private static DateTimeOffset DateOf(Func<DateTime> read, DateTimeOffset unreadable) =>
        Try<DateTimeOffset?>(() => new(read().ToUniversalTime())) ?? unreadable;

    // GeneralNames ::= SEQUENCE OF GeneralName; dNSName [2] IA5String. Taken octet by octet: a NUL in a name must not
    // end it.
    private static ImmutableArray<string> DnsNamesOf(X509Certificate2 certificate)
    {
        if (certificate.Extensions[SubjectAltName] is not { } extension)
        {
            return [];
        }

        var names = ImmutableArray.CreateBuilder<string>();
        var entries = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
        var dnsName = new Asn1Tag(TagClass.ContextSpecific, 2);
        while (entries.HasData && names.Count < MaxNames)
        {
            if (entries.PeekTag().HasSameClassAndValue(dnsName))
            {
                names.Add(Encoding.Latin1.GetString(entries.ReadOctetString(dnsName)));
            }
            else
            {
                entries.ReadEncodedValue();
            }
        }

        return names.ToImmutable();
    }

    private static string? CommonNameOf(X509Certificate2 certificate) =>
        (from part in certificate.SubjectName.EnumerateRelativeDistinguishedNames()
         where !part.HasMultipleElements && part.GetSingleElementType().Value == CommonNameType
         select part.GetSingleElementValue()).FirstOrDefault();

    private static ImmutableArray<string> IssuerUrlsOf(X509Certificate2 certificate) =>
        certificate.Extensions[AuthorityAccess] is { } extension
            ? [.. new X509AuthorityInformationAccessExtension(extension.RawData).EnumerateCAIssuersUris().Take(MaxUrls)]
            : [];

    private static string? KeyOf(PublicKey key) => key.Oid.Value switch
    {
        Rsa => $"RSA {ModulusBits(key.EncodedKeyValue.RawData)}",
        EllipticCurve => $"ECDSA {CurveOf(key.EncodedParameters?.RawData ?? [])}",
        "1.3.101.112" => "Ed25519",
        "1.3.101.113" => "Ed448",
        "2.16.840.1.101.3.4.3.17" => "ML-DSA-44",
        "2.16.840.1.101.3.4.3.18" => "ML-DSA-65",
        "2.16.840.1.101.3.4.3.19" => "ML-DSA-87",
        "1.2.840.10040.4.1" => "DSA",
        var other => other,
    };

    private static long ModulusBits(byte[] key) =>
        (long)new BigInteger(
            new AsnReader(key, AsnEncodingRules.DER).ReadSequence().ReadIntegerBytes().Span,
            isUnsigned: true,
            isBigEndian: true)
            .GetBitLength();

    private static string CurveOf(byte[] parameters) =>
        new AsnReader(parameters, AsnEncodingRules.DER).ReadObjectIdentifier() switch
        {
            "1.2.840.10045.3.1.7" => "P-256",
            "1.3.132.0.34" => "P-384",
            "1.3.132.0.35" => "P-521",
            "1.3.132.0.10" => "secp256k1",
            var other => other,
        };
}
