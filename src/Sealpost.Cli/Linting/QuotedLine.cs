using Sealpost.Core.Rendering;
using Sealpost.Core.Rendering.Text;
using Sealpost.Core.Text;

namespace Sealpost.Cli.Linting;

/// <summary>A line of a text, safe to show, and where some octets of it are shown.</summary>
/// <param name="Text">The line, or the part around the octets where it is long.</param>
/// <param name="Column">Columns before them.</param>
/// <param name="Width">Columns they take; at least one.</param>
internal sealed record QuotedLine(string Text, int Column, int Width)
{
    private const int Context = 20;
    private const string Cut = "…";

    /// <summary>Quotes the line that a span begins in.</summary>
    public static QuotedLine Of(Octets octets, TextSpan span, int width)
    {
        var text = octets.Span;
        var start = text[..span.Start].LastIndexOf((byte)'\n') + 1;
        var length = text[start..].IndexOf((byte)'\n');
        var end = length < 0 ? text.Length : start + length;
        if (end > start && text[end - 1] is (byte)'\r' && span.Start < end - 1)
        {
            end--;
        }

        // A long line is cut on both sides, by octets first, so that a megabyte is never laid out.
        var from = span.Start - start > width ? span.Start - Context : start;
        var to = Math.Min(end, span.Start + width);
        while (from < span.Start && (text[from] & 0xC0) == 0x80)
        {
            from++;
        }

        while (to < end && to > span.Start && (text[to] & 0xC0) == 0x80)
        {
            to--;
        }

        var marked = Math.Clamp(span.End, span.Start, Math.Max(to, span.Start));
        var before = (from > start ? Cut : "") + Safe(octets, from, span.Start);
        var itself = Safe(octets, span.Start, marked);
        var after = Safe(octets, marked, Math.Max(to, marked)) + (to < end ? Cut : "");
        return new(before + itself + after, TextColumns.Of(before), Math.Max(1, TextColumns.Of(itself)));
    }

    private static string Safe(Octets octets, int from, int to) => SafeText.Of(octets.Slice(new(from, to - from)));
}
