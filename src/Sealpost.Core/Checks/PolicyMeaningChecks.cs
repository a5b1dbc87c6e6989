using Sealpost.Core.MtaSts;
using Sealpost.Core.Names;

namespace Sealpost.Core.Checks;

/// <summary>STS3xx, third part: does the policy say what its owner can want? (RFC 8461 §3.2, §5, §8.3, §10)</summary>
internal static class PolicyMeaningChecks
{
    private const long Day = 86_400;
    private const long Week = 7 * Day;

    public static Check MaxAgeZero { get; } = new()
    {
        Id = "STS311",
        Title = "The max_age is 0",
        Severity = Severity.Error,
        Source = new(8461, "3.2", Level.May),
        Refusers = "Discard the policy: chasquid and rest-mail. For the others it expires at once, "
            + "so they protect nothing they have seen before.",
        Why = "The policy is legal and useless: it expires the moment it is fetched.",
        Remedy = "Set max_age to some weeks.",
        Publish = static _ => "max_age: 604800",
        Judge = static reading => PolicyVerdicts.FromPolicy(reading, policy => policy.MaxAge == 0
            ? Verdict.Failed(PolicyVerdicts.About(reading, "max_age: 0", "weeks"))
            : Verdict.Passed),
    };

    public static Check MaxAgeUnderDay { get; } = new()
    {
        Id = "STS312",
        Title = "The max_age is less than a day",
        Severity = Severity.Warning,
        Source = new(8461, "3.2", Level.May),
        Why = "A sender that writes seldom has forgotten the policy before it writes again, "
            + "and an attacker can then hide it.",
        Remedy = "Set max_age to some weeks.",
        Publish = static _ => "max_age: 604800",
        Judge = static reading => PolicyVerdicts.FromPolicy(reading, policy => policy.MaxAge is > 0 and < Day
            ? Verdict.Failed(PolicyVerdicts.About(reading, $"max_age: {policy.MaxAge}", $"at least {Day}"))
            : Verdict.Passed),
    };

    public static Check MaxAgeUnderWeek { get; } = new()
    {
        Id = "STS313",
        Title = "The max_age of an enforced policy is under a week",
        Severity = Severity.Info,
        Source = new(8461, "3.2", Level.May),
        Why = "The longer senders remember the policy, the harder it is to hide it from them; the RFC expects weeks.",
        Remedy = "Raise max_age once the policy has proved itself.",
        Publish = static _ => "max_age: 2419200",
        Judge = static reading => PolicyVerdicts.FromPolicy(
            reading,
            policy => policy is { Mode: StsMode.Enforce, MaxAge: >= Day and < Week }
                ? Verdict.Failed(PolicyVerdicts.About(reading, $"max_age: {policy.MaxAge}", $"at least {Week}"))
                : Verdict.Passed),
    };

    public static Check OnlyTesting { get; } = new()
    {
        Id = "STS317",
        Title = "The policy is only being tested",
        Severity = Severity.Info,
        Source = new(8461, "5", Level.Must),
        Why = "Senders report failures and deliver all the same: mail is not protected yet.",
        Remedy = "Move to enforce when the TLS reports of some weeks show no failures. Change the file first, "
            + "then the record's id.",
        Publish = static _ => "mode: enforce",
        Judge = static reading => PolicyVerdicts.FromPolicy(reading, policy => policy.Mode is StsMode.Testing
            ? Verdict.Failed(PolicyVerdicts.About(reading, "mode: testing", "mode: enforce"))
            : Verdict.Passed),
    };

    public static Check SwitchedOff { get; } = new()
    {
        Id = "STS318",
        Title = "The policy switches MTA-STS off",
        Severity = Severity.Warning,
        Source = new(8461, "8.3", Level.Must),
        Why = "Senders treat the domain as if it had no policy.",
        Remedy = "When you are withdrawing MTA-STS, keep the file until every older policy has expired, "
            + "then remove record and host. Otherwise set another mode.",

        // A policy of mode none needs no mx, and one in testing does.
        Publish = static reading => reading.MtaSts.Host.Policy?.Tolerant is { Mx.IsEmpty: false }
            ? "mode: testing"
            : Suggestion.Policy(reading, StsMode.Testing),
        Judge = static reading => PolicyVerdicts.FromPolicy(
            reading,
            policy => policy.Mode is StsMode.None && !reading.Mail.TakesNone
                ? Verdict.Failed(PolicyVerdicts.About(reading, "mode: none", "mode: enforce"))
                : Verdict.Passed),
    };

    public static Check WholeSuffix { get; } = new()
    {
        Id = "STS320",
        Title = "An mx pattern covers a whole public suffix",
        Severity = Severity.Warning,
        Source = new(8461, "10.4", Level.May),
        Why = "Anybody who registers a name there can take your mail with a certificate of their own.",
        Remedy = "Name your mail servers, or a wildcard under a domain that one organisation controls.",
        Publish = Suggestion.Policy,
        Judge = static reading => PolicyVerdicts.FromPolicy(reading, policy => Verdict.FailedWhenAny(
            from pattern in policy.Mx
            where pattern.IsWildcard && PublicSuffixes.IsPublicSuffix(pattern.Text[2..].ToLowerInvariant())
            select PolicyVerdicts.About(reading, $"mx: {pattern.Text}", "a domain that one organisation controls"))),
    };
}
