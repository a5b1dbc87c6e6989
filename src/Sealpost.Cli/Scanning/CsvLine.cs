using System.Text;

namespace Sealpost.Cli.Scanning;

/// <summary>A line of comma-separated values (RFC 4180 §2), without line ends inside of values.</summary>
internal static class CsvLine
{
    /// <summary>The values of a line.</summary>
    public static List<string> Split(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            switch (line[at])
            {
                case '"' when isQuoted && at + 1 < line.Length && line[at + 1] is '"':
                    cell.Append('"');
                    at++;
                    break;
                case '"' when isQuoted || cell.Length == 0:
                    isQuoted = !isQuoted;
                    break;
                case ',' when !isQuoted:
                    cells.Add(cell.ToString());
                    cell.Clear();
                    break;
                case var other:
                    cell.Append(other);
                    break;
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }

    /// <summary>A line of values, with its end.</summary>
    public static string Join(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted)) + "\n";

    /// <summary>A value that a spreadsheet takes for text: what begins as a formula does gets an apostrophe.</summary>
    public static string Harmless(string text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\'', ..] ? $"'{text}" : text;

    /// <summary>The value before <see cref="Harmless"/>.</summary>
    public static string Original(string text) => text is ['\'', .. var rest] ? rest : text;

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(',', '"', '\n') < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
