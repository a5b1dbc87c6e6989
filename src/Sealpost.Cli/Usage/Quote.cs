using Sealpost.Core.Rendering;

namespace Sealpost.Cli.Usage;

/// <summary>What a user typed, quoted back.</summary>
internal static class Quote
{
    private const int Longest = 80;

    /// <summary>The text in quotation marks, safe to show, cut where it is long.</summary>
    public static string Of(string text) =>
        text.Length > Longest ? $"'{SafeText.Of(text[..Longest])}…'" : $"'{SafeText.Of(text)}'";
}
