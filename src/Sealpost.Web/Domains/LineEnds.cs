namespace Sealpost.Web.Domains;

/// <summary>How the lines of a policy end: LF or CRLF (RFC 8461 §3.2).</summary>
internal static class LineEnds
{
    /// <summary>What became of the line ends, in a sentence; null where they stayed, or there is no text.</summary>
    public static string? Change(string before, string now) =>
        (Of(before), Of(now)) is ({ } old, { } young) && old != young
            ? $"Lines ended in {old}, and end in {young} now."
            : null;

    /// <summary>A text whose lines all end in LF.</summary>
    public static string Alike(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string? Of(string text)
    {
        var all = text.Count(static c => c is '\n');
        var pairs = text.AsSpan().Count("\r\n");
        return pairs switch
        {
            _ when all == 0 => null,
            0 => "LF",
            _ when pairs == all => "CRLF",
            _ => "LF and CRLF by turns",
        };
    }
}
