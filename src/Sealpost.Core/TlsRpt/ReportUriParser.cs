using System.Buffers;
using System.Globalization;
using System.Text;

namespace Sealpost.Core.TlsRpt;

/// <summary>Reads one destination for TLS reports (RFC 8460 §3, RFC 3986, RFC 6068).</summary>
public static class ReportUriParser
{
    // Not in an unquoted local part, however it is escaped.
    private static readonly SearchValues<byte> NotInLocalPart = SearchValues.Create(" @<>\""u8);

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static ReportUri? Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>Parses one URI; null where it is none, or has a <c>!</c>, <c>,</c> or <c>;</c> that is not escaped.</summary>
    public static ReportUri? Parse(ReadOnlySpan<byte> text)
    {
        if (!UriSyntax.TryRead(text, out var uri))
        {
            return null;
        }

        var (scheme, host) = uri.Scheme switch
        {
            var name when Ascii.EqualsIgnoreCase(name, "mailto"u8) => (ReportUriScheme.Mailto, MailDomain(uri)),
            var name when Ascii.EqualsIgnoreCase(name, "https"u8) => (ReportUriScheme.Https, WebHost(uri)),
            _ => (ReportUriScheme.Other, null),
        };
        return new(Encoding.ASCII.GetString(text), scheme, host);
    }

    // mailtoURI = "mailto:" [ to ] [ hfields ]; to = addr-spec *("," addr-spec) (RFC 6068 §2). A raw comma ends the URI here, so
    // there is one addr-spec, with one "@" that is not escaped.
    private static string? MailDomain(UriSyntax uri)
    {
        var path = uri.Path;
        var at = path.IndexOf((byte)'@');
        if (at < 0 || path[(at + 1)..].Contains((byte)'@') || path.Contains((byte)'/'))
        {
            return null;
        }

        return IsLocalPart(PercentEncoding.Decode(path[..at])) ? UriHost.OfMail(path[(at + 1)..]) : null;
    }

    // local-part = dot-atom-text / quoted-string. Dots in odd places and specials are let through: mail systems deliver to such.
    private static bool IsLocalPart(ReadOnlySpan<byte> local)
    {
        if (local.IsEmpty || PercentEncoding.HasControls(local))
        {
            return false;
        }

        var isQuoted = local.Length > 2 && local[0] is (byte)'"' && local[^1] is (byte)'"';
        return isQuoted || local.IndexOfAny(NotInLocalPart) < 0;
    }

    private static string? WebHost(UriSyntax uri)
    {
        // 65535 is the last port there is; leading zeros derive.
        var port = uri.Port.TrimStart((byte)'0');
        var isPort = uri.Port.IsEmpty
            || (port.Length is > 0 and <= 5 && int.Parse(port, CultureInfo.InvariantCulture) <= ushort.MaxValue);
        return isPort ? UriHost.OfWeb(uri.Host) : null;
    }
}
