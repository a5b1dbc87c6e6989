using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Sealpost.Probes.Dns;

/// <summary>
/// Names of the DNS in presentation form (RFC 1035 §5.1): lower case, no root dot, odd octets escaped; <c>.</c> for the
/// root.
/// </summary>
internal static class DnsName
{
    /// <summary>Most octets of a name on the wire, lengths and root label included (RFC 1035 §2.3.4).</summary>
    public const int MaxOctets = 255;

    /// <summary>Most characters of a presentation form: no octet of the wire form takes more than four.</summary>
    public const int MaxCharacters = MaxOctets * 4;

    /// <summary>Most octets of a label (RFC 1035 §2.3.4).</summary>
    public const int MaxLabelOctets = 63;

    /// <summary>
    /// The wire form of a name; false where it cannot exist: a label empty or too long, or the whole too long.
    /// </summary>
    public static bool TryEncode(string name, [NotNullWhen(true)] out byte[]? wire)
    {
        wire = null;
        if (name is ".")
        {
            wire = [0];
            return true;
        }

        Span<byte> octets = stackalloc byte[MaxOctets];
        var (label, length) = (0, 1);
        octets[0] = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] is '.')
            {
                if (octets[label] == 0 || length == MaxOctets)
                {
                    return false;
                }

                label = length;
                octets[length++] = 0;
                continue;
            }

            if (!TryTakeOctet(name, ref i, out var octet)
                || length == MaxOctets || ++octets[label] > MaxLabelOctets)
            {
                return false;
            }

            octets[length++] = octet;
        }

        // A dot at the end has already begun the root label.
        if (octets[label] != 0)
        {
            if (length == MaxOctets)
            {
                return false;
            }

            octets[length++] = 0;
        }

        wire = length > 1 ? octets[..length].ToArray() : null;
        return wire is not null;
    }

    /// <summary>Writes one label and its dot into a presentation form.</summary>
    /// <param name="text">Where to; has room for <see cref="MaxCharacters"/>.</param>
    /// <param name="at">How much of it is written.</param>
    /// <param name="label">The label.</param>
    /// <returns>How much of it is written now.</returns>
    public static int AppendLabel(Span<char> text, int at, ReadOnlySpan<byte> label)
    {
        foreach (var octet in label)
        {
            switch ((char)octet)
            {
                case '.' or '\\':
                    text[at++] = '\\';
                    text[at++] = (char)octet;
                    break;

                case >= 'A' and <= 'Z':
                    text[at++] = (char)(octet | 0x20);
                    break;

                case > ' ' and < '\x7F':
                    text[at++] = (char)octet;
                    break;

                default:
                    text[at++] = '\\';
                    octet.TryFormat(text[at..], out var digits, "D3", CultureInfo.InvariantCulture);
                    at += digits;
                    break;
            }
        }

        text[at++] = '.';
        return at;
    }

    /// <summary>Ends a presentation form after its last label: the dot goes, but for that of the root.</summary>
    /// <returns>How long it is.</returns>
    public static int End(Span<char> text, int at)
    {
        text[0] = at == 0 ? '.' : text[0];
        return Math.Max(at - 1, 1);
    }

    // \X is the character X, \DDD the octet with that decimal number.
    private static bool TryTakeOctet(string name, ref int at, out byte octet)
    {
        octet = 0;
        var c = name[at];
        if (c is '\\')
        {
            if (++at == name.Length)
            {
                return false;
            }

            c = name[at];
            if (char.IsAsciiDigit(c))
            {
                var digits = name.AsSpan(at, Math.Min(3, name.Length - at));
                at += 2;
                return digits.Length == 3
                    && byte.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out octet);
            }
        }

        octet = (byte)c;
        return c < 0x80;
    }
}
