using Sealpost.Core.MtaSts;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>STS4xx: the policy against the mail servers (RFC 8461 §4.1).</summary>
internal static class CoverageChecks
{
    public static Check NotCovered { get; } = new()
    {
        Id = "STS401",
        Title = "A mail server is not covered by the policy",
        Severity = Severity.Error,
        Rule = SeverityRules.ByMode,
        Source = new(8461, "4.1", Level.Must),
        Why = "Senders that enforce the policy do not deliver to this server, which hurts when the others are down.",
        Remedy = "Add the server to the policy, then change the record's id; or take it out of the MX records.",
        Publish = Suggestion.MissingMx,
        Judge = static reading => Before(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : NoneCovered(reading)
                ? Verdict.NotApplicable("no mail server is covered (STS402)")
                : JudgeUncovered(reading),
    };

    public static Check NoneIsCovered { get; } = new()
    {
        Id = "STS402",
        Title = "No mail server is covered by the policy",
        Severity = Severity.Error,
        Rule = SeverityRules.ByMode,
        Source = new(8461, "4.1", Level.Must),
        Why = "Senders that enforce the policy do not deliver at all: mail to the domain is held, then returned.",
        Remedy =
            "Put the mail servers into the policy, then change the record's id. Until then set the mode to testing.",
        Publish = Suggestion.MissingMx,
        Judge = static reading => Before(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : NoneCovered(reading) ? JudgeUncovered(reading) : Verdict.Passed,
    };

    public static Check CoversNothing { get; } = new()
    {
        Id = "STS403",
        Title = "An mx pattern covers no mail server",
        Severity = Severity.Info,
        Source = new(8461, "4.1", Level.May),
        Why = "A left-over, a server that is yet to come, or a slip of the pen.",
        Remedy = "Remove the pattern unless a mail server is about to get that name.",
        Judge = static reading => Before(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : NoneCovered(reading)
                ? Verdict.NotApplicable("no mail server is covered (STS402)")
                : Verdict.FailedWhenAny(
                    from pattern in Idle(reading)
                    select PolicyVerdicts.About(reading, $"mx: {pattern.Text}", "the name of a mail server")),
    };

    public static Check NoMailServers { get; } = new()
    {
        Id = "STS404",
        Title = "The domain takes no mail but publishes a policy",
        Severity = Severity.Warning,
        Source = new(7505, "3", Level.Must),
        Why = "There is nothing that the policy could apply to.",
        Remedy = "Withdraw the policy, by mode none first; or publish MX records if the domain is to take mail.",
        Judge = static reading => BeforePolicy(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : reading.Mail.State is not (MailState.Hosts or MailState.Implicit)
                ? Verdict.Failed(PolicyVerdicts.About(
                    reading, $"mode: {Suggestion.Word(reading.MtaSts.Mode!.Value)}", "mode: none, or no policy"))
                : Verdict.Passed,
    };

    public static Check OneLabelOnly { get; } = new()
    {
        Id = "STS405",
        Title = "A pattern looks right but covers one label only",
        Severity = Severity.Warning,
        Source = new(8461, "4.1", Level.Must),
        Why = "The star stands for exactly one label: not for none, not for two.",
        Remedy = "Name the server in full, or put the star in front of its own parent domain.",
        Publish = Suggestion.MissingMx,
        Judge = static reading => Before(reading) is { } obstacle ? Verdict.Of(obstacle) : Verdict.FailedWhenAny(
            from host in reading.Mail.Named
            where reading.CoveredBy(host) is null
            let pattern = reading.Coverage.NearMiss(host.Name)
            where pattern is not null
            select new Evidence(host.Name, $"not covered by {pattern.Text}", $"mx: {host.Name}")),
    };

    // The patterns that no host needs: each once, and none that STS321 names already.
    private static IEnumerable<MxPattern> Idle(DomainReading reading)
    {
        var needed = MxCoverage.PatternsFor(from host in reading.Mail.Named select host.Name);
        return reading.Patterns.DistinctBy(static pattern => pattern.Text, StringComparer.OrdinalIgnoreCase)
            .Where(pattern => !pattern.LooksLikeAddress && !needed.Contains(pattern.Text));
    }

    private static bool NoneCovered(DomainReading reading) =>
        reading.Mail.Named.All(host => reading.CoveredBy(host) is null);

    private static Verdict JudgeUncovered(DomainReading reading) => Verdict.FailedWhenAny(
        from host in reading.Mail.Named
        where reading.CoveredBy(host) is null
        select new Evidence(
            host.Name,
            "covered by no pattern",
            $"one of: {string.Join(", ", from pattern in reading.Patterns.Take(20) select pattern.Text)}"));

    private static Obstacle? BeforePolicy(DomainReading reading) => reading.MtaSts switch
    {
        { Status: MtaStsStatus.Undetermined } => Obstacle.NotSeen("whether there is a policy could not be seen"),
        { Policy: null } => Obstacle.Moot("senders end with no policy"),
        _ when !reading.IsPolicyActive => Obstacle.Moot("the mode is none: senders do not compare"),
        _ when !reading.Mail.IsKnown => MailVerdicts.BeforeHosts(reading),
        _ => null,
    };

    private static Obstacle? Before(DomainReading reading) => BeforePolicy(reading)
        ?? (!reading.Mail.Named.Any() && !reading.Mail.Hosts.IsEmpty
            ? Obstacle.Moot("no MX record holds a host name (SMX104)")
            : reading.Mail.TakesNone
                ? Obstacle.Moot("the domain takes no mail (see SMX101 and SMX102)")
                : null);
}
