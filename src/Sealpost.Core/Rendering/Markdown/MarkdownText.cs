using System.Buffers;
using System.Text;

namespace Sealpost.Core.Rendering.Markdown;

/// <summary>Text in GitHub's Markdown, so that none of it is taken for markup.</summary>
internal static class MarkdownText
{
    // "@" and "#" would mention people and link issues; the rest is CommonMark's and its table extension's.
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_{}[]()<>#+-.!|~&@:=\"'^$");

    /// <summary>Prose: every character that could be markup is escaped.</summary>
    public static string Escape(string text)
    {
        var safe = SafeText.Of(text);
        if (safe.AsSpan().IndexOfAny(Special) < 0)
        {
            return safe;
        }

        var escaped = new StringBuilder(safe.Length + 16);
        for (var i = 0; i < safe.Length; i++)
        {
            if (IsMarkup(safe, i))
            {
                escaped.Append(Escaped(safe[i]));
            }
            else
            {
                escaped.Append(safe[i]);
            }
        }

        return escaped.ToString();
    }

    /// <summary>Code within a line, also within a table cell: fenced by more backticks than it holds.</summary>
    public static string Code(string text)
    {
        var safe = SafeText.Of(text);
        if (safe.Length == 0)
        {
            return "";
        }

        var fence = new string('`', LongestRun(safe) + 1);
        var space = safe[0] is '`' or ' ' || safe[^1] is '`' or ' ' ? " " : "";
        return $"{fence}{space}{safe}{space}{fence}";
    }

    /// <summary>Code within a table cell, where a bar would end the cell even in code.</summary>
    public static string CodeCell(string text) => Code(text).Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>Lines of code as a block, fenced by more backticks than they hold.</summary>
    public static string Block(string lines)
    {
        var safe = string.Join('\n', from line in lines.Split('\n') select SafeText.Of(line));
        var fence = new string('`', Math.Max(3, LongestRun(safe) + 1));
        return $"{fence}\n{safe}\n{fence}";
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character is '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    // Most of these are read as themselves within a line, and make a list, a heading or the like at its start. A colon
    // before slashes and a dot behind www would make a link.
    private static bool IsMarkup(string text, int at) => text[at] switch
    {
        ':' => at == 0 || text.AsSpan(at + 1).StartsWith('/'),
        '.' => at == 0 || text.AsSpan(0, at).EndsWith("www", StringComparison.OrdinalIgnoreCase),
        '-' or '\'' or '"' or '(' or ')' or '+' or '=' or '!' or '^' or '$' or '{' or '}' => at == 0,
        var character => Special.Contains(character),
    };

    // Mentions and links to issues are made of the finished page, so only something between the sign and the name
    // prevents them.
    private static string Escaped(char character) => character switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        ':' => "&#58;",
        '.' => "&#46;",
        '@' => "@<!-- -->",
        '#' => "\\#<!-- -->",
        _ => $"\\{character}",
    };
}
