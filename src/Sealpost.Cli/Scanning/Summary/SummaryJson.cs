using System.Collections.Immutable;
using System.Text.Json;
using Sealpost.Cli.Usage;

namespace Sealpost.Cli.Scanning.Summary;

/// <summary>The figures of a scan for programs.</summary>
internal static class SummaryJson
{
    /// <summary>The document.</summary>
    public static string Of(ScanFigures figures) => JsonText.Indented(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("format", 1);
        writer.WriteNumber("results", figures.Results);
        writer.WriteNumber("domains", figures.Domains);
        Counts(writer, "outcomes", figures.Outcomes);
        Counts(writer, "mtaSts", figures.MtaSts);
        Counts(writer, "tlsRpt", figures.TlsRpt);
        Counts(writer, "failing", figures.Failing);
        writer.WriteStartArray("providers");
        foreach (var provider in figures.Providers)
        {
            writer.WriteStartObject();
            writer.WriteString("name", provider.Name);
            writer.WriteNumber("domains", provider.Count);
            Counts(writer, "outcomes", provider.Outcomes);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Counts(Utf8JsonWriter writer, string name, ImmutableArray<Figure> figures)
    {
        writer.WriteStartObject(name);
        foreach (var figure in figures)
        {
            writer.WriteNumber(figure.Name, figure.Count);
        }

        writer.WriteEndObject();
    }
}
