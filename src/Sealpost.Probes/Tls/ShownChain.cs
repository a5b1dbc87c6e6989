using System.Security.Cryptography.X509Certificates;

namespace Sealpost.Probes.Tls;

/// <summary>The certificates that a server shows in a handshake.</summary>
internal sealed class ShownChain : IDisposable
{
    private const int Most = 100;

    // What the platform may hold against the first certificate although its signature is right: it knows no roots here.
    private const X509ChainStatusFlags BesideSignature = X509ChainStatusFlags.PartialChain
        | X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.NotTimeValid;

    private readonly List<byte[]> _certificates = [];

    /// <summary>All of them, DER, in the order in which they came.</summary>
    public IReadOnlyList<byte[]> Certificates => _certificates;

    /// <summary>The server's own, as the platform has opened it: to open it again costs as much as half of the handshake.</summary>
    public X509Certificate2? First { get; private set; }

    /// <summary>
    /// The certificate, DER, by whose key the platform verified the server's own; null where it did not, or the signature is
    /// wrong.
    /// </summary>
    public byte[]? Signer { get; private set; }

    /// <summary>Takes them from what the platform calls back with.</summary>
    public void Keep(X509Certificate? own, X509Chain? chain)
    {
        if (own is null)
        {
            return;
        }

        // The chain is already built; its extra store holds what the server sent, in the order it did.
        First = new(own);
        var first = First.RawData;
        var others = chain?.ChainPolicy.ExtraStore.Select(each => each.RawData).ToList() ?? [];
        if (others is [var same, ..] && same.AsSpan().SequenceEqual(first))
        {
            others.RemoveAt(0);
        }

        _certificates.AddRange(others.Prepend(first).Take(Most));
        Signer = SignerIn(chain);
    }

    private static byte[]? SignerIn(X509Chain? chain) =>
        chain?.ChainElements is [var own, var above, ..]
        && own.ChainElementStatus.All(static one => (one.Status & ~BesideSignature) == X509ChainStatusFlags.NoError)
            ? above.Certificate.RawData
            : null;

    public void Dispose() => First?.Dispose();
}
