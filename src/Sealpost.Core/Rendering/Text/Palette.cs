using Sealpost.Core.Checks;

namespace Sealpost.Core.Rendering.Text;

/// <summary>How things are set apart: by colour and symbol on a terminal, by words alone elsewhere.</summary>
public sealed record Palette
{
    private const string End = "\u001B[0m";

    private Palette(bool isPlain) => IsPlain = isPlain;

    /// <summary>No escape sequence and no symbol.</summary>
    public static Palette Plain { get; } = new(isPlain: true);

    /// <summary>The sixteen colours that every terminal has, as its owner chose them.</summary>
    public static Palette Terminal { get; } = new(isPlain: false);

    /// <summary>Whether nothing is added to the text.</summary>
    public bool IsPlain { get; }

    /// <summary>What catches the eye first.</summary>
    public string Bold(string text) => Paint("1", text);

    /// <summary>What can be read over.</summary>
    public string Dim(string text) => Paint("2", text);

    /// <summary>What is to be copied.</summary>
    public string Copy(string text) => Paint("36", text);

    /// <summary>Good and bad news.</summary>
    public string Toned(Tone tone, string text) => Paint(
        tone switch
        {
            Tone.Good => "1;32",
            Tone.Mixed => "1;33",
            Tone.Bad => "1;31",
            _ => "1",
        },
        text);

    /// <summary>A severity: its symbol, where there are symbols, and its word.</summary>
    public string Mark(Severity severity) => severity switch
    {
        Severity.Error => IsPlain ? "error" : Paint("1;31", "✗ error"),
        Severity.Warning => IsPlain ? "warning" : Paint("1;33", "! warning"),
        _ => IsPlain ? "info" : Paint("1;34", "i info"),
    };

    /// <summary>A row of one character under a place that a severity is about.</summary>
    public string Mark(char character, int count, Severity severity) => Paint(
        severity switch
        {
            Severity.Error => "1;31",
            Severity.Warning => "1;33",
            _ => "1;34",
        },
        new(character, count));

    /// <summary>The symbol of good and bad news, with a space behind it; nothing where there are no symbols.</summary>
    public string Symbol(Tone tone) => IsPlain ? "" : Toned(tone, tone switch
    {
        Tone.Good => "✓ ",
        Tone.Mixed => "! ",
        Tone.Bad => "✗ ",
        _ => "? ",
    });

    private string Paint(string code, string text) => IsPlain ? text : $"\u001B[{code}m{text}{End}";
}
