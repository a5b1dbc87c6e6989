using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Sealpost.Probes.Dns;

/// <summary>
/// Names of the DNS in presentation form (RFC 1035 §5.1): lower case, no root dot, odd octets escaped; <c>.</c> for the
/// root.
/// </summary>
internal static class DnsName
{
    /// <summary>Most octets of a name on the wire, lengths and root label included (RFC 1035 §2.3.4).</summary>
    public const int MaxOctets = 255;

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

        var octets = new List<byte>(name.Length + 2) { 0 };
        var label = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] is '.')
            {
                if (octets.Count - label - 1 == 0)
                {
                    return false;
                }

                label = octets.Count;
                octets.Add(0);
                continue;
            }

            if (!TryTakeOctet(name, ref i, out var octet) || ++octets[label] > MaxLabelOctets)
            {
                return false;
            }

            octets.Add(octet);
        }

        // A dot at the end has already begun the root label.
        if (octets[label] != 0)
        {
            octets.Add(0);
        }

        wire = octets.Count is > 1 and <= MaxOctets ? [.. octets] : null;
        return wire is not null;
    }

    /// <summary>Adds one label to a presentation form.</summary>
    public static void AppendLabel(StringBuilder text, ReadOnlySpan<byte> label)
    {
        foreach (var octet in label)
        {
            _ = (char)octet switch
            {
                '.' or '\\' => text.Append('\\').Append((char)octet),
                >= 'A' and <= 'Z' => text.Append((char)(octet | 0x20)),
                > ' ' and < '\x7F' => text.Append((char)octet),
                _ => text.Append('\\').Append(octet.ToString("D3", null)),
            };
        }

        text.Append('.');
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
