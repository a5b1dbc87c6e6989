namespace Sealpost.Core.TlsRpt;

/// <summary>The ways a TLS report can travel (RFC 8460 §3).</summary>
public enum ReportUriScheme
{
    /// <summary>A scheme no sender delivers to.</summary>
    Other,

    /// <summary>By mail (RFC 6068).</summary>
    Mailto,

    /// <summary>By HTTPS POST.</summary>
    Https,
}
