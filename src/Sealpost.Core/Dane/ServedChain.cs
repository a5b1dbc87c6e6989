using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Sealpost.Core.Dane;

/// <summary>The certificates that a server sent, its own first.</summary>
public sealed class ServedChain
{
    private readonly ImmutableArray<ServedCertificate> _sent;

    /// <summary>A chain; what could not be read of it is left out by the caller.</summary>
    public ServedChain(ImmutableArray<ServedCertificate> sent) => _sent = sent;

    /// <summary>The server's own certificate; null where none was sent.</summary>
    public ServedCertificate? Own => _sent.FirstOrDefault();

    /// <summary>The certificates.</summary>
    public ImmutableArray<ServedCertificate> Sent => _sent;

    /// <summary>
    /// The path from the server's own certificate up to one that was sent, by position and each step signed by the
    /// next (RFC 5280 §6.1), names and dates left aside.
    /// </summary>
    public TrustPath PathTo(int anchor)
    {
        var certificates = new List<X509Certificate2>();
        try
        {
            certificates.AddRange(_sent.Select(static one => X509CertificateLoader.LoadCertificate(one.Der)));
            return Climb(certificates, anchor);
        }
        catch (CryptographicException)
        {
            return new(TrustPathEnd.Broken, []);
        }
        finally
        {
            certificates.ForEach(static one => one.Dispose());
        }
    }

    private static TrustPath Climb(List<X509Certificate2> certificates, int anchor)
    {
        // Breadth first, so that one bad turn among cross-signed certificates does not hide a good one.
        var reached = new Dictionary<int, int> { [0] = -1 };
        var open = new Queue<int>([0]);
        var isUnknown = false;
        while (open.TryDequeue(out var at))
        {
            for (var next = 1; next < certificates.Count; next++)
            {
                if (reached.ContainsKey(next))
                {
                    continue;
                }

                var state = IssuedBy.Judge(certificates[at], certificates[next]);
                isUnknown |= state is SignatureState.Unknown;
                if (state is SignatureState.Good)
                {
                    reached[next] = at;
                    open.Enqueue(next);
                }
            }
        }

        if (!reached.ContainsKey(anchor))
        {
            return new(isUnknown ? TrustPathEnd.Unknown : TrustPathEnd.Broken, []);
        }

        var path = new List<int>();
        for (var at = anchor; at >= 0; at = reached[at])
        {
            path.Insert(0, at);
        }

        return new(TrustPathEnd.Anchor, [.. path]);
    }
}

/// <summary>A path of certificates.</summary>
/// <param name="End">Whether it leads to the anchor.</param>
/// <param name="Positions">The positions in what was sent, the server's own first; empty where there is no path.</param>
public sealed record TrustPath(TrustPathEnd End, ImmutableArray<int> Positions);

/// <summary>How a path of certificates ends.</summary>
public enum TrustPathEnd
{
    /// <summary>A signature or an issuer is missing or wrong.</summary>
    Broken,

    /// <summary>A signature on the way is of a kind that cannot be checked here.</summary>
    Unknown,

    /// <summary>At the anchor.</summary>
    Anchor,
}
