using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>One question about a domain's protection, with everything that is to be said about it.</summary>
public sealed class Check
{
    /// <summary>Family and number, as <c>STS203</c>: public, stable for ever, never reused.</summary>
    public required string Id { get; init; }

    /// <summary>What is wrong when it fails, as a statement, under 70 characters.</summary>
    public required string Title { get; init; }

    /// <summary>How much a failure matters; where it depends on what was seen, the most it can matter.</summary>
    public required Severity Severity { get; init; }

    /// <summary>How the severity depends on what was seen; null where it does not.</summary>
    public SeverityRule? Rule { get; init; }

    /// <summary>Where the rule stands; null for checks that can only be passed or unseen.</summary>
    public Citation? Source { get; init; }

    /// <summary>
    /// The senders that refuse the mail or ignore the policy, where an error does not stand on a MUST.
    /// </summary>
    public string? Refusers { get; init; }

    /// <summary>What a failure means for mail, in one or two sentences.</summary>
    public required string Why { get; init; }

    /// <summary>What the domain's owner is to do, in one or two sentences.</summary>
    public required string Remedy { get; init; }

    /// <summary>The very line to publish, where one can be written down.</summary>
    public Func<DomainReading, string?>? Publish { get; init; }

    /// <summary>The answer for a domain: pure, total, silent.</summary>
    public required Func<DomainReading, Verdict> Judge { get; init; }

    /// <summary>How much a failure matters for this domain.</summary>
    public Severity SeverityFor(DomainReading reading, Verdict verdict) => Rule?.Apply(reading, verdict) ?? Severity;
}

/// <summary>A severity that depends on what was seen.</summary>
/// <param name="Words">The rule in words, for the check's page.</param>
/// <param name="Apply">The rule.</param>
public sealed record SeverityRule(string Words, Func<DomainReading, Verdict, Severity> Apply);
