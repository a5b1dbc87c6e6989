using Sealpost.Core.Text;

namespace Sealpost.Core.Checks;

/// <summary>Evidence that quotes a part of a TXT record.</summary>
internal static class QuotedText
{
    // Of the record that is quoted, in octets.
    private const int Longest = 400;

    /// <summary>The evidence of a flaw in a record.</summary>
    public static Evidence At(string name, Octets text, TextSpan span, string? expected)
    {
        var quoted = span with { Length = Math.Min(span.Length, Longest) };
        var observed = span.Length == 0 ? TxtVerdicts.Quote(text) : text.Slice(quoted);
        return new($"{name} TXT", observed, expected) { Place = TextPlace.Of(text.Span, span) };
    }
}
