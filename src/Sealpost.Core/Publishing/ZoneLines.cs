using System.Text;

namespace Sealpost.Core.Publishing;

/// <summary>TXT records as a zone file has them (RFC 1035 §5.1).</summary>
internal static class ZoneLines
{
    private const int TimeToLive = 3600;

    // A character-string holds at most 255 octets (RFC 1035 §3.3).
    private const int LongestString = 255;

    /// <summary>One TXT record; a text that is too long for one character-string becomes several.</summary>
    public static string Txt(string name, string text)
    {
        var strings = from chunk in text.Chunk(LongestString) select Quoted(chunk);
        return $"{name}. {TimeToLive} IN TXT {string.Join(' ', strings)}";
    }

    private static string Quoted(char[] chunk)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in chunk)
        {
            quoted.Append(c is '"' or '\\' ? $"\\{c}" : c.ToString());
        }

        return quoted.Append('"').ToString();
    }
}
