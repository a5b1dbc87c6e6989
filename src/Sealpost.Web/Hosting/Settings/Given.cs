using System.Collections.Immutable;

namespace Sealpost.Web.Hosting.Settings;

/// <summary>What somebody gave for a setting, and where.</summary>
/// <param name="Setting">Which.</param>
/// <param name="Where">The option, variable or key in a file, by its name.</param>
/// <param name="Texts">What stands there; nothing for an option without value.</param>
internal sealed record Given(Setting Setting, string Where, ImmutableArray<string> Texts)
{
    /// <summary>The texts where all values of a setting stand in one, as in a variable.</summary>
    public static Given Line(Setting setting, string where, string text) =>
        new(setting, where, setting.Several ? [.. Split(text)] : [text]);

    /// <summary>The parts of a text that lists values: between commas, semicolons or spaces.</summary>
    public static IEnumerable<string> Split(string text) => text.Split(
        (char[])[',', ';', ' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
