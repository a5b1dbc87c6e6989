using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using Sealpost.Core.Text;

namespace Sealpost.Core.Spf;

/// <summary>Addresses and prefix lengths as an SPF record writes them (RFC 7208 §12).</summary>
internal static class SpfNetwork
{
    // Eight groups of four digits with the colons between, or six and an IPv4 address.
    private const int LongestIp6 = 45;

    private static readonly SearchValues<byte> Ip6Octet = SearchValues.Create("0123456789ABCDEFabcdef:."u8);

    // ip4-network = qnum "." qnum "." qnum "." qnum
    public static IPAddress? Ip4(ReadOnlySpan<byte> text)
    {
        Span<byte> octets = stackalloc byte[4];
        var at = 0;
        foreach (var part in text.Split((byte)'.'))
        {
            if (at == octets.Length || Number(text[part], byte.MaxValue) is not { } value)
            {
                return null;
            }

            octets[at++] = (byte)value;
        }

        return at == octets.Length ? new(octets) : null;
    }

    // ip6-network = <as per RFC 4291 §2.2>
    public static IPAddress? Ip6(ReadOnlySpan<byte> text) =>
        text.Length <= LongestIp6
        && text.Contains((byte)':')
        && text.IsAll(Ip6Octet)
        && IPAddress.TryParse(Encoding.ASCII.GetString(text), out var address)
            ? address
            : null;

    // ip4-cidr-length = "/" ("0" / %x31-39 0*1DIGIT), ip6-cidr-length = "/" ("0" / %x31-39 0*2DIGIT)
    public static int? Number(ReadOnlySpan<byte> digits, int most) =>
        digits is { Length: >= 1 and <= 3 }
        && digits.IsAll(Abnf.Digit)
        && (digits is not [(byte)'0', _, ..])
        && int.Parse(digits, CultureInfo.InvariantCulture) is var value
        && value <= most
            ? value
            : null;
}
