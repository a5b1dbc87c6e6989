using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Sealpost.Core.Observations;
using Sealpost.Probes.Scanning;

namespace Sealpost.Probes.Tls;

/// <summary>
/// Chains whose certificates above the first were judged before: the same ones are sent by thousands of servers. Of
/// such a chain the server's own certificate alone is verified.
/// </summary>
/// <remarks>
/// Only "leads to a trusted root" is ever said this way, and only of a certificate of the plainest kind; whatever is
/// unusual, or fails, is judged as a whole by <see cref="ChainReading"/>.
/// </remarks>
internal sealed class KnownChains
{
    private const int Most = 256;

    private readonly Recent<string, KnownIssuer> _known = new(Most);

    /// <summary>The facts of a chain.</summary>
    /// <param name="sent">The certificates, DER, the server's own first.</param>
    /// <param name="roots">The roots.</param>
    /// <param name="at">The moment.</param>
    /// <param name="first">The first of them, where it is open already; it stays so.</param>
    /// <param name="signer">The certificate by whose key the first was verified already.</param>
    public CertificateChain Of(
        IReadOnlyList<byte[]> sent,
        RootIndex roots,
        DateTimeOffset at,
        X509Certificate2? first = null,
        byte[]? signer = null)
    {
        var key = sent.Count > 1 ? KeyOf(sent) : "";
        if (key.Length > 0 && _known.Find(key) is { } issuer && issuer.Vouch(sent[0], roots, at, first, signer) is { } facts)
        {
            return new() { Sent = [facts, .. issuer.Above], End = ChainEnd.TrustedRoot };
        }

        var certificates = sent.Select(X509CertificateLoader.LoadCertificate).ToList();
        try
        {
            var chain = ChainReading.Of(certificates, roots, at);
            if (key.Length > 0 && chain is { End: ChainEnd.TrustedRoot, Detail: null, OutsideDates.IsEmpty: true }
                && KnownIssuer.Learn(certificates, chain.Sent, roots) is { } learnt)
            {
                _known.Keep(key, learnt);
            }

            return chain;
        }
        finally
        {
            certificates.ForEach(static each => each.Dispose());
        }
    }

    private static string KeyOf(IReadOnlyList<byte[]> sent)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var certificate in sent.Skip(1))
        {
            BinaryPrimitives.WriteInt32BigEndian(length, certificate.Length);
            hash.AppendData(length);
            hash.AppendData(certificate);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
