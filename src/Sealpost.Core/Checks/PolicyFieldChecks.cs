using Sealpost.Core.MtaSts;

namespace Sealpost.Core.Checks;

/// <summary>STS3xx, second part: are the fields there, and well-formed? (RFC 8461 §3.2)</summary>
internal static class PolicyFieldChecks
{
    public static Check Version { get; } = new()
    {
        Id = "STS304",
        Title = "The version is missing or not STSv1",
        Severity = Severity.Error,
        Source = new(8461, "3.2", Level.Must),
        Why = "Senders find no policy in the file.",
        Remedy = "Begin the policy with the version line, spelt exactly so.",
        Publish = static _ => "version: STSv1",
        Judge = static reading => PolicyVerdicts.FromFlaws(
            reading, "version: STSv1", StsPolicyFlaw.MissingVersion, StsPolicyFlaw.UnknownVersion),
    };

    public static Check Mode { get; } = new()
    {
        Id = "STS305",
        Title = "The mode is missing or unknown",
        Severity = Severity.Error,
        Source = new(8461, "3.2", Level.Must),
        Why = "Senders find no policy in the file.",
        Remedy = "Set the mode to testing, enforce or none, in lower case.",
        Publish = static _ => "mode: testing",
        Judge = static reading => PolicyVerdicts.FromFlaws(
            reading, "mode: enforce, testing or none", StsPolicyFlaw.MissingMode, StsPolicyFlaw.UnknownMode),
    };

    public static Check MaxAge { get; } = new()
    {
        Id = "STS306",
        Title = "The max_age is missing or not a number",
        Severity = Severity.Error,
        Source = new(8461, "3.2", Level.Must),
        Why = "Senders find no policy in the file.",
        Remedy = "Give max_age in seconds, digits only.",
        Publish = static _ => "max_age: 604800",
        Judge = static reading => PolicyVerdicts.FromFlaws(
            reading, "max_age: 604800", StsPolicyFlaw.MissingMaxAge, StsPolicyFlaw.MalformedMaxAge),
    };

    public static Check MaxAgeTooLarge { get; } = new()
    {
        Id = "STS307",
        Title = "The max_age is above 31557600",
        Severity = Severity.Error,
        Source = new(8461, "3.2", Level.Must),
        Why = "The RFC's maximum is a year. Most senders discard a policy with more; others cap it, "
            + "or take a day instead.",
        Remedy = "Set max_age to at most 31557600, which is a year.",
        Publish = static _ => "max_age: 31557600",
        Judge = static reading => PolicyVerdicts.FromFlaws(reading, "at most 31557600", StsPolicyFlaw.MaxAgeTooLarge),
    };

    public static Check NoMx { get; } = new()
    {
        Id = "STS308",
        Title = "The policy names no mx",
        Severity = Severity.Error,
        Source = new(8461, "3.2", Level.Must),
        Why = "A policy of mode testing or enforce must say which mail servers are the domain's; "
            + "without that it is unusable.",
        Remedy = "Add one mx line for each mail server.",
        Publish = Suggestion.Policy,
        Judge = static reading => PolicyVerdicts.FromFlaws(reading, "at least one mx", StsPolicyFlaw.MissingMx),
    };

    public static Check MalformedMx { get; } = new()
    {
        Id = "STS309",
        Title = "An mx pattern is malformed",
        Severity = Severity.Error,
        Source = new(8461, "3.2", Level.Must),
        Why = "Some senders discard the whole policy; for the others the line covers nothing.",
        Remedy = "Write a host name in A-labels without a trailing dot, one a line; "
            + "a star may only be the whole first label.",
        Publish = Suggestion.Policy,
        Judge = static reading => PolicyVerdicts.FromFlaws(
            reading, "a host name, or *. and a domain", StsPolicyFlaw.MalformedMx),
    };

    public static Check Repeated { get; } = new()
    {
        Id = "STS310",
        Title = "A field is given more than once",
        Severity = Severity.Error,
        Source = new(8461, "3.2", Level.Must),
        Why = "By the RFC the first counts. Some senders take the last, others drop the policy, "
            + "so they disagree on what it says.",
        Remedy = "Keep one version, one mode and one max_age.",
        Judge = static reading => PolicyVerdicts.FromFlaws(reading, "one of each but mx", StsPolicyFlaw.DuplicateField),
    };

    public static Check VersionNotFirst { get; } = new()
    {
        Id = "STS314",
        Title = "The version is not the first line",
        Severity = Severity.Warning,
        Source = new(8461, "3.2", Level.May),
        Why = "The RFC leaves the order free, but Google documents that it wants the version on the first line.",
        Remedy = "Move the version to the top.",
        Judge = static reading => PolicyVerdicts.FromFlaws(
            reading, "version: STSv1 on line 1", StsPolicyFlaw.VersionNotFirst),
    };

    public static Check UnknownFields { get; } = new()
    {
        Id = "STS315",
        Title = "The policy has fields that no sender knows",
        Severity = Severity.Info,
        Source = new(8461, "3.2", Level.Must),
        Why = "Senders ignore them. They are harmless.",
        Remedy = "Remove the fields unless you know what reads them; version, mode, "
            + "max_age and mx are the only ones that are defined.",
        Judge = static reading => PolicyVerdicts.FromFlaws(
            reading, "version, mode, max_age and mx only", StsPolicyFlaw.UnknownField),
    };

    public static Check Misspelt { get; } = new()
    {
        Id = "STS316",
        Title = "A field looks like a misspelt one",
        Severity = Severity.Warning,
        Source = new(8461, "3.2", Level.Must),
        Why = "Names are case-sensitive. Senders ignore a field they do not know, whatever was meant.",
        Remedy = "Spell the names version, mode, max_age and mx, in lower case.",
        Judge = static reading => PolicyVerdicts.FromFlaws(
            reading, "version, mode, max_age or mx", StsPolicyFlaw.MisspeltField),
    };

    public static Check AddressMx { get; } = new()
    {
        Id = "STS321",
        Title = "An mx pattern is an IP address",
        Severity = Severity.Error,
        Source = new(8461, "4.1", Level.Must),
        Why = "Patterns are held against host names, so an address can never match. "
            + "Some senders discard the whole policy for it.",
        Remedy = "Name the mail server as its MX record does.",
        Publish = Suggestion.Policy,
        Judge = static reading => PolicyVerdicts.FromFlaws(reading, "a host name", StsPolicyFlaw.AddressMx),
    };

    public static Check DuplicateMx { get; } = new()
    {
        Id = "STS322",
        Title = "An mx pattern is listed twice",
        Severity = Severity.Info,
        Source = new(8461, "3.2", Level.May),
        Why = "Harmless; perhaps another host was meant.",
        Remedy = "Remove the second line, or correct it.",
        Judge = static reading => PolicyVerdicts.FromFlaws(reading, "each pattern once", StsPolicyFlaw.DuplicateMx),
    };
}
