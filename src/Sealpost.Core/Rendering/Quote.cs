namespace Sealpost.Core.Rendering;

/// <summary>What somebody typed or sent, quoted back.</summary>
public static class Quote
{
    private const int Longest = 80;

    /// <summary>The text in quotation marks, safe to show, cut where it is longer than 80 characters.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > Longest ? $"'{SafeText.Of(text[..Longest])}…'" : $"'{SafeText.Of(text)}'";
    }
}
