using System.Collections.Immutable;
using Sealpost.Core.Linting;
using Sealpost.Core.Reading;

namespace Sealpost.Web.Results;

/// <summary>One of the two TXT records, or what there is instead.</summary>
public sealed record RecordView
{
    private const int Most = 10;

    /// <summary>The name asked for.</summary>
    public required string Name { get; init; }

    /// <summary>What there is instead of one record; null where there is one.</summary>
    public required string? Instead { get; init; }

    /// <summary>The record, or several of them.</summary>
    public required ImmutableArray<MarkedText> Texts { get; init; }

    internal static RecordView Of(TxtReading txt, LintKind kind, string words)
    {
        if (txt.Text is { } text)
        {
            var flaws = Linter.Lint(kind, text).Flaws;
            return new() { Name = Shown.Of(txt.Name), Instead = null, Texts = [MarkedText.Of(text, flaws)] };
        }

        return new()
        {
            Name = Shown.Of(txt.Name),
            Instead = Shown.Of(words),
            Texts = [.. from record in txt.Seen.Records.Take(Most) select MarkedText.Of(record, [])],
        };
    }
}
