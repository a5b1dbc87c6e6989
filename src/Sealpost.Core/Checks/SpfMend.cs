using Sealpost.Core.Reading;
using Sealpost.Core.Spf;

namespace Sealpost.Core.Checks;

/// <summary>One thing that is changed about an SPF record.</summary>
/// <param name="Change">What becomes of a term; null where it is left out.</param>
/// <param name="End">What is put behind the last term; null for nothing.</param>
internal sealed record SpfMend(Func<SpfTerm, string?> Change, string? End = null)
{
    /// <summary>Without ptr, and macros of it; null where nobody else would be permitted: what replaces it only its owner knows.</summary>
    public static SpfMend? WithoutPtr(DomainReading reading)
    {
        var terms = reading.Spf.Root!.Record!.Value!.Terms;
        return terms.Any(static term => IsOfSomebody(term) && !SpfSyntaxChecks.IsPtr(term))
            ? Without(static term => IsOfSomebody(term) && SpfSyntaxChecks.IsPtr(term))
            : null;
    }

    /// <summary>With a colon for the equals sign of what was meant to be a mechanism, where that makes one.</summary>
    public static SpfMend WithColons { get; } = new(static term =>
        term is SpfTerm.Modifier modifier && SpfRecordParser.IsMechanism(modifier.Name) && modifier.Name is not ("all" or "ptr")
        && AsMechanism(modifier) is var meant && SpfRecordParser.Parse($"v=spf1 {meant}") is { IsUsable: true, Flaws.IsEmpty: true }
            ? meant
            : term.Text);

    /// <summary>Without the mechanisms whose look-ups find nothing: they match nobody.</summary>
    public static SpfMend WithoutVoids(DomainReading reading) => Without(term =>
        term is SpfTerm.Directive && reading.Spf.Root!.Steps.Any(step => step.Term == term && step.Answer is SpfAnswer.Nothing));

    /// <summary>Without the includes that lead to no record.</summary>
    public static SpfMend WithoutDeadEnds(DomainReading reading) => Without(term =>
        term is SpfTerm.Directive && reading.Spf.Root!.Steps.Any(step => step.Term == term && step.Leads?.State is SpfState.Absent));

    /// <summary>
    /// Without what lets everybody send, or says nothing of everybody, and with an end that disowns others; null where a redirect says
    /// it, whose target is what has to change (RFC 7208 §6.1: beside <c>all</c> it would be ignored).
    /// </summary>
    public static SpfMend? Closed(DomainReading reading)
    {
        var root = reading.Spf.Root!;
        if (root.Steps.Any(static step => step.Term is SpfTerm.Modifier))
        {
            return null;
        }

        var open = (from step in root.Steps
                    where step.OfEverybody is SpfQualifier.Pass or SpfQualifier.Neutral || IsOfEveryAddress(step.Term)
                    select step.Term).ToHashSet();
        var ends = root.Steps.Any(static step => step is
        {
            Term: SpfTerm.Directive { Mechanism: SpfMechanism.All },
            OfEverybody: SpfQualifier.Fail or SpfQualifier.SoftFail,
        });

        // What stands behind an all was never reached, and is not to begin to count when that all goes.
        var record = root.Record!.Value!;
        if (record.All is { } all && open.Contains(all))
        {
            open.UnionWith(record.Terms.SkipWhile(term => term != all).OfType<SpfTerm.Directive>());
        }

        return Without(open.Contains) with { End = ends ? null : "~all" };
    }

    /// <summary>Whether a term permits somebody, and not just everybody.</summary>
    public static bool IsOfSomebody(SpfTerm term) =>
        term is SpfTerm.Directive { Qualifier: SpfQualifier.Pass, Mechanism: not SpfMechanism.All };

    private static SpfMend Without(Func<SpfTerm, bool> isFault) => new(term => isFault(term) ? null : term.Text);

    private static bool IsOfEveryAddress(SpfTerm term) =>
        term is SpfTerm.Directive { Qualifier: SpfQualifier.Pass or SpfQualifier.Neutral } directive
        && (directive.V4Prefix is 0 || directive.V6Prefix is 0);

    private static string AsMechanism(SpfTerm.Modifier modifier) =>
        modifier.Value.Text.StartsWith('/') ? $"{modifier.Name}{modifier.Value.Text}" : $"{modifier.Name}:{modifier.Value.Text}";
}
