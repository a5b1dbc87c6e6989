namespace Sealpost.Core.Text;

/// <summary>A place in a text, for people: the line, and the octets within the whole text.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Span">The octets.</param>
public sealed record TextPlace(int Line, TextSpan Span)
{
    /// <summary>The place of a span.</summary>
    public static TextPlace Of(ReadOnlySpan<byte> text, TextSpan span) => new(text[..span.Start].Count((byte)'\n') + 1, span);

    /// <summary>The whole line a span begins in, without its end, as text; what is not UTF-8 becomes U+FFFD.</summary>
    public static string LineAt(Octets text, TextSpan span)
    {
        var before = text.Span[..span.Start].LastIndexOf((byte)'\n') + 1;
        var length = text.Span[before..].IndexOf((byte)'\n');
        return text.Slice(new(before, length < 0 ? text.Length - before : length)).TrimEnd('\r');
    }
}
