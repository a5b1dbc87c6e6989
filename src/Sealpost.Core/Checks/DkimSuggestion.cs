using Sealpost.Core.Dkim;
using Sealpost.Core.Reading;
using Sealpost.Core.Text;

namespace Sealpost.Core.Checks;

/// <summary>The very lines to publish for DKIM, as far as they can be known: the key is the signing program's.</summary>
internal static class DkimSuggestion
{
    /// <summary>The record of a new key, with a place for it.</summary>
    public static string Key(DomainReading reading) => Line($"SELECTOR._domainkey.{reading.Domain}", "v=DKIM1; k=rsa; p=BASE64-OF-THE-PUBLIC-KEY");

    /// <summary>The records of the selectors that were named and have none, with a place for the keys.</summary>
    public static string? Missing(DomainReading reading) => Join(
        from key in reading.Dkim?.Keys ?? []
        where key.IsGiven && key.State is TxtState.Absent
        select Line(key.Name, "v=DKIM1; k=rsa; p=BASE64-OF-THE-PUBLIC-KEY"));

    /// <summary>The records with a flaw once more, without the tag that has it; all else stays.</summary>
    public static string? Without(DomainReading reading, DkimKeyFlaw flaw) => Join(
        from key in reading.Dkim?.Published ?? []
        where key.Parsed?.Has(flaw) is true
        where key.Seen.Txt.Reply.Aliases.IsEmpty
        let places = (from one in key.Parsed!.Flaws where one.Kind == flaw select one.Where).ToList()
        let tags = from tag in TagSpecs.Of(key.Text!.Span).Tags
                   let isFlawed = places.Exists(place => place.Start >= tag.Where.Start && place.End <= tag.Where.End)
                   let kept = isFlawed ? Mended(key.Text, tag, flaw) : key.Text.Slice(tag.Where)
                   where kept is not null
                   select kept
        select Line(key.Name, string.Join("; ", tags)));

    // Beside y there may be other flags, which have nothing to do with it (RFC 6376 §3.6.1).
    private static string? Mended(Octets text, Tag tag, DkimKeyFlaw flaw)
    {
        var others = from flag in text.Slice(tag.Value).Split(':', StringSplitOptions.TrimEntries) where flag is not "y" select flag;
        return flaw is DkimKeyFlaw.Testing && others.Any() ? $"t={string.Join(':', others)}" : null;
    }

    private static string Line(string name, string text) =>
        $"{name}. IN TXT {CharacterStrings.Quoted(text)}";

    private static string? Join(IEnumerable<string> lines) => lines.Any() ? string.Join('\n', lines) : null;
}
