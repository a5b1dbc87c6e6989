namespace Sealpost.Core.Senders;

/// <summary>How one sender fetches a policy, where senders differ (RFC 8461 §3.3).</summary>
internal sealed record FetchRules
{
    /// <summary>The largest body that RFC 8461 §3.3 suggests, in octets.</summary>
    public const int Suggested = 65_536;

    /// <summary>What is asked of the Content-Type.</summary>
    public ContentTypeRule ContentType { get; init; } = ContentTypeRule.Plain;

    /// <summary>Which status codes are taken for success.</summary>
    public StatusRule Status { get; init; } = StatusRule.Only200;

    /// <summary>The largest body that is taken, in octets; null where there is no limit that matters.</summary>
    public int? LargestBody { get; init; } = Suggested;

    /// <summary>How many octets are read, the rest left; null where all are.</summary>
    public int? Reads { get; init; }

    /// <summary>Whether gzip is asked for and unpacked, as HTTP libraries do of themselves.</summary>
    public bool Unpacks { get; init; }

    /// <summary>Whether a common name counts where a certificate of the policy host has no dNSName.</summary>
    public bool TakesCommonName { get; init; }
}

/// <summary>What a sender asks of the Content-Type of a policy (RFC 8461 §3.2, spec reading D9).</summary>
internal enum ContentTypeRule
{
    /// <summary>text/plain, whatever its parameters.</summary>
    Plain,

    /// <summary>text/plain, with parameters that are well formed.</summary>
    PlainWellFormed,

    /// <summary>Nothing.</summary>
    Any,
}

/// <summary>Which status codes a sender takes for success (RFC 8461 §3.3).</summary>
internal enum StatusRule
{
    /// <summary>200.</summary>
    Only200,

    /// <summary>200 to 299.</summary>
    Success,

    /// <summary>Any: what is no policy does not parse as one.</summary>
    Any,
}
