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

    /// <summary>The targets of the CNAME records passed on the way, in order; empty when the name is no alias.</summary>
    public ImmutableArray<string> Aliases
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>The smallest TTL of the answer, in seconds; null where nothing was answered.</summary>
    public long? Ttl { get; init; }

    /// <summary>Whether the resolver set the AD bit (RFC 4035 §3.2.3). Worth as much as the way to the resolver is.</summary>
    public bool Authenticated { get; init; }

    /// <summary>
    /// What came of the same question with validation switched off (CD, RFC 4035 §3.2.2), put only after SERVFAIL:
    /// an answer means that the signatures are bogus. Null where it was not put.
    /// </summary>
    public DnsOutcome? Unvalidated { get; init; }

    /// <summary>The number of the extended error, such as 6 for bogus (RFC 8914 §4); null where there was none.</summary>
    public int? ExtendedError { get; init; }

    /// <summary>The resolver that answered, as address and port; null when none did.</summary>
    public string? Server { get; init; }

    /// <summary>How long the answer took, retries included.</summary>
    public double Milliseconds { get; init; }
}
