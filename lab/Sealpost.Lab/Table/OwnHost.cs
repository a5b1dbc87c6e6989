namespace Sealpost.Lab.Table;

/// <summary>A mail host in a domain's own zone, so that it can be signed, with its TLSA records.</summary>
public sealed record OwnHost
{
    /// <summary>The name below the domain.</summary>
    public required string Name { get; init; }

    /// <summary>A file of <c>lab/scripts</c>, without its extension, that our scripted server plays.</summary>
    public string Script { get; init; } = "healthy";

    /// <summary>The certificate that it presents.</summary>
    public CertificateKind Certificate { get; init; }

    /// <summary>Further names below the domain that the certificate is for.</summary>
    public IReadOnlyList<string> AlsoFor { get; init; } = [];

    /// <summary>
    /// TLSA records: three numbers, then what they are of: <c>own</c>, <c>anchor</c> (the intermediate), <c>root</c>
    /// (which is not sent), <c>next</c> (another key), <c>nothing</c> or <c>short</c> (a cut digest). Without a word,
    /// usages 0 and 2 are of the anchor, the others of the server's own certificate.
    /// </summary>
    public IReadOnlyList<string> Tlsa { get; init; } = [];

    /// <summary>The name below the domain that the TLSA records stand under; the host's own where it is null.</summary>
    public string? TlsaAt { get; init; }

    /// <summary>
    /// The host is a zone of its own: <c>unsigned</c>, or <c>bogus</c> (its signatures ended years ago).
    /// </summary>
    public string? Zone { get; init; }

    /// <summary>The TLSA records lie in a zone of their own whose signatures ended years ago.</summary>
    public bool BogusTlsa { get; init; }

    /// <summary>The host names a destination for TLS reports.</summary>
    public bool Reports { get; init; } = true;
}
