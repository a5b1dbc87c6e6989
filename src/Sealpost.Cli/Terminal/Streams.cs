using System.Text;
using Sealpost.Core.Rendering.Text;

namespace Sealpost.Cli.Terminal;

/// <summary>Standard output and standard error, and what may be written to them.</summary>
internal sealed class Streams
{
    private const int PlainWidth = 80;
    private const int WidestReadable = 100;

    private Streams()
    {
        // Every document is flushed as a whole, so that nothing half-written is left behind.
        Out = new StreamWriter(
            StandardOutput.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 64 * 1024)
        {
            NewLine = "\n",
        };
        Error = new StreamWriter(StandardOutput.OpenError(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
        {
            NewLine = "\n",
            AutoFlush = true,
        };
        var allowsColour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") is not "dumb";
        Palette = allowsColour && !Console.IsOutputRedirected ? Palette.Terminal : Palette.Plain;
        ErrorPalette = allowsColour && !Console.IsErrorRedirected ? Palette.Terminal : Palette.Plain;
        Width = Console.IsOutputRedirected ? PlainWidth : WindowWidth();
    }

    /// <summary>What was asked for, and nothing else.</summary>
    public TextWriter Out { get; }

    /// <summary>Progress and diagnostics.</summary>
    public TextWriter Error { get; }

    /// <summary>The colours of standard output.</summary>
    public Palette Palette { get; }

    /// <summary>The colours of standard error; no cursor movement where it is plain.</summary>
    public Palette ErrorPalette { get; }

    /// <summary>Columns to wrap text at.</summary>
    public int Width { get; }

    /// <summary>The streams of this process.</summary>
    public static Streams Open() => new();

    /// <summary>Columns of the window, as many as read well; 80 where that cannot be found out.</summary>
    public static int WindowWidth() => Math.Min(WindowSize.Columns() ?? PlainWidth, WidestReadable);

    /// <summary>How a text is to be set on standard output.</summary>
    public TextLayout Layout(TextDetail detail) => new(Width, Palette, detail);
}
