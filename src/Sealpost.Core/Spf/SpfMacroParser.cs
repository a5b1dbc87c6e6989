using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sealpost.Core.Text;

namespace Sealpost.Core.Spf;

/// <summary>Reads texts with macros (RFC 7208 §7.1).</summary>
internal static class SpfMacroParser
{
    // A letter, a number, "r" and delimiters take far less; the bound keeps a text of opened braces linear.
    private const int LongestMacro = 64;

    private static readonly SearchValues<byte> Letters = SearchValues.Create("slodipvhcrtSLODIPVHCRT"u8);

    // "c", "r" and "t" are for explanations (RFC 7208 §7.2).
    private static readonly SearchValues<byte> InExplanations = SearchValues.Create("crtCRT"u8);

    private static readonly SearchValues<byte> Delimiter = SearchValues.Create(".-+,/_="u8);

    /// <summary>Reads the octets under a span as macro-string; what is no macro counts as literal, with a flaw.</summary>
    public static SpfMacroText Read(ReadOnlySpan<byte> record, TextSpan where, FlawList<SpfRecordFlaw> flaws)
    {
        var parts = ImmutableArray.CreateBuilder<SpfMacroPart>();
        var literal = new StringBuilder();
        var text = record.At(where);
        var at = 0;

        // macro-string = *( macro-expand / macro-literal ); macro-literal = %x21-24 / %x26-7E
        while (at < text.Length)
        {
            var plain = text[at..].IndexOf((byte)'%');
            plain = plain < 0 ? text.Length - at : plain;
            literal.Append(Encoding.UTF8.GetString(text.Slice(at, plain)));
            at += plain;
            if (at == text.Length)
            {
                break;
            }

            // macro-expand = ( "%{" macro-letter transformers *delimiter "}" ) / "%%" / "%_" / "%-"
            var length = LengthOf(text[at..]);
            var macro = length > 2 ? Macro(text.Slice(at + 2, length - 3)) : null;
            var place = new TextSpan(where.Start + at, length);
            if (macro is not null)
            {
                Flush(literal, parts);
                parts.Add(new("", macro));
                if (InExplanations.Contains(text[at + 2]))
                {
                    flaws.Add(SpfRecordFlaw.MisplacedMacro, place);
                }
            }
            else if (length == 2 && text[at + 1] is (byte)'%' or (byte)'_' or (byte)'-')
            {
                literal.Append(text[at + 1] switch { (byte)'%' => "%", (byte)'_' => " ", _ => "%20" });
            }
            else
            {
                flaws.Add(SpfRecordFlaw.MalformedMacro, place);
                literal.Append(Encoding.UTF8.GetString(text.Slice(at, length)));
            }

            at += length;
        }

        Flush(literal, parts);
        return new(Encoding.UTF8.GetString(text), parts.ToImmutable());
    }

    /// <summary>Whether a text ends in a macro-expand, which may stand for the end of a domain.</summary>
    public static bool EndsInMacro(ReadOnlySpan<byte> text)
    {
        var end = 0;
        while (end < text.Length)
        {
            var next = text[end..].IndexOf((byte)'%');
            if (next < 0)
            {
                return false;
            }

            end += next + LengthOf(text[(end + next)..]);
        }

        return end > 0;
    }

    /// <summary>Where the text begins that stands behind the last macro; 0 where there is none.</summary>
    public static int AfterLastMacro(ReadOnlySpan<byte> text)
    {
        var (at, after) = (0, 0);
        while (text[at..].IndexOf((byte)'%') is >= 0 and var next)
        {
            at += next + LengthOf(text[(at + next)..]);
            after = at;
        }

        return after;
    }

    // Octets of what a percent sign begins: up to the brace that closes it, or the sign and what stands behind it.
    private static int LengthOf(ReadOnlySpan<byte> text)
    {
        var most = Math.Min(text.Length, LongestMacro);
        return text is [_, (byte)'{', ..] && text[..most].IndexOf((byte)'}') is > 0 and var close
            ? close + 1
            : Math.Min(2, text.Length);
    }

    // transformers = *DIGIT [ "r" ]
    private static SpfMacro? Macro(ReadOnlySpan<byte> inner)
    {
        if (inner.IsEmpty || !Letters.Contains(inner[0]))
        {
            return null;
        }

        var rest = inner[1..];
        var digits = rest.IndexOfAnyExcept(Abnf.Digit) is >= 0 and var end ? rest[..end] : rest;
        rest = rest[digits.Length..];
        var reverses = rest is [(byte)'r' or (byte)'R', ..];
        rest = reverses ? rest[1..] : rest;

        // A number of parts must not be zero (§7.3); more parts than a name can have are all of them.
        var hasNumber = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var parts);
        if ((!digits.IsEmpty && digits.IndexOfAnyExcept((byte)'0') < 0) || rest.IndexOfAnyExcept(Delimiter) >= 0)
        {
            return null;
        }

        return new(
            char.ToLowerInvariant((char)inner[0]),
            char.IsAsciiLetterUpper((char)inner[0]),
            hasNumber ? parts : 0,
            reverses,
            rest.IsEmpty ? "." : Encoding.ASCII.GetString(rest));
    }

    private static void Flush(StringBuilder literal, ImmutableArray<SpfMacroPart>.Builder parts)
    {
        if (literal.Length > 0)
        {
            parts.Add(new(literal.ToString(), null));
            literal.Clear();
        }
    }
}
