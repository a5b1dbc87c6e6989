using System.Buffers;
using System.Text;

namespace Sealpost.Core.Names;

/// <summary>Names of hosts as they come from DNS and URIs, which are laxer than what a person may type as a domain.</summary>
internal static class HostText
{
    // An underscore is outside RFC 952, but names with one are in use and resolve.
    private static readonly SearchValues<char> LabelCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>The name with A-labels for its U-labels and without its root dot, case kept; false for what no host is called.</summary>
    public static bool TryNormalize(string host, out ReadOnlySpan<char> name)
    {
        name = Ascii.IsValid(host) ? host : ToAscii(host);
        name = name is [.. var rooted, '.'] ? rooted : name;
        return name.Length <= DomainName.MaxLength && IsHost(name);
    }

    /// <summary>Whether a text is labels of letters, digits, hyphens and underscores with single dots between.</summary>
    public static bool IsHost(ReadOnlySpan<char> name)
    {
        foreach (var range in name.Split('.'))
        {
            var label = name[range];
            if (label.Length is 0 or > DomainName.MaxLabelLength || label.IndexOfAnyExcept(LabelCharacters) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    // Only what is a U-label becomes an A-label: characters that a mapping turns into ASCII, such as U+212A (Kelvin), or drops,
    // would make another name of it. A name that long has no A-labels either.
    private static string ToAscii(string host)
    {
        if (host.Length > DomainName.MaxLength + 1)
        {
            return "";
        }

        var labels = host.Split('.');
        for (var i = 0; i < labels.Length; i++)
        {
            if (!Ascii.IsValid(labels[i]))
            {
                var ascii = Idn.ToAscii(labels[i]);
                if (ascii is null || !string.Equals(Idn.ToUnicode(ascii), labels[i], StringComparison.OrdinalIgnoreCase))
                {
                    return "";
                }

                labels[i] = ascii;
            }
        }

        return string.Join('.', labels);
    }
}
