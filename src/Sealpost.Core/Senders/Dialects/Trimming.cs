namespace Sealpost.Core.Senders.Dialects;

/// <summary>White space as the languages that senders are written in know it; they do not agree.</summary>
internal static class Trimming
{
    // What Unicode calls White_Space, which is what Go and Rust trim and .NET does too.
    private const string PythonOnly = "\u001C\u001D\u001E\u001F";

    /// <summary>Go and Rust.</summary>
    public static string Unicode(string text) => text.Trim();

    /// <summary>Python: the separators U+001C to U+001F, too.</summary>
    public static string Python(string text) => Trim(text, IsPythonSpace, start: true, end: true);

    /// <summary>Python, at the end only.</summary>
    public static string PythonEnd(string text) => Trim(text, IsPythonSpace, start: false, end: true);

    /// <summary>Python, at the start only.</summary>
    public static string PythonStart(string text) => Trim(text, IsPythonSpace, start: true, end: false);

    /// <summary>JavaScript: a byte order mark is white space, U+0085 is not.</summary>
    public static string JavaScript(string text) =>
        Trim(text, static c => c is '\uFEFF' || (char.IsWhiteSpace(c) && c is not '\u0085'), start: true, end: true);

    private static bool IsPythonSpace(char c) => char.IsWhiteSpace(c) || PythonOnly.Contains(c, StringComparison.Ordinal);

    private static string Trim(string text, Func<char, bool> isSpace, bool start, bool end)
    {
        var (from, to) = (0, text.Length);
        while (start && from < to && isSpace(text[from]))
        {
            from++;
        }

        while (end && to > from && isSpace(text[to - 1]))
        {
            to--;
        }

        return text[from..to];
    }
}
