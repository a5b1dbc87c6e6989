using Sealpost.Core.Reading;
using Sealpost.Core.Spf;

namespace Sealpost.Core.Checks;

/// <summary>SPF1xx, third part: what the record leads to, and the limits (RFC 7208 §4.6.4, §5, §6.1).</summary>
internal static class SpfTreeChecks
{
    public static Check TooManyLookups { get; } = new()
    {
        Id = "SPF108",
        Title = "The SPF record needs more than ten look-ups",
        Severity = Severity.Error,
        Source = new(7208, "4.6.4", Level.Must),
        Why = "Receivers must stop at the eleventh with a permanent error; what stands behind it permits nobody.",
        Remedy = "Remove includes of services that no longer send for you, and write networks that hardly change with "
            + "ip4 and ip6.",
        Judge = static reading => SpfVerdicts.BeforeTree(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : reading.Spf.Root!.Nodes.Any(static node => node.State is SpfState.Loop)
                ? Verdict.NotApplicable("the record includes itself (SPF113)")
                : reading.Spf.Root.Lookups > SpfLimits.Lookups
                    ? Verdict.FailedWhenAny(Eleventh(reading))
                    : SpfVerdicts.OrUnseen(reading, Verdict.Passed),
    };

    public static Check TooManyVoids { get; } = new()
    {
        Id = "SPF109",
        Title = "More than two look-ups of the SPF record find nothing",
        Severity = Severity.Warning,
        Source = new(7208, "4.6.4", Level.Should),
        Why = "Receivers should stop at the third with a permanent error.",
        Remedy = "Remove the terms whose names no longer exist.",
        Publish = static reading => SpfSuggestion.Mended(reading, SpfMend.WithoutVoids),
        Judge = static reading => Voids(reading, static count => count > SpfLimits.Voids),
    };

    public static Check IncludeWithoutRecord { get; } = new()
    {
        Id = "SPF110",
        Title = "An include leads to a domain without an SPF record",
        Severity = Severity.Error,
        Source = new(7208, "5.2", Level.Must),
        Why = "Receivers must report a permanent error as soon as they come to it.",
        Remedy = "Remove the include, or ask whoever runs that domain for the right name.",
        Publish = static reading => SpfSuggestion.Mended(reading, SpfMend.WithoutDeadEnds),
        Judge = static reading => SpfVerdicts.OverTree(reading, static node =>
            from step in node.Steps
            where step is { Term: SpfTerm.Directive, Leads.State: SpfState.Absent }
            select SpfVerdicts.At(node, step.Term, WordsOf(step.Leads!), "an SPF record there")),
    };

    public static Check RedirectWithoutRecord { get; } = new()
    {
        Id = "SPF111",
        Title = "The redirect leads to a domain without an SPF record",
        Severity = Severity.Error,
        Source = new(7208, "6.1", Level.Must),
        Why = "Receivers must report a permanent error when nothing before it matches.",
        Remedy = "Put the right name into the redirect, or end the record in -all instead.",
        Judge = static reading => SpfVerdicts.OverTree(reading, static node =>
            from step in node.Steps
            where step is { Term: SpfTerm.Modifier, Leads.State: SpfState.Absent }
            select SpfVerdicts.At(node, step.Term, WordsOf(step.Leads!), "an SPF record there")),
    };

    public static Check BrokenBelow { get; } = new()
    {
        Id = "SPF112",
        Title = "An SPF record that is led to is broken",
        Severity = Severity.Error,
        Source = new(7208, "5.2", Level.Must),
        Why = "A permanent error in a record that is included or redirected to is one of this domain's record too.",
        Remedy = "Ask whoever runs that domain to mend it, and take the include out until then.",
        Judge = static reading => SpfVerdicts.OverTree(reading, static node =>
            from step in node.Steps
            where step.Leads?.State is SpfState.Several or SpfState.Malformed
            select SpfVerdicts.At(node, step.Term, FaultOf(step.Leads!), "one record, well-formed")),
    };

    public static Check Loop { get; } = new()
    {
        Id = "SPF113",
        Title = "The SPF record includes itself",
        Severity = Severity.Error,
        Source = new(7208, "4.6.4", Level.Must),
        Why = "Receivers go round until the limit of ten look-ups stops them, with a permanent error.",
        Remedy = "Remove the include or redirect that leads back.",
        Judge = static reading => SpfVerdicts.OverTree(reading, static node =>
            from step in node.Steps
            where step.Leads?.State is SpfState.Loop
            select SpfVerdicts.At(node, step.Term, $"leads back to {step.Leads!.Domain}", "a record further down")),
    };

    public static Check TooManyServers { get; } = new()
    {
        Id = "SPF114",
        Title = "An mx term leads to more than ten mail servers",
        Severity = Severity.Error,
        Source = new(7208, "4.6.4", Level.Must),
        Why = "Receivers must report a permanent error rather than look up the eleventh.",
        Remedy = "Write the servers' networks with ip4 and ip6 in place of mx.",
        Judge = static reading => SpfVerdicts.OverTree(reading, static node =>
            from step in node.Steps
            where step.HasTooManyServers
            select SpfVerdicts.At(
                node, step.Term, $"{step.MailServers!.Records.Length} MX records", $"at most {SpfLimits.MailServers}")),
    };

    public static Check ServersFailBelow { get; } = new()
    {
        Id = "SPF115",
        Title = "The name servers fail for a name in the SPF record",
        Severity = Severity.Error,
        Source = new(7208, "5", Level.Must),
        Why = "Receivers stop with a temporary error: they put the mail off or go on without SPF.",
        Remedy = "Mend the name servers of that name, or take the term out until they work.",
        Judge = static reading => SpfVerdicts.OverTree(reading, node =>
            from step in node.Steps
            where step.Answer is SpfAnswer.ServersFail && !IsOwnMx(reading, step)
            select SpfVerdicts.At(node, step.Term, FailureOf(step), "an answer, or NXDOMAIN")) switch
        {
            Verdict.Pass when reading.Spf.Root!.AllSteps.Any(pair => IsOwnMx(reading, pair.Step)) =>
                Verdict.NotApplicable("the name servers fail to answer for the MX records (SMX111)"),
            var verdict => verdict,
        },
    };

    public static Check FindsNothing { get; } = new()
    {
        Id = "SPF129",
        Title = "A look-up of the SPF record finds nothing",
        Severity = Severity.Info,
        Source = new(7208, "4.6.4", Level.Should),
        Why = "The term permits nobody, and receivers that find three such terms stop with an error.",
        Remedy = "Remove the term, or put the name right.",
        Publish = static reading => SpfSuggestion.Mended(reading, SpfMend.WithoutVoids),
        Judge = static reading => Voids(reading, static count => count is > 0 and <= SpfLimits.Voids) switch
        {
            Verdict.Pass or Verdict.Unseen when reading.Spf.Root is { State: SpfState.Usable, Voids: > SpfLimits.Voids } =>
                Verdict.NotApplicable("there are more than two (SPF109)"),
            var verdict => verdict,
        },
    };

    private static Verdict Voids(DomainReading reading, Func<int, bool> isFault) =>
        SpfVerdicts.BeforeTree(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : isFault(reading.Spf.Root!.Voids)
                ? Verdict.FailedWhenAny(
                    from pair in reading.Spf.Root.AllSteps
                    where pair.Step.Answer is SpfAnswer.Nothing
                    select SpfVerdicts.At(pair.Node, pair.Step.Term, "finds nothing", "a name with records"))
                : SpfVerdicts.OrUnseen(reading, Verdict.Passed);

    // The first term that goes beyond the limit, and the sum.
    private static IEnumerable<Evidence> Eleventh(DomainReading reading)
    {
        var root = reading.Spf.Root!;
        var more = root.Nodes.Any(static node => node.State is SpfState.Beyond) ? "at least " : "";
        yield return new(SpfVerdicts.Owner(reading), $"{more}{root.Lookups} look-ups", $"at most {SpfLimits.Lookups}");
        foreach (var (node, step) in root.AllSteps)
        {
            var before = step.Reached - step.Lookups;
            if (step.Question is not null && before == SpfLimits.Lookups)
            {
                yield return SpfVerdicts.At(node, step.Term, "the eleventh look-up");
            }
        }
    }

    private static string WordsOf(SpfNode node) => node.Seen!.Reply.Outcome is Observations.DnsOutcome.Answered
        ? $"no SPF record among the TXT records of {node.Domain}"
        : $"{node.Domain} TXT: {node.Seen.Reply.Words}";

    private static string FaultOf(SpfNode node) => node.State is SpfState.Several
        ? $"{SpfSelection.Of(node.Seen!.Records).Ours.Length} SPF records at {node.Domain}"
        : $"malformed at '{node.Text!.Slice(First(node))}'";

    private static Text.TextSpan First(SpfNode node)
    {
        const int Longest = 60;
        var where = node.Record!.Flaws[0].Where;
        return where with { Length = Math.Min(where.Length, Longest) };
    }

    private static string FailureOf(SpfStep step)
    {
        var reply = step switch
        {
            { Leads.Seen: { } txt } => txt.Reply,
            { MailServers: { } mx } => mx.Reply,
            _ => null,
        };
        return reply is null ? "the addresses cannot be looked up" : $"{reply.Name}: {reply.Words}";
    }

    private static bool IsOwnMx(DomainReading reading, SpfStep step) =>
        step is { Answer: SpfAnswer.ServersFail, MailServers: { } mx } && mx.Reply.Name == reading.Domain;
}
