using Sealpost.Core.Checks;
using Sealpost.Core.Rendering;

namespace Sealpost.Web.Pages;

/// <summary>How good and bad news look: a class for the colour, and a symbol beside it.</summary>
internal static class ToneWords
{
    /// <summary>The class that sets <c>--tone</c> and <c>--tone-soft</c>.</summary>
    public static string Class(this Tone tone) => tone switch
    {
        Tone.Good => "tone-good",
        Tone.Mixed => "tone-mixed",
        Tone.Bad => "tone-bad",
        _ => "tone-neutral",
    };

    public static string Symbol(this Tone tone) => tone switch
    {
        Tone.Good => "✓",
        Tone.Mixed => "!",
        Tone.Bad => "✗",
        _ => "?",
    };

    /// <summary>What stands beside the word of a severity: a remark is no question.</summary>
    public static string Symbol(this Severity severity) => severity is Severity.Info ? "i" : severity.ToTone().Symbol();

    /// <summary>How a finding of that severity is painted.</summary>
    public static Tone ToTone(this Severity severity) => severity switch
    {
        Severity.Error => Tone.Bad,
        Severity.Warning => Tone.Mixed,
        _ => Tone.Neutral,
    };
}
