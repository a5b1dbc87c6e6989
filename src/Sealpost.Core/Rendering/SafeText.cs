using System.Globalization;
using System.Text;
using Sealpost.Core.Names;

namespace Sealpost.Core.Rendering;

/// <summary>
/// Text of unknown origin made safe to show: what could steer a terminal, reorder a line or hide becomes an escape.
/// </summary>
public static class SafeText
{
    // More marks on one character than any script uses climb over the lines above.
    private const int MostMarks = 4;

    /// <summary>
    /// The text with <c>\u001B</c> and the like for control, escape, format, bidi and zero-width characters, line ends
    /// and every other character that shows nothing of itself; all else unaltered.
    /// </summary>
    public static string Of(string text)
    {
        var first = 0;
        while (first < text.Length && text[first] is >= ' ' and <= '~')
        {
            first++;
        }

        if (first == text.Length)
        {
            return text;
        }

        var safe = new StringBuilder(text, 0, first, text.Length + 16);
        var marks = 0;
        foreach (var rune in text.AsSpan(first).EnumerateRunes())
        {
            marks = IsMark(rune) ? marks + 1 : 0;
            if (IsHidden(rune) || marks > MostMarks || (marks == 1 && safe.Length == 0))
            {
                Escape(safe, rune);
            }
            else
            {
                safe.Append(rune.ToString());
            }
        }

        return safe.ToString();
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsHidden(Rune rune) => Printable.IsHidden(rune) || rune.Value is
        0x034F                        // combining grapheme joiner
        or 0x115F or 0x1160           // Hangul fillers
        or 0x3164 or 0xFFA0
        or 0x17B4 or 0x17B5           // Khmer inherent vowels
        or (>= 0x180B and <= 0x180F)  // Mongolian variation selectors
        or 0x2800                     // empty Braille pattern
        or (>= 0xFE00 and <= 0xFE0F)  // variation selectors
        or (>= 0xE0100 and <= 0xE01EF);

    private static void Escape(StringBuilder safe, Rune rune)
    {
        var format = rune.IsBmp ? "X4" : "X8";
        safe.Append(rune.IsBmp ? "\\u" : "\\U").Append(rune.Value.ToString(format, CultureInfo.InvariantCulture));
    }
}
