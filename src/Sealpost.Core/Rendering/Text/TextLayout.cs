namespace Sealpost.Core.Rendering.Text;

/// <summary>How a report is to be set.</summary>
/// <param name="Width">Columns to wrap at; what cannot be broken, such as a URL, is longer all the same.</param>
/// <param name="Palette">Colours and symbols.</param>
/// <param name="Detail">How much of it.</param>
public sealed record TextLayout(int Width, Palette Palette, TextDetail Detail)
{
    /// <summary>Whether the report says how real senders treat the domain.</summary>
    public bool Senders { get; init; }

    /// <summary>For files and pipes.</summary>
    public static TextLayout Plain { get; } = new(80, Palette.Plain, TextDetail.Usual);
}

/// <summary>How much of a report is wanted.</summary>
public enum TextDetail
{
    /// <summary>The headline only.</summary>
    Headline,

    /// <summary>What is wrong, what could not be seen, and what there is.</summary>
    Usual,

    /// <summary>That, all evidence, and the checks that passed or do not apply.</summary>
    All,
}
