using System.Collections.Immutable;
using System.Text;
using Sealpost.Core.Linting;
using Sealpost.Core.Rendering;
using Sealpost.Core.Text;
using Sealpost.Web.Pages;

namespace Sealpost.Web.Results;

/// <summary>A text line by line, its flaws at their places. Hostile texts are cut, and the cut is told.</summary>
public sealed record MarkedText
{
    private const int MostLines = 150;
    private const int MostOctets = 1_000;
    private const int MostNotes = 12;

    public required ImmutableArray<MarkedLine> Lines { get; init; }

    /// <summary>How many more lines there are.</summary>
    public required int MoreLines { get; init; }

    /// <summary>A text with what a linter says of it.</summary>
    /// <param name="text">The text as it came.</param>
    /// <param name="flaws">Places are octets of the text; none may lie outside.</param>
    internal static MarkedText Of(Octets text, ImmutableArray<LintFlaw> flaws)
    {
        var octets = text.Span;
        var lines = ImmutableArray.CreateBuilder<MarkedLine>();
        var (start, next) = (0, 0);
        while (lines.Count < MostLines && (start < octets.Length || lines.Count == 0))
        {
            var feed = octets[start..].IndexOf((byte)'\n');
            var after = feed < 0 ? octets.Length : start + feed + 1;
            var isLast = after >= octets.Length;
            var here = next;
            while (next < flaws.Length && (flaws[next].Place.Span.Start < after || isLast))
            {
                next++;
            }

            var end = feed < 0 ? octets.Length : start + feed;
            end = end > start && feed >= 0 && octets[end - 1] is (byte)'\r' ? end - 1 : end;
            lines.Add(LineOf(text, lines.Count + 1, new(start, end - start), flaws[here..next]));
            start = after;
        }

        var more = start < octets.Length ? octets[start..].TrimEnd((byte)'\n').Count((byte)'\n') + 1 : 0;
        return new() { Lines = lines.ToImmutable(), MoreLines = more };
    }

    private static MarkedLine LineOf(Octets text, int number, TextSpan line, ImmutableArray<LintFlaw> flaws)
    {
        var shown = line.Length > MostOctets ? line with { Length = MostOctets } : line;
        var worst = new Tone?[shown.Length];
        foreach (var flaw in flaws)
        {
            var tone = flaw.Meaning.Severity.ToTone();
            var from = Math.Max(0, flaw.Place.Span.Start - shown.Start);
            var to = Math.Min(shown.Length, flaw.Place.Span.End - shown.Start);
            for (var at = from; at < to; at++)
            {
                worst[at] = worst[at] is { } other && other > tone ? other : tone;
            }
        }

        var notes = from flaw in flaws.Take(MostNotes)
                    select new MarkedNote(
                        flaw.Meaning.Severity.ToTone(), flaw.Meaning.Severity.Symbol(), flaw.Meaning.Message, flaw.Meaning.Check.Id);
        return new()
        {
            Number = number,
            Pieces = Pieces(text, shown, worst),
            MoreOctets = line.Length - shown.Length,
            Notes = [.. notes.Distinct()],
            MoreNotes = Math.Max(0, flaws.Length - MostNotes),
        };
    }

    private static ImmutableArray<MarkedPiece> Pieces(Octets text, TextSpan line, Tone?[] tones)
    {
        var pieces = ImmutableArray.CreateBuilder<MarkedPiece>();
        for (var at = 0; at < line.Length;)
        {
            var end = at + 1;
            while (end < line.Length && (tones[end] == tones[at] || IsInside(text.Span[line.Start + end])))
            {
                end++;
            }

            pieces.Add(new(SafeText.Of(Encoding.UTF8.GetString(text.Span[(line.Start + at)..(line.Start + end)])), tones[at]));
            at = end;
        }

        return pieces.ToImmutable();
    }

    // A character is not torn apart, even where only a part of its octets is flawed.
    private static bool IsInside(byte octet) => octet is >= 0x80 and < 0xC0;
}

/// <summary>One line.</summary>
public sealed record MarkedLine
{
    /// <summary>Counted from 1.</summary>
    public required int Number { get; init; }

    public required ImmutableArray<MarkedPiece> Pieces { get; init; }

    /// <summary>How many more octets the line has.</summary>
    public required int MoreOctets { get; init; }

    public required ImmutableArray<MarkedNote> Notes { get; init; }

    /// <summary>How many more flaws the line has.</summary>
    public required int MoreNotes { get; init; }
}

/// <summary>A stretch of a line: safe to show.</summary>
/// <param name="Text">The text.</param>
/// <param name="Tone">How bad it is; null where nothing is to be said of it.</param>
public sealed record MarkedPiece(string Text, Tone? Tone);

/// <summary>What is to be said of a flaw.</summary>
public sealed record MarkedNote(Tone Tone, string Symbol, string Message, string CheckId);
