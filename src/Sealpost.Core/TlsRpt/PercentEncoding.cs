using System.Globalization;
using System.Text.Unicode;

namespace Sealpost.Core.TlsRpt;

/// <summary>Escapes in a URI that is known to derive (RFC 3986 §2.1).</summary>
internal static class PercentEncoding
{
    /// <summary>The octets that the escapes stand for.</summary>
    public static ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> text)
    {
        if (!text.Contains((byte)'%'))
        {
            return text;
        }

        var octets = new byte[text.Length];
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var isEscape = text[at] is (byte)'%';
            octets[length++] = isEscape
                ? byte.Parse(text.Slice(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
                : text[at];
            at += isEscape ? 2 : 0;
        }

        return octets.AsSpan(0, length);
    }

    /// <summary>Whether decoded octets have a control character, or are no text at all.</summary>
    public static bool HasControls(ReadOnlySpan<byte> octets) =>
        !Utf8.IsValid(octets) || octets.ContainsAnyInRange((byte)0, (byte)0x1F) || octets.Contains((byte)0x7F);
}
