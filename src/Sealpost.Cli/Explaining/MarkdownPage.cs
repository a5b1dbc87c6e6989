using System.Text.RegularExpressions;
using Sealpost.Core.Rendering.Text;

namespace Sealpost.Cli.Explaining;

/// <summary>
/// Shows a page of our own Markdown at a terminal: headings, paragraphs, lists, tables, code. No other markup is known.
/// </summary>
internal sealed partial class MarkdownPage(TextWriter output, Palette palette, int width)
{
    private readonly List<string> _paragraph = [];
    private readonly List<string> _table = [];
    private bool _isFirst = true;
    private bool _isInList;

    public void Write(string markdown)
    {
        var isCode = false;
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                Finish();
                if (!isCode)
                {
                    Gap();
                }

                isCode = !isCode;
            }
            else if (isCode)
            {
                output.WriteLine(line.Length > 0 ? "    " + palette.Copy(line) : "");
            }
            else
            {
                Take(line);
            }
        }

        Finish();
    }

    /// <summary>The text of a line without its markup.</summary>
    internal static string Inline(string line)
    {
        var plain = Link().Replace(line, static link => link.Groups[1].Value == link.Groups[2].Value
            ? link.Groups[2].Value
            : $"{link.Groups[1].Value} ({link.Groups[2].Value})");
        return Emphasis().Replace(plain, "$2").Replace("`", "", StringComparison.Ordinal).Replace(
            "\\|", "|", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    // Asterisks beside a letter only: a pattern such as *.example.com stays.
    [GeneratedRegex(@"(?<![\w*`])(\*{1,2})(?=[^\s*.])([^*]+?)(?<=[^\s*])\1(?![\w*])")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"^(\s*)([-*]|\d+\.)\s+(.*)$")]
    private static partial Regex Item();

    private void Take(string line)
    {
        if (line.StartsWith('|'))
        {
            FinishParagraph();
            _table.Add(line);
        }
        else if (string.IsNullOrWhiteSpace(line) || line.StartsWith("<!--", StringComparison.Ordinal))
        {
            Finish();
        }
        else if (line.StartsWith('#'))
        {
            Finish();
            Gap();
            output.WriteLine(palette.Bold(Inline(line.TrimStart('#').Trim())));
        }
        else
        {
            // The lines of an item follow it; a new item ends the one before.
            if (Item().IsMatch(line) && _paragraph.Count > 0)
            {
                FinishParagraph(isItemNext: true);
            }

            _paragraph.Add(line.StartsWith('>') ? "> " + line.TrimStart('>', ' ') : line);
        }
    }

    private void Finish()
    {
        FinishParagraph();
        FinishTable();
        _isInList = false;
    }

    private void FinishParagraph(bool isItemNext = false)
    {
        if (_paragraph.Count == 0)
        {
            return;
        }

        if (!_isInList)
        {
            Gap();
        }

        var (lead, text) = Lead(_paragraph[0]);
        var rest = from line in _paragraph.Skip(1) select line.TrimStart('>', ' ');
        var whole = Inline(string.Join(' ', (string[])[text, .. rest]));
        var before = lead;
        foreach (var line in Prose.Wrap(whole, width - lead.Length))
        {
            output.WriteLine(before + line);
            before = lead.StartsWith("  |", StringComparison.Ordinal) ? lead : new string(' ', lead.Length);
        }

        _isInList = isItemNext;
        _paragraph.Clear();
    }

    private static (string Lead, string Text) Lead(string line) =>
        Item().Match(line) is { Success: true } item
            ? ($"{item.Groups[1].Value}{item.Groups[2].Value} ", item.Groups[3].Value)
            : line.StartsWith('>') ? ("  | ", line[1..].TrimStart()) : ("", line);

    private void FinishTable()
    {
        if (_table.Count == 0)
        {
            return;
        }

        Gap();
        TextTable.Write(output, palette, width, [.. from row in _table select row]);
        _table.Clear();
    }

    private void Gap()
    {
        if (!_isFirst)
        {
            output.WriteLine();
        }

        _isFirst = false;
    }
}
