using System.Globalization;

namespace Sealpost.Core.Senders.Dialects;

/// <summary>Numbers as the languages that senders are written in read them.</summary>
internal static class Integers
{
    /// <summary>Python's int(): white space around, a sign, and single underscores between digits. Null where it raises.</summary>
    public static long? Python(string? text)
    {
        var trimmed = Trimming.Python(text ?? "");
        if (trimmed.StartsWith('_') || trimmed.EndsWith('_') || trimmed.Contains("__", StringComparison.Ordinal))
        {
            return null;
        }

        return Signed(trimmed.Replace("_", "", StringComparison.Ordinal));
    }

    /// <summary>Go's Atoi on 64 bits: a sign and digits. Null where it gives an error.</summary>
    public static long? Signed(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Rust's parse of a u64: a plus and digits. Null where it gives an error.</summary>
    public static ulong? Unsigned(string text) =>
        !text.StartsWith('-')
        && ulong.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    /// <summary>JavaScript's Number(): nothing is 0, fractions, exponents and 0x, 0o, 0b are taken. Null for NaN.</summary>
    public static double? JavaScript(string text)
    {
        var trimmed = Trimming.JavaScript(text);
        var radix = trimmed switch
        {
            ['0', 'x' or 'X', _, ..] => 16,
            ['0', 'o' or 'O', _, ..] => 8,
            ['0', 'b' or 'B', _, ..] => 2,
            _ => 0,
        };
        if (radix > 0)
        {
            return Whole(trimmed.AsSpan(2), radix);
        }

        return trimmed switch
        {
            "" => 0,
            "Infinity" or "+Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            [.., not (>= '0' and <= '9' or '.')] => null,
            _ => double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null,
        };
    }

    private static double? Whole(ReadOnlySpan<char> digits, int radix)
    {
        double value = 0;
        foreach (var digit in digits)
        {
            var worth = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : radix;
            if (worth >= radix)
            {
                return null;
            }

            value = (value * radix) + worth;
        }

        return value;
    }
}
