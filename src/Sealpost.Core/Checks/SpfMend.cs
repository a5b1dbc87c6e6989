using Sealpost.Core.Reading;
using Sealpost.Core.Spf;

namespace Sealpost.Core.Checks;

/// <summary>One thing that is changed about an SPF record.</summary>
/// <param name="Change">What becomes of a term; null where it is left out.</param>
/// <param name="End">What is put behind the last term; null for nothing.</param>
internal sealed record SpfMend(Func<SpfTerm, string?> Change, string? End = null)
{
    /// <summary>Without ptr, and macros of it.</summary>
    public static SpfMend WithoutPtr { get; } = Without(SpfSyntaxChecks.IsPtr);

    /// <summary>With a colon for the equals sign of what was meant to be mechanisms.</summary>
    public static SpfMend WithColons { get; } = new(static term =>
        term is SpfTerm.Modifier modifier && SpfRecordParser.IsMechanism(modifier.Name)
            ? $"{modifier.Name}:{modifier.Value.Text}"
            : term.Text);

    /// <summary>Without the terms whose look-ups find nothing.</summary>
    public static SpfMend WithoutVoids(DomainReading reading) => Without(term =>
        reading.Spf.Root!.Steps.Any(step => step.Term == term && step.Answer is SpfAnswer.Nothing));

    /// <summary>Without the terms that lead to no record.</summary>
    public static SpfMend WithoutDeadEnds(DomainReading reading) => Without(term =>
        reading.Spf.Root!.Steps.Any(step => step.Term == term && step.Leads?.State is SpfState.Absent));

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
        return Without(open.Contains) with { End = ends ? null : "~all" };
    }

    private static SpfMend Without(Func<SpfTerm, bool> isFault) => new(term => isFault(term) ? null : term.Text);

    private static bool IsOfEveryAddress(SpfTerm term) =>
        term is SpfTerm.Directive { V4Prefix: 0 } or SpfTerm.Directive { V6Prefix: 0 };
}
