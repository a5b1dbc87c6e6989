using Sealpost.Core.Text;

namespace Sealpost.Core.Publishing;

/// <summary>TXT records as a zone file has them (RFC 1035 §5.1).</summary>
internal static class ZoneLines
{
    private const int TimeToLive = 3600;

    /// <summary>One TXT record; a text that is too long for one character-string becomes several.</summary>
    public static string Txt(string name, string text) => $"{name}. {TimeToLive} IN TXT {CharacterStrings.Quoted(text)}";
}
