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

    /// <summary>The record, mended; null where there is none to mend, or the fault stands in a record that this one leads to.</summary>
    /// <remarks>
    /// What is certain to be wrong is mended whichever fault asks. What needs a guess at what was meant is mended only where its own
    /// fault asks for it, since every fault shows the line.
    /// </remarks>
    /// <param name="reading">The domain.</param>
    /// <param name="find">What the fault needs to be changed; null for nothing in this record.</param>
    public static string? Mended(DomainReading reading, Func<DomainReading, SpfMend?> find)
    {
        if (reading.Spf.Root?.Record is not { Value: { } record } parsed || find(reading) is not { } mend
            || Mended(record, mend).SequenceEqual(from term in record.Terms select term.Text))
        {
            return null;
        }

        SpfMend?[] all = [mend, SpfMend.WithoutVoids(reading), SpfMend.WithoutDeadEnds(reading), SpfMend.Closed(reading)];
        var text = string.Join(' ', Mended(record, [.. all.OfType<SpfMend>()]).Prepend("v=spf1"));
        if (SpfRecordParser.Parse(text) is not { IsUsable: true, Value: { } mended } after
            || after.Flaws.Any(flaw => parsed.Flaws.All(before => before.Kind != flaw.Kind)))
        {
            return null;
        }

        var isOfNobody = mended.Redirect is null && !mended.Terms.Any(SpfMend.IsOfSomebody);
        return isOfNobody && SpfVerdicts.IsParked(reading) ? Nobody(reading)
            : isOfNobody && reading.Spf.Ranges is { Anybody: true } ? First(reading)
            : Line(reading, text);
    }

    private static IEnumerable<string> Mended(SpfRecord record, params SpfMend[] mends) => record.Terms
        .Select(term => Mended(term, mends))
        .Concat(mends.Select(static mend => mend.End).Distinct())
        .OfType<string>();

    // Left out where any mend leaves it out, else as the one has it that changes it.
    private static string? Mended(SpfTerm term, SpfMend[] mends)
    {
        var texts = mends.Select(mend => mend.Change(term)).ToList();
        return texts.Contains(null) ? null : texts.Find(text => text != term.Text) ?? term.Text;
    }

    private static string Line(DomainReading reading, string record) => $"{reading.Domain}. IN TXT {CharacterStrings.Quoted(record)}";
}
