using System.Text;

namespace Sealpost.Core.Text;

/// <summary>The text of a TXT record as a zone file has it (RFC 1035 §3.3, §5.1).</summary>
internal static class CharacterStrings
{
    // A character-string holds at most so many octets.
    private const int Longest = 255;

    /// <summary>The text in quotation marks; in several pieces where it is too long for one. What would end one early is escaped.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder();
        foreach (var piece in text.Chunk(Longest))
        {
            quoted.Append(quoted.Length == 0 ? "\"" : " \"");
            foreach (var c in piece)
            {
                quoted.Append(c is '"' or '\\' ? $"\\{c}" : c.ToString());
            }

            quoted.Append('"');
        }

        return quoted.ToString();
    }
}
