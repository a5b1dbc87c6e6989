using System.Text;
using Sealpost.Core.Names;

namespace Sealpost.Core.TlsRpt;

/// <summary>The host of a report's destination, in A-labels and lower case; an IP address without brackets.</summary>
internal static class UriHost
{
    /// <summary>The host of an https URI; null where no sender can connect to it.</summary>
    public static string? OfWeb(ReadOnlySpan<byte> host) =>
        host is [(byte)'[', ..] ? HostAddress.InLiteral(host) : OfName(PercentEncoding.Decode(host));

    /// <summary>The domain of a mailto URI; null where no sender can deliver to it. One trailing dot is read over.</summary>
    public static string? OfMail(ReadOnlySpan<byte> domain)
    {
        var text = PercentEncoding.Decode(domain);
        return text is [(byte)'[', .. var literal, (byte)']'] ? OfLiteral(literal) : OfName(text);
    }

    // address-literal = "[" ( IPv4-address-literal / IPv6-address-literal ) "]" (RFC 5321 §4.1.3)
    private static string? OfLiteral(ReadOnlySpan<byte> literal)
    {
        if (HostAddress.IsIpv4(literal))
        {
            return Encoding.ASCII.GetString(literal);
        }

        ReadOnlySpan<byte> tag = "IPv6:"u8;
        return literal.Length > tag.Length && Ascii.EqualsIgnoreCase(literal[..tag.Length], tag)
            ? HostAddress.InLiteral([(byte)'[', .. literal[tag.Length..], (byte)']'])
            : null;
    }

    private static string? OfName(ReadOnlySpan<byte> name)
    {
        if (HostAddress.IsIpv4(name))
        {
            return Encoding.ASCII.GetString(name);
        }

        return HostText.TryNormalize(Encoding.UTF8.GetString(name), out var host) ? host.ToString().ToLowerInvariant() : null;
    }
}
