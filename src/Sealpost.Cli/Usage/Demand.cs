namespace Sealpost.Cli.Usage;

/// <summary>What a user requires of a domain besides the absence of findings.</summary>
internal enum Demand
{
    /// <summary>A usable policy of mode enforce.</summary>
    Enforce,

    /// <summary>A usable policy of mode testing or enforce.</summary>
    Testing,

    /// <summary>A usable TLSRPT record.</summary>
    TlsRpt,
}
