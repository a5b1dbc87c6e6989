using System.Globalization;
using System.Text;

namespace Sealpost.Core.Names;

/// <summary>Text of unknown origin in a sentence for people: nothing in it can steer a terminal or hide.</summary>
internal static class Printable
{
    private const int LongestQuote = 80;

    /// <summary>The text in quotation marks, cut where it is long, with U+XXXX for what does not show.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var rune in text.EnumerateRunes().Take(LongestQuote))
        {
            quoted.Append(IsHidden(rune) ? Code(rune) : rune.ToString());
        }

        return quoted.Append(text.EnumerateRunes().Skip(LongestQuote).Any() ? "…'" : "'").ToString();
    }

    /// <summary>One character: itself in quotation marks where it shows, else its code alone.</summary>
    public static string Name(Rune rune) =>
        IsHidden(rune) || Rune.IsWhiteSpace(rune) ? Code(rune) : string.Create(CultureInfo.InvariantCulture, $"'{rune}'");

    /// <summary>Whether a character shows nothing of itself, or shows it elsewhere.</summary>
    public static bool IsHidden(Rune rune) => rune.Value is not ' ' && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator;

    private static string Code(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
}
