using System.Globalization;

namespace Sealpost.Core.Names;

/// <summary>Labels between Unicode and ASCII: IDNA2008 in the form of UTS 46, non-transitional.</summary>
internal static class Idn
{
    private static readonly IdnMapping Mapping = new();

    /// <summary>The A-label for one label, or the ASCII that the mapping makes of it; null where it is not valid.</summary>
    public static string? ToAscii(string label)
    {
        try
        {
            return Mapping.GetAscii(label).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The U-label for one A-label; null where it does not decode to what would encode to it again.</summary>
    public static string? ToUnicode(string label)
    {
        try
        {
            var unicode = Mapping.GetUnicode(label);
            return unicode.EnumerateRunes().Any(Printable.IsHidden) || ToAscii(unicode) != label ? null : unicode;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
