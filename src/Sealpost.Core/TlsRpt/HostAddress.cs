using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using Sealpost.Core.Text;

namespace Sealpost.Core.TlsRpt;

/// <summary>IP addresses in the place of a host.</summary>
internal static class HostAddress
{
    // Eight groups of four digits with the colons between, or six and an IPv4 address.
    private const int LongestIpv6 = 45;

    private static readonly SearchValues<byte> Ipv6Octet = SearchValues.Create("0123456789ABCDEFabcdef:."u8);

    /// <summary>IP-literal = "[" ( IPv6address / IPvFuture ) "]" (RFC 3986 §3.2.2).</summary>
    public static bool IsLiteral(ReadOnlySpan<byte> host) =>
        host is [(byte)'[', .. var inner, (byte)']'] && (TryReadIpv6(inner) is not null || IsFuture(inner));

    /// <summary>The address in an IP-literal in its canonical form (RFC 5952); null where it is an IPvFuture or none.</summary>
    public static string? InLiteral(ReadOnlySpan<byte> host) =>
        host is [(byte)'[', .. var inner, (byte)']'] ? TryReadIpv6(inner) : null;

    /// <summary>Whether a host is an IPv4address: four dec-octets, no leading zeros (RFC 3986 §3.2.2).</summary>
    public static bool IsIpv4(ReadOnlySpan<byte> host)
    {
        var octets = 0;
        foreach (var part in host.Split((byte)'.'))
        {
            var digits = host[part];
            octets++;
            if (digits.Length > 3
                || !digits.IsAll(Abnf.Digit)
                || (digits.Length > 1 && digits[0] is (byte)'0')
                || int.Parse(digits, CultureInfo.InvariantCulture) > byte.MaxValue)
            {
                return false;
            }
        }

        return octets == 4;
    }

    private static string? TryReadIpv6(ReadOnlySpan<byte> inner) =>
        inner.Length <= LongestIpv6
        && inner.Contains((byte)':')
        && inner.IsAll(Ipv6Octet)
        && IPAddress.TryParse(Encoding.ASCII.GetString(inner), out var address)
            ? address.ToString()
            : null;

    // IPvFuture = "v" 1*HEXDIG "." 1*( unreserved / sub-delims / ":" )
    private static bool IsFuture(ReadOnlySpan<byte> inner)
    {
        var dot = inner.IndexOf((byte)'.');
        return dot > 1
            && inner[0] is (byte)'v' or (byte)'V'
            && inner[1..dot].IsAll(Abnf.HexDig)
            && inner[(dot + 1)..].IsAll(Abnf.UserinfoOctet);
    }
}
