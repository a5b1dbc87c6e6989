using System.Globalization;
using System.Net;
using System.Text;
using Sealpost.Core.Rendering;
using Sealpost.Web.Results;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Domains;

/// <summary>A small picture of an outcome and its date, for pages of others: nothing but text and two rectangles.</summary>
/// <param name="Tone">The colour.</param>
/// <param name="Value">What stands on the right.</param>
/// <param name="Title">The whole of it in a sentence; it may hold any text.</param>
internal sealed record Badge(Tone Tone, string Value, string Title)
{
    private const string Label = "mail in transit";
    private const int Padding = 7;

    /// <summary>The badge of a domain.</summary>
    /// <param name="domain">For people, safe to show.</param>
    /// <param name="last">Its last finished check; null where there is none.</param>
    public static Badge Of(string domain, StoredCheck? last)
    {
        if (last is null)
        {
            return new(Tone.Neutral, "not checked yet", $"Mail in transit to {domain}: not checked yet");
        }

        var (word, day) = (OutcomeWords.Of(last.Outcome), Shown.Day(last.At));
        return new(
            OutcomeWords.ToneOf(last.Outcome),
            $"{word} · {day}",
            $"Mail in transit to {domain}: {word}, checked on {day}");
    }

    /// <summary>The badge of a text that is no domain.</summary>
    public static Badge OfNoDomain(string text) =>
        new(Tone.Neutral, "not a domain name", $"{Shown.Of(text, 64)} is not a domain name");

    /// <summary>The picture.</summary>
    public byte[] ToSvg()
    {
        var title = WebUtility.HtmlEncode(Title);
        var (left, right) = (Verdana.WidthOf(Label), Verdana.WidthOf(Value));
        var (start, width) = (left + (2 * Padding), left + right + (4 * Padding));
        var svg = string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" viewBox="0 0 {width} 20" role="img" aria-label="{title}">
            <title>{title}</title>
            <clipPath id="round"><rect width="{width}" height="20" rx="4"/></clipPath>
            <g clip-path="url(#round)"><rect width="{width}" height="20" fill="#3b444b"/><rect x="{start}" width="{width - start}" height="20" fill="{Colour(Tone)}"/></g>
            <g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11"><text x="{Padding}" y="14" textLength="{left}">{Label}</text><text x="{start + Padding}" y="14" textLength="{right}">{Value}</text></g>
            </svg>

            """);
        return Encoding.UTF8.GetBytes(svg);
    }

    // White on each has more than 6 to 1.
    private static string Colour(Tone tone) => tone switch
    {
        Tone.Good => "#1a6b3b",
        Tone.Mixed => "#7d5200",
        Tone.Bad => "#a8281c",
        _ => "#56626c",
    };
}

/// <summary>How wide text is in the font Verdana at 11 pixels.</summary>
internal static class Verdana
{
    private const double Wide = 8;

    // Advance widths in units of 1/2048 em, from the space on.
    private static readonly short[] Widths =
    [
        720, 806, 940, 1676, 1302, 2204, 1489, 550, 930, 930, 1302, 1676, 745, 930, 745, 930,
        1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302, 930, 930, 1676, 1676, 1676, 1117,
        2048, 1400, 1404, 1430, 1578, 1295, 1177, 1588, 1539, 862, 931, 1419, 1140, 1726, 1532, 1612,
        1235, 1612, 1424, 1400, 1262, 1499, 1400, 2025, 1403, 1260, 1403, 930, 930, 930, 1676, 1302,
        1302, 1230, 1276, 1067, 1276, 1220, 720, 1276, 1296, 562, 705, 1212, 562, 1992, 1296, 1243,
        1276, 1276, 874, 1067, 807, 1296, 1212, 1676, 1212, 1212, 1076, 1300, 930, 1300, 1676,
    ];

    /// <summary>In whole pixels, upwards.</summary>
    public static int WidthOf(string text) => (int)Math.Ceiling(text.Sum(static letter => letter switch
    {
        '·' => 745 * 11 / 2048.0,
        >= ' ' and <= '~' => Widths[letter - ' '] * 11 / 2048.0,
        _ => Wide,
    }));
}
