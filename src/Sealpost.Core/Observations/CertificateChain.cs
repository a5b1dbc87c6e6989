using System.Collections.Immutable;

namespace Sealpost.Core.Observations;

/// <summary>A certificate chain exactly as a server sent it, and whether it leads to a trusted root.</summary>
public sealed record CertificateChain
{
    /// <summary>The certificates as sent, the server's own first; at most 10 are kept.</summary>
    public required ImmutableArray<CertificateFacts> Sent { get; init; }

    /// <summary>
    /// How the path from the first certificate ends, built from the certificates sent and the chosen roots only, with
    /// no download and no store of the machine's, names and dates left aside.
    /// </summary>
    public required ChainEnd End { get; init; }

    /// <summary>What the path builder said; null where the end says all.</summary>
    public string? Detail { get; init; }

    /// <summary>
    /// Certificates of the path other than the first, by subject, that were outside their dates when seen, where every
    /// path to a trusted root needs one; usually empty.
    /// </summary>
    public ImmutableArray<string> OutsideDates
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];
}

/// <summary>How a certificate path ends.</summary>
public enum ChainEnd
{
    /// <summary>At a trusted root.</summary>
    TrustedRoot,

    /// <summary>
    /// At a certificate that is no trusted root and whose issuer neither was sent nor is a trusted root.
    /// </summary>
    NoTrustedRoot,

    /// <summary>At a trusted root, but a signature, constraint or purpose on the way is not in order.</summary>
    Invalid,
}
