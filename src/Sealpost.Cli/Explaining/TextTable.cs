using Sealpost.Core.Rendering.Text;

namespace Sealpost.Cli.Explaining;

/// <summary>
/// A Markdown table in aligned columns; the last column takes the width that is left and is wrapped in it.
/// </summary>
internal static class TextTable
{
    private const int LeastWidth = 20;
    private const string Gap = "  ";

    public static void Write(TextWriter output, Palette palette, int width, IReadOnlyList<string> lines)
    {
        var rows = (from line in lines where !IsRule(line) select Cells(line)).ToList();
        var columns = rows.Max(static row => row.Length);
        var widths = new int[columns];
        for (var column = 0; column < columns - 1; column++)
        {
            widths[column] = rows.Max(row => column < row.Length ? TextColumns.Of(row[column]) : 0);
        }

        var lead = widths.Sum() + (Gap.Length * (columns - 1));
        widths[^1] = Math.Max(LeastWidth, width - lead);
        for (var i = 0; i < rows.Count; i++)
        {
            var isHead = i == 0 && lines.Count > 1 && IsRule(lines[1]);
            WriteRow(output, palette, rows[i], widths, isHead);
        }
    }

    private static void WriteRow(TextWriter output, Palette palette, string[] row, int[] widths, bool isHead)
    {
        var last = row.Length == widths.Length ? Prose.Wrap(row[^1], widths[^1]).ToList() : [];
        var fixedCells = row.Take(widths.Length - 1)
            .Select((cell, column) => TextColumns.Pad(cell, widths[column]) + Gap);
        var lead = string.Concat(fixedCells);
        if (isHead && row.All(static cell => cell.Length == 0))
        {
            return;
        }

        for (var i = 0; i < Math.Max(1, last.Count); i++)
        {
            var line = ((i == 0 ? lead : new string(' ', TextColumns.Of(lead))) + (i < last.Count ? last[i] : ""))
                .TrimEnd();
            output.WriteLine(isHead ? palette.Bold(line) : line);
        }
    }

    private static bool IsRule(string line) => line.AsSpan().IndexOfAnyExcept("|-: ") < 0;

    private static string[] Cells(string line)
    {
        // A bar behind a backslash belongs to the cell.
        var cells = line.Trim().Trim('|').Replace("\\|", "\0", StringComparison.Ordinal).Split('|');
        return
        [
            .. from cell in cells
               select MarkdownPage.Inline(cell.Trim().Replace("\0", "|", StringComparison.Ordinal)),
        ];
    }
}
