namespace Sealpost.Core.Rendering.Text;

/// <summary>A column of text: paragraphs wrapped at a width, words never broken.</summary>
internal sealed class TextPage(TextWriter output, int width)
{
    /// <summary>How many columns there are.</summary>
    public int Width { get; } = Math.Max(width, 40);

    /// <summary>An empty line.</summary>
    public void Gap() => output.Write('\n');

    /// <summary>A line as it is: it may hold escape sequences and is not wrapped.</summary>
    public void Line(string text) => output.Write(text + "\n");

    /// <summary>A paragraph: its first line behind a lead, the others under the same column.</summary>
    /// <param name="lead">What stands before the first line; it may hold escape sequences.</param>
    /// <param name="indent">Columns the lead takes, and the space before the other lines.</param>
    /// <param name="text">Plain, safe text.</param>
    /// <param name="paint">Painted line by line; as it is where null.</param>
    public void Paragraph(string lead, int indent, string text, Func<string, string>? paint = null)
    {
        var before = lead;
        foreach (var line in Prose.Wrap(text, Width - indent))
        {
            Line(before + (paint is null ? line : paint(line)));
            before = new string(' ', indent);
        }
    }
}
