using System.Collections.Immutable;

namespace Sealpost.Core.Observations;

/// <summary>What a certificate says of itself.</summary>
public sealed record CertificateFacts
{
    /// <summary>The subject, as RFC 4514 text.</summary>
    public required string Subject { get; init; }

    /// <summary>The issuer, as RFC 4514 text.</summary>
    public required string Issuer { get; init; }

    /// <summary>The first moment of its life.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>The last moment of its life.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>
    /// The dNSName entries of the subject alternative name, in order; the common name is not among them.
    /// </summary>
    public required ImmutableArray<string> DnsNames { get; init; }

    /// <summary>The common name, which counts for nothing (RFC 9525 §2); null where there is none.</summary>
    public string? CommonName { get; init; }

    /// <summary>Whether subject and issuer are the same name.</summary>
    public bool SelfIssued { get; init; }

    /// <summary>Where the certificate says its issuer's can be had (RFC 5280 §4.2.2.1); never fetched.</summary>
    public ImmutableArray<string> IssuerUrls
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>The key, in words: <c>ECDSA P-256</c>, <c>RSA 2048</c>.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of the whole certificate, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The certificate itself, DER, in base64.</summary>
    public required string Der { get; init; }
}
