using System.Collections.Immutable;

namespace Sealpost.Core.Observations;

/// <summary>One DNS question and what became of it, without the records.</summary>
public sealed record DnsReply
{
    /// <summary>The name asked for, A-labels, no root dot.</summary>
    public required string Name { get; init; }

    /// <summary>The type asked for.</summary>
    public required DnsType Type { get; init; }

    /// <summary>What became of the question.</summary>
    public required DnsOutcome Outcome { get; init; }

    /// <summary>What an operator would want to know beside the outcome; null where it says all.</summary>
    public string? Detail { get; init; }

    /// <summary>
    /// The targets of the CNAME records passed on the way, in order; empty when the name is no alias.
    /// </summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The smallest TTL of the answer, in seconds; null where nothing was answered.</summary>
    public long? Ttl { get; init; }

    /// <summary>
    /// Whether the resolver set the AD bit (RFC 4035 §3.2.3). Worth as much as the way to the resolver is.
    /// </summary>
    public bool Authenticated { get; init; }

    /// <summary>The resolver that answered, as address and port; null when none did.</summary>
    public string? Server { get; init; }

    /// <summary>How long the answer took, retries included.</summary>
    public double Milliseconds { get; init; }
}
