using Sealpost.Core.Linting;
using Sealpost.Core.Reading;
using Sealpost.Core.Rendering;
using Sealpost.Web.Results;

namespace Sealpost.Web.Posture;

/// <summary>The SPF record and what it leads to.</summary>
/// <param name="Record">The record.</param>
/// <param name="Sum">The look-ups it takes and the addresses it permits; null where it says nothing of the kind.</param>
/// <param name="Tree">A line for each look-up, indented; empty where there is none.</param>
public sealed record SpfView(RecordView Record, string? Sum, string Tree)
{
    private const int Most = 10;

    internal static SpfView Of(DomainReading reading) => new(
        new()
        {
            Name = reading.Domain,
            Instead = reading.Spf.Root?.Text is null ? Shown.Of(SpfOverview.Record(reading)) : null,
            Texts = reading.Spf.Root?.Text is { } text
                ? [MarkedText.Of(text, Linter.Lint(LintKind.SpfRecord, text).Flaws)]
                : [.. from record in reading.Spf.Selection.Ours.Take(Most) select MarkedText.Of(record, [])],
        },
        SpfOverview.Sum(reading) is { } sum ? Shown.Of(sum) : null,
        string.Join('\n', from line in SpfOverview.Tree(reading) select Shown.Of(line)));
}
