using System.Net;

namespace Sealpost.Core.Names;

/// <summary>Recognizes what people type where a domain name is wanted.</summary>
internal static class NotAName
{
    /// <summary>What the text is instead of a domain name; null where it may be one.</summary>
    public static DomainNameFault? Recognize(string text)
    {
        var kind = KindOf(text);
        return kind is null ? null : new(kind.Value, text) { Suggestion = Suggest(kind.Value, text) };
    }

    private static DomainNameFaultKind? KindOf(string text)
    {
        if (string.IsNullOrWhiteSpace(text) || text is ".")
        {
            return DomainNameFaultKind.Empty;
        }

        if (IsAddress(text))
        {
            return DomainNameFaultKind.IpAddress;
        }

        return text.IndexOfAny([':', '/', '@']) switch
        {
            < 0 => null,
            _ when text.Contains('/') => DomainNameFaultKind.Url,
            _ when text.Contains('@') => DomainNameFaultKind.EmailAddress,
            var colon when text[(colon + 1)..].All(char.IsAsciiDigit) => DomainNameFaultKind.Port,
            _ => null,
        };
    }

    private static bool IsAddress(string text)
    {
        var bare = text.Trim('[', ']').TrimEnd('.');
        bare = bare.StartsWith("IPv6:", StringComparison.OrdinalIgnoreCase) ? bare[5..] : bare;
        var isDotted = bare.Count(static c => c is '.') == 3 && bare.All(static c => c is '.' || char.IsAsciiDigit(c));
        return (isDotted || bare.Contains(':')) && IPAddress.TryParse(bare, out _);
    }

    private static DomainName? Suggest(DomainNameFaultKind kind, string text)
    {
        var meant = kind switch
        {
            DomainNameFaultKind.EmailAddress => text[(text.LastIndexOf('@') + 1)..],
            DomainNameFaultKind.Url => HostOf(text),
            DomainNameFaultKind.Port => text[..text.IndexOf(':', StringComparison.Ordinal)],
            _ => "",
        };
        meant = meant.Trim('>', ' ');
        return KindOf(meant) is null && DomainName.TryParse(meant, out var name) ? name : null;
    }

    private static string HostOf(string url)
    {
        var scheme = url.IndexOf("//", StringComparison.Ordinal);
        var rest = scheme < 0 ? url : url[(scheme + 2)..];
        var authority = rest.Split('/', '?', '#')[0];
        return authority[(authority.LastIndexOf('@') + 1)..].Split(':')[0];
    }
}
