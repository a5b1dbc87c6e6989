using Sealpost.Core.Reading;
using Sealpost.Core.Spf;
using Sealpost.Core.Text;

namespace Sealpost.Core.Checks;

/// <summary>The very SPF record to publish: the one there is with one thing about it changed, or a first one.</summary>
internal static class SpfSuggestion
{
    /// <summary>A record for a domain that has none.</summary>
    public static string First(DomainReading reading) => Line(reading, reading.Mail.State switch
    {
        MailState.NullMx or MailState.Nowhere => "v=spf1 -all",
        MailState.Implicit => "v=spf1 a ~all",
        _ => "v=spf1 mx ~all",
    });

    /// <summary>A record that permits nobody.</summary>
    public static string Nobody(DomainReading reading) => Line(reading, "v=spf1 -all");

    /// <summary>The record, its terms changed or left out; null where there is none to change.</summary>
    /// <param name="reading">The domain.</param>
    /// <param name="change">What becomes of a term; null where it is left out.</param>
    /// <param name="end">What is put behind the last term.</param>
    public static string? Changed(DomainReading reading, Func<SpfTerm, string?> change, string? end = null)
    {
        if (reading.Spf.Root?.Record?.Value is not { } record)
        {
            return null;
        }

        // Where nothing changes the fault stands in a record that this one leads to.
        var terms = record.Terms.Select(change).Append(end).OfType<string>().ToList();
        return terms.SequenceEqual(from term in record.Terms select term.Text)
            ? null
            : Line(reading, string.Join(' ', terms.Prepend("v=spf1")));
    }

    /// <summary>
    /// The record without what lets everybody send, or says nothing of everybody, and with an end that disowns others; null where a
    /// redirect says it, whose target is what has to change (RFC 7208 §6.1: beside <c>all</c> it would be ignored).
    /// </summary>
    public static string? Closed(DomainReading reading)
    {
        if (reading.Spf.Root is not { } root || root.Steps.Any(static step => step.Term is SpfTerm.Modifier))
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
        return Changed(reading, term => open.Contains(term) ? null : term.Text, ends ? null : "~all");
    }

    private static bool IsOfEveryAddress(SpfTerm term) =>
        term is SpfTerm.Directive { V4Prefix: 0 } or SpfTerm.Directive { V6Prefix: 0 };

    /// <summary>The record with a colon for the equals sign of what was meant to be mechanisms.</summary>
    public static string? WithColons(DomainReading reading) => Changed(
        reading,
        static term => term is SpfTerm.Modifier modifier && SpfRecordParser.IsMechanism(modifier.Name)
            ? $"{modifier.Name}:{modifier.Value.Text}"
            : term.Text);

    private static string Line(DomainReading reading, string record) => $"{reading.Domain}. IN TXT {CharacterStrings.Quoted(record)}";
}
