using Sealpost.Core.Spf;

namespace Sealpost.Core.Checks;

/// <summary>SPF1xx, second part: the text of the record (RFC 7208 §4.6, §5, §6, §7, §12).</summary>
internal static class SpfSyntaxChecks
{
    public static Check Malformed { get; } = new()
    {
        Id = "SPF103",
        Title = "The SPF record is malformed",
        Severity = Severity.Error,
        Source = new(7208, "4.6", Level.Must),
        Why = "One mistake anywhere makes the whole record a permanent error: receivers stop before they look at it.",
        Remedy = "Mend the term that is pointed at: a qualifier, one of the eight mechanisms, a colon, and what it takes.",
        Judge = static reading => SpfVerdicts.FromFlaws(
            reading,
            "mechanisms and modifiers, parted by spaces",
            SpfRecordFlaw.MalformedTerm,
            SpfRecordFlaw.ForbiddenOctet,
            SpfRecordFlaw.UnknownMechanism,
            SpfRecordFlaw.MissingArgument,
            SpfRecordFlaw.UnexpectedArgument,
            SpfRecordFlaw.MalformedDomain),
    };

    public static Check MalformedNetwork { get; } = new()
    {
        Id = "SPF104",
        Title = "An address or prefix in the SPF record is malformed",
        Severity = Severity.Error,
        Source = new(7208, "5.6", Level.Must),
        Why = "One mistake anywhere makes the whole record a permanent error.",
        Remedy = "Write ip4 with four numbers and at most /32, ip6 with an IPv6 address and at most /128.",
        Judge = static reading => SpfVerdicts.FromFlaws(
            reading, "an address of the family, and a prefix within it", SpfRecordFlaw.MalformedAddress,
            SpfRecordFlaw.MalformedPrefix),
    };

    public static Check MalformedMacro { get; } = new()
    {
        Id = "SPF105",
        Title = "A macro in the SPF record is malformed",
        Severity = Severity.Error,
        Source = new(7208, "7.1", Level.Must),
        Why = "One mistake anywhere makes the whole record a permanent error.",
        Remedy = "Write macros as %{i}, %{d2} or %{ir}; a percent sign alone is written %%.",
        Judge = static reading => SpfVerdicts.FromFlaws(
            reading, "%{, a letter, a number, r, delimiters, }", SpfRecordFlaw.MalformedMacro,
            SpfRecordFlaw.MisplacedMacro),
    };

    public static Check Repeated { get; } = new()
    {
        Id = "SPF106",
        Title = "A modifier of the SPF record is given more than once",
        Severity = Severity.Error,
        Source = new(7208, "6", Level.Must),
        Why = "A second redirect or exp makes the whole record a permanent error.",
        Remedy = "Keep one of them. Where several domains are to be asked, include them.",
        Judge = static reading => SpfVerdicts.FromFlaws(
            reading, "one of its kind", SpfRecordFlaw.DuplicateRedirect, SpfRecordFlaw.DuplicateExplanation),
    };

    public static Check Ptr { get; } = new()
    {
        Id = "SPF119",
        Title = "The SPF record uses ptr or a macro of it",
        Severity = Severity.Warning,
        Source = new(7208, "5.5", Level.Should),
        Why = "It is slow and unreliable, burdens the name servers of others, and some receivers skip it.",
        Remedy = "List the servers' networks with ip4 and ip6, or their names with a.",
        Publish = static reading => SpfSuggestion.Mended(reading, SpfMend.WithoutPtr),
        Judge = static reading => SpfVerdicts.BeforeTree(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : Verdict.FailedWhenAny(
                from term in reading.Spf.Root!.Record!.Value!.Terms
                where IsPtr(term)
                select SpfVerdicts.At(reading, term.Where, "ip4, ip6, a or mx")),
    };

    public static Check AfterAll { get; } = new()
    {
        Id = "SPF120",
        Title = "Mechanisms stand behind all",
        Severity = Severity.Warning,
        Source = new(7208, "5.1", Level.Must),
        Why = "All matches every sender, so receivers never come to what stands behind it.",
        Remedy = "Move all to the end of the record, or remove what stands behind it.",
        Judge = static reading => SpfVerdicts.FromFlaws(reading, "all as the last mechanism", SpfRecordFlaw.AfterAll),
    };

    public static Check RedirectBesideAll { get; } = new()
    {
        Id = "SPF121",
        Title = "The redirect is ignored beside all",
        Severity = Severity.Warning,
        Source = new(7208, "6.1", Level.Must),
        Why = "Receivers go to another record only where nothing matches, and all always does.",
        Remedy = "Remove the redirect or the all, whichever is not meant; include goes together with all.",
        Judge = static reading =>
            SpfVerdicts.FromFlaws(reading, "redirect or all", SpfRecordFlaw.RedirectBesideAll),
    };

    public static Check WithEquals { get; } = new()
    {
        Id = "SPF122",
        Title = "A mechanism is written with an equals sign",
        Severity = Severity.Warning,
        Source = new(7208, "6", Level.Must),
        Why = "With an equals sign it is a modifier that nobody knows, and receivers must ignore it.",
        Remedy = "Write a colon in place of the equals sign.",
        Publish = static reading => SpfSuggestion.Mended(reading, static _ => SpfMend.WithColons),
        Judge = static reading =>
            SpfVerdicts.FromFlaws(reading, "a colon", SpfRecordFlaw.MechanismAsModifier),
    };

    public static Check Unknown { get; } = new()
    {
        Id = "SPF123",
        Title = "The SPF record has modifiers that no receiver knows",
        Severity = Severity.Info,
        Source = new(7208, "6", Level.Must),
        Why = "Receivers ignore them.",
        Remedy = "Remove them, unless you know what reads them.",
        Judge = static reading => SpfVerdicts.FromFlaws(reading, "redirect or exp", SpfRecordFlaw.UnknownModifier),
    };

    public static Check VersionAgain { get; } = new()
    {
        Id = "SPF128",
        Title = "The version stands in the middle of the SPF record",
        Severity = Severity.Warning,
        Source = new(7208, "6", Level.Must),
        Why = "Two records were run together: receivers read them as one, which ends at the first all.",
        Remedy = "Remove the second version, and all but the last all.",
        Judge = static reading => SpfVerdicts.FromFlaws(
            reading, "the version at the beginning only", SpfRecordFlaw.RepeatedVersion),
    };

    /// <summary>Whether a term is <c>ptr</c>, or takes its value from it.</summary>
    internal static bool IsPtr(SpfTerm term) => term switch
    {
        SpfTerm.Directive { Mechanism: SpfMechanism.Ptr } => true,
        SpfTerm.Directive { Domain: { } domain } => domain.Macros.Any(static macro => macro.Letter is 'p'),
        SpfTerm.Modifier modifier => modifier.Value.Macros.Any(static macro => macro.Letter is 'p'),
        _ => false,
    };
}
