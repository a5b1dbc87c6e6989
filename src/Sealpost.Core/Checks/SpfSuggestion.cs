using Sealpost.Core.Reading;
using Sealpost.Core.Spf;

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
    public static string? Changed(DomainReading reading, Func<SpfTerm, string?> change, string? end = null) =>
        reading.Spf.Root?.Record?.Value is { } record
            ? Line(reading, string.Join(' ', record.Terms.Select(change).Append(end).Prepend("v=spf1").OfType<string>()))
            : null;

    /// <summary>The record with another end.</summary>
    public static string? EndingIn(DomainReading reading, string all) => Changed(
        reading, static term => term is SpfTerm.Directive { Mechanism: SpfMechanism.All } ? null : term.Text, all);

    /// <summary>The record with a colon for the equals sign of what was meant to be mechanisms.</summary>
    public static string? WithColons(DomainReading reading) => Changed(
        reading,
        static term => term is SpfTerm.Modifier modifier && SpfRecordParser.IsMechanism(modifier.Name)
            ? $"{modifier.Name}:{modifier.Value.Text}"
            : term.Text);

    private static string Line(DomainReading reading, string record) => $"{reading.Domain}. IN TXT {Quoted(record)}";

    // Character-strings hold 255 octets each (RFC 7208 §3.3); a record is ASCII.
    private static string Quoted(string record) =>
        string.Join(' ', from part in record.Chunk(255) select $"\"{new string(part)}\"");
}
