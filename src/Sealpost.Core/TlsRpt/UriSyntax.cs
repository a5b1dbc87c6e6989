using System.Buffers;
using Sealpost.Core.Text;

namespace Sealpost.Core.TlsRpt;

/// <summary>The parts of a URI (RFC 3986 §3) in the narrowed form of RFC 8460 §3: no raw <c>!</c>, <c>,</c> or <c>;</c>.</summary>
internal readonly ref struct UriSyntax
{
    private static readonly SearchValues<byte> AuthorityEnd = SearchValues.Create("/?#"u8);
    private static readonly SearchValues<byte> PathEnd = SearchValues.Create("?#"u8);

    /// <summary>The scheme as it stands.</summary>
    public ReadOnlySpan<byte> Scheme { get; private init; }

    /// <summary>The host, an IPv6 address with its brackets; empty where there is none.</summary>
    public ReadOnlySpan<byte> Host { get; private init; }

    /// <summary>The digits of the port; empty where there are none.</summary>
    public ReadOnlySpan<byte> Port { get; private init; }

    /// <summary>The path, escapes as they stand.</summary>
    public ReadOnlySpan<byte> Path { get; private init; }

    /// <summary>Takes a URI apart; false where it does not derive.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out UriSyntax uri)
    {
        uri = default;

        // URI = scheme ":" hier-part [ "?" query ] [ "#" fragment ]
        var cursor = new Cursor(text);
        var scheme = text.At(cursor.TakeRun(Abnf.SchemeOctet));
        if (scheme.IsEmpty || !Abnf.Alpha.Contains(scheme[0]) || !cursor.Take(":"u8))
        {
            return false;
        }

        // hier-part = "//" authority path-abempty / path-absolute / path-rootless / path-empty
        var authority = cursor.Take("//"u8) ? text.At(cursor.TakeUntil(AuthorityEnd)) : [];
        if (!TryReadAuthority(authority, out var host, out var port))
        {
            return false;
        }

        var path = text.At(cursor.TakeUntil(PathEnd));
        var query = cursor.Take("?"u8) ? text.At(cursor.TakeUntil((byte)'#')) : [];
        var fragment = cursor.Take("#"u8) ? cursor.Rest : [];
        uri = new() { Scheme = scheme, Host = host, Port = port, Path = path };
        return Derives(path, Abnf.PathOctet) && Derives(query, Abnf.QueryOctet) && Derives(fragment, Abnf.QueryOctet);
    }

    // authority = [ userinfo "@" ] host [ ":" port ]
    private static bool TryReadAuthority(ReadOnlySpan<byte> authority, out ReadOnlySpan<byte> host, out ReadOnlySpan<byte> port)
    {
        var at = authority.IndexOf((byte)'@');
        var userinfo = at < 0 ? [] : authority[..at];
        var rest = authority[(at + 1)..];

        // host = IP-literal / IPv4address / reg-name
        var bracket = rest is [(byte)'[', ..] ? rest.IndexOf((byte)']') : -1;
        var colon = rest[(bracket + 1)..].IndexOf((byte)':');
        host = colon < 0 ? rest : rest[..(bracket + 1 + colon)];
        port = colon < 0 ? [] : rest[(host.Length + 1)..];
        return Derives(userinfo, Abnf.UserinfoOctet)
            && (bracket > 0 ? HostAddress.IsLiteral(host) : Derives(host, Abnf.RegNameOctet))
            && port.IndexOfAnyExcept(Abnf.Digit) < 0;
    }

    // *( allowed / pct-encoded )
    private static bool Derives(ReadOnlySpan<byte> part, SearchValues<byte> allowed)
    {
        var cursor = new Cursor(part);
        while (true)
        {
            cursor.TakeRun(allowed);
            if (cursor.AtEnd)
            {
                return true;
            }

            if (!cursor.Take("%"u8) || cursor.Rest.Length < 2 || !cursor.Rest[..2].IsAll(Abnf.HexDig))
            {
                return false;
            }
        }
    }
}
