using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Sealpost.Core.Dane;

/// <summary>Whether one certificate was signed by another that may do so: arithmetic over the octets, with no store.</summary>
internal static class IssuedBy
{
    private const string Pss = "1.2.840.113549.1.1.10";

    public static SignatureState Judge(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        if (!certificate.IssuerName.RawData.AsSpan().SequenceEqual(issuer.SubjectName.RawData))
        {
            return SignatureState.Bad;
        }

        try
        {
            return IsAuthority(issuer) ? Verify(certificate, issuer) : SignatureState.Bad;
        }
        catch (Exception fault) when (fault is CryptographicException or AsnContentException)
        {
            return SignatureState.Bad;
        }
    }

    // RFC 5280 §4.2.1.9 and §4.2.1.3: an issuer says that it is one; version 1 certificates could not.
    private static bool IsAuthority(X509Certificate2 issuer)
    {
        var constraints = issuer.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault();
        var usage = issuer.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault();
        return (issuer.Version < 3 || constraints is { CertificateAuthority: true })
            && (usage is null || usage.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign));
    }

    private static SignatureState Verify(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        var whole = new AsnReader(certificate.RawDataMemory, AsnEncodingRules.BER).ReadSequence();
        var signed = whole.ReadEncodedValue().Span;
        var algorithm = whole.ReadSequence();
        var oid = algorithm.ReadObjectIdentifier();
        var hash = oid is Pss ? HashOfPss(algorithm) : HashOf(oid);
        var signature = whole.ReadBitString(out _);
        if (hash is not { } name)
        {
            return SignatureState.Unknown;
        }

        if (issuer.GetRSAPublicKey() is { } rsa)
        {
            using (rsa)
            {
                var padding = oid is Pss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
                return Of(rsa.VerifyData(signed, signature, name, padding));
            }
        }

        if (issuer.GetECDsaPublicKey() is { } ec)
        {
            using (ec)
            {
                return Of(ec.VerifyData(signed, signature, name, DSASignatureFormat.Rfc3279DerSequence));
            }
        }

        return SignatureState.Unknown;
    }

    private static SignatureState Of(bool isGood) => isGood ? SignatureState.Good : SignatureState.Bad;

    private static HashAlgorithmName? HashOf(string oid) => oid switch
    {
        "1.2.840.113549.1.1.5" or "1.2.840.10045.4.1" => HashAlgorithmName.SHA1,
        "1.2.840.113549.1.1.11" or "1.2.840.10045.4.3.2" => HashAlgorithmName.SHA256,
        "1.2.840.113549.1.1.12" or "1.2.840.10045.4.3.3" => HashAlgorithmName.SHA384,
        "1.2.840.113549.1.1.13" or "1.2.840.10045.4.3.4" => HashAlgorithmName.SHA512,
        _ => null,
    };

    // RSASSA-PSS-params ::= SEQUENCE { [0] hashAlgorithm AlgorithmIdentifier DEFAULT sha1, … } (RFC 4055 §3.1)
    private static HashAlgorithmName? HashOfPss(AsnReader algorithm)
    {
        var parameters = algorithm.ReadSequence();
        var first = new Asn1Tag(TagClass.ContextSpecific, 0);
        if (!parameters.HasData || !parameters.PeekTag().HasSameClassAndValue(first))
        {
            return HashAlgorithmName.SHA1;
        }

        return parameters.ReadSequence(first).ReadSequence().ReadObjectIdentifier() switch
        {
            "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
            "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
            "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
            _ => null,
        };
    }
}

/// <summary>What became of looking at a signature.</summary>
internal enum SignatureState
{
    /// <summary>Wrong, or by one that may not sign.</summary>
    Bad,

    /// <summary>Made in a way that cannot be looked at here.</summary>
    Unknown,

    /// <summary>Right.</summary>
    Good,
}
