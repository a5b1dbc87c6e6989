using System.Text;

namespace Sealpost.Core.Senders.Dialects;

/// <summary>
/// Fields the way mailauth reads those of any DKIM-like header: quotes, comments, names in any case; the last wins.
/// </summary>
internal static class HeaderFields
{
    public static Dictionary<string, string> Read(string text)
    {
        // What stands before a colon is taken for the name of a header.
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in Parts(colon < 0 ? text : text[(colon + 1)..]))
        {
            if (part.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
            {
                fields[Squeezed(part[..equals]).ToLowerInvariant()] = Squeezed(part[(equals + 1)..]);
            }
        }

        return fields;
    }

    // Parted at semicolons outside of quotes and comments; a comment is left out, a backslash dropped.
    private static IEnumerable<string> Parts(string text)
    {
        var part = new StringBuilder();
        var close = '\0';
        foreach (var c in text)
        {
            switch (c)
            {
                case '\\':
                    break;
                case var _ when close is not '\0':
                    if (close is not ')')
                    {
                        part.Append(c);
                    }

                    close = c == close ? '\0' : close;
                    break;
                case ';':
                    yield return part.ToString();
                    part.Clear();
                    break;
                case '(':
                    close = ')';
                    break;
                case '"' or '\'':
                    close = c;
                    part.Append(c);
                    break;
                default:
                    part.Append(c);
                    break;
            }
        }

        yield return part.ToString();
    }

    private static string Squeezed(string text) =>
        string.Join(' ', text.Split([' ', '\t', '\r', '\n', '\v', '\f'], StringSplitOptions.RemoveEmptyEntries));
}
