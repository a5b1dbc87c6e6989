using System.Formats.Asn1;

namespace Sealpost.Core.Dane;

/// <summary>A certificate as a server sent it, as far as DANE looks into it.</summary>
public sealed class ServedCertificate
{
    private readonly byte[] _der;
    private readonly byte[] _publicKey;

    private ServedCertificate(byte[] der, byte[] publicKey) => (_der, _publicKey) = (der, publicKey);

    /// <summary>The whole certificate.</summary>
    public ReadOnlySpan<byte> Der => _der;

    /// <summary>Its SubjectPublicKeyInfo, octet for octet (RFC 5280 §4.1).</summary>
    public ReadOnlySpan<byte> PublicKey => _publicKey;

    /// <summary>Reads a certificate; null where it is none.</summary>
    public static ServedCertificate? Of(byte[] der)
    {
        ArgumentNullException.ThrowIfNull(der);
        try
        {
            // Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm, signature }
            // TBSCertificate ::= SEQUENCE { [0] version OPTIONAL, serial, algorithm, issuer, validity, subject, key, … }
            var whole = new AsnReader(der, AsnEncodingRules.BER);
            var fields = whole.ReadSequence().ReadSequence();
            if (whole.HasData)
            {
                return null;
            }

            if (fields.PeekTag().HasSameClassAndValue(new Asn1Tag(TagClass.ContextSpecific, 0)))
            {
                fields.ReadEncodedValue();
            }

            for (var before = 0; before < 5; before++)
            {
                fields.ReadEncodedValue();
            }

            return new(der, fields.ReadEncodedValue().ToArray());
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    /// <summary>Reads a certificate from base64; null where it is none.</summary>
    public static ServedCertificate? OfBase64(string der)
    {
        ArgumentNullException.ThrowIfNull(der);
        var octets = new byte[der.Length];
        return Convert.TryFromBase64String(der, octets, out var length) && length > 0 ? Of(octets[..length]) : null;
    }

    /// <summary>The record that a server with this certificate is to publish, as <c>3 1 1 0a1b…</c>.</summary>
    public string Advised => new TlsaRecord(
        TlsaUsage.DaneEe,
        TlsaSelector.PublicKey,
        TlsaMatching.Sha256,
        [.. TlsaDigest.Of(TlsaMatching.Sha256, PublicKey)]).ToString();
}
