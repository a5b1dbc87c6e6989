using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Tls;

/// <summary>An issuer whose own way to a trusted root is in order, for the certificates it signs.</summary>
internal sealed class KnownIssuer
{
    private const int MaxKept = 9;

    // Constraints that depend on the certificate below (RFC 5280 §4.2.1): name constraints, policy mappings, policy
    // constraints, inhibit anyPolicy.
    private static readonly string[] Constraints = ["2.5.29.30", "2.5.29.33", "2.5.29.36", "2.5.29.54"];

    private readonly byte[] _der;
    private readonly byte[] _name;
    private readonly byte[]? _keyId;
    private readonly PublicKey _key;

    // Opened once for each of those who verify at the same time: to open a key costs more than to use it, and one key is not
    // for several threads.
    private readonly ConcurrentBag<AsymmetricAlgorithm> _open = [];
    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _until;

    private KnownIssuer(
        X509Certificate2 issuer, ImmutableArray<CertificateFacts> above, DateTimeOffset from, DateTimeOffset until)
    {
        _der = issuer.RawData;
        _name = issuer.SubjectName.RawData;
        _keyId = KeyIdOf(issuer);
        _key = issuer.PublicKey;
        (Above, _from, _until) = (above, from, until);
    }

    /// <summary>The certificates that are sent above the server's own.</summary>
    public ImmutableArray<CertificateFacts> Above { get; }

    /// <summary>
    /// The issuer of a chain that was judged and leads to a trusted root; null where certificates it signs could be
    /// judged in different ways.
    /// </summary>
    public static KnownIssuer? Learn(
        IReadOnlyList<X509Certificate2> sent, ImmutableArray<CertificateFacts> facts, RootIndex roots)
    {
        var trusted = roots.RelevantTo(sent).Select(X509CertificateLoader.LoadCertificate).ToList();
        try
        {
            List<X509Certificate2> above = [.. sent.Skip(1), .. trusted];
            var issuers = above
                .Where(each => each.SubjectName.RawData.AsSpan().SequenceEqual(sent[0].IssuerName.RawData))
                .DistinctBy(static each => Convert.ToHexString(each.RawDataMemory.Span))
                .ToList();
            if (issuers is not [var issuer] || above.Any(IsConstrained) || facts.Length > MaxKept
                || PlainLeaf.Read(sent[0].RawData) is not { } leaf
                || roots.Holds(sent[0]))
            {
                return null;
            }

            var known = new KnownIssuer(
                issuer,
                facts[1..],
                above.Max(static each => new DateTimeOffset(each.NotBefore.ToUniversalTime())),
                above.Min(static each => new DateTimeOffset(each.NotAfter.ToUniversalTime())));
            return known.IsNamed(leaf) && known.HasSigned(leaf) ? known : null;
        }
        catch (CryptographicException)
        {
            // Something beside the path cannot be read.
            return null;
        }
        finally
        {
            trusted.ForEach(static each => each.Dispose());
        }
    }

    /// <summary>What a certificate says of itself, where this issuer signed it and nothing about it is unusual.</summary>
    /// <param name="der">The certificate.</param>
    /// <param name="roots">The roots.</param>
    /// <param name="at">The moment.</param>
    /// <param name="opened">The same certificate, where it is open already.</param>
    /// <param name="signer">The certificate by whose key it was verified already.</param>
    public CertificateFacts? Vouch(
        byte[] der, RootIndex roots, DateTimeOffset at, X509Certificate2? opened = null, byte[]? signer = null)
    {
        // Whether another way does without a certificate that is outside its dates is for the whole judgement.
        if (at < _from || at > _until || PlainLeaf.Read(der) is not { } leaf || !IsNamed(leaf)
            || !(_der.AsSpan().SequenceEqual(signer) || HasSigned(leaf)))
        {
            return null;
        }

        using var ours = opened is null ? X509CertificateLoader.LoadCertificate(der) : null;
        var certificate = opened ?? ours!;
        var facts = CertificateReading.Of(certificate);
        return IsStrong(facts.Key) && !facts.SelfIssued && !roots.KnowsSubject(certificate) ? facts : null;
    }

    private static bool IsStrong(string key) => key is "ECDSA P-256" or "ECDSA P-384" or "ECDSA P-521"
        or "RSA 2048" or "RSA 3072" or "RSA 4096";

    private static bool IsConstrained(X509Certificate2 certificate) =>
        certificate.Extensions.Any(static each => Constraints.Contains(each.Oid?.Value));

    private static byte[]? KeyIdOf(X509Certificate2 issuer) =>
        issuer.Extensions["2.5.29.14"] is { } extension
            ? [.. new X509SubjectKeyIdentifierExtension(extension, extension.Critical).SubjectKeyIdentifierBytes.Span]
            : null;

    private bool IsNamed(PlainLeaf leaf) =>
        leaf.Issuer.Span.SequenceEqual(_name)
        && (leaf.AuthorityKeyId is not { } wanted || (_keyId is not null && wanted.Span.SequenceEqual(_keyId)));

    private bool HasSigned(PlainLeaf leaf)
    {
        AsymmetricAlgorithm? key = null;
        try
        {
            key = _open.TryTake(out var free) ? free : Open();
            return key switch
            {
                ECDsa curve when leaf.IsEcdsa => curve.VerifyData(
                    leaf.Signed.Span, leaf.Signature.Span, leaf.Hash, DSASignatureFormat.Rfc3279DerSequence),
                RSA rsa when !leaf.IsEcdsa => rsa.VerifyData(
                    leaf.Signed.Span, leaf.Signature.Span, leaf.Hash, RSASignaturePadding.Pkcs1),
                _ => false,
            };
        }
        catch (CryptographicException)
        {
            return false;
        }
        finally
        {
            if (key is not null)
            {
                _open.Add(key);
            }
        }
    }

    private AsymmetricAlgorithm? Open() => _key.GetRSAPublicKey() ?? (AsymmetricAlgorithm?)_key.GetECDsaPublicKey();
}
