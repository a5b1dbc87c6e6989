using System.Text.Json;
using Sealpost.Core.Checks;
using Sealpost.Core.Observations.Json;
using Sealpost.Core.Rendering;
using Sealpost.Core.Reporting;

namespace Sealpost.Cli.Scanning;

/// <summary>A result read back from a line that a scan wrote.</summary>
/// <param name="Domain">The domain; null where the text was none.</param>
/// <param name="Input">The text that was no domain.</param>
/// <param name="Standing">What is counted of it.</param>
internal sealed record WrittenResult(string? Domain, string? Input, Standing Standing)
{
    private const int CsvCells = 13;

    /// <summary>Reads a line of JSON, whichever fields it was written with; null where it is no result.</summary>
    public static WrittenResult? OfJson(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using var document = JsonDocument.ParseValue(ref reader);
            return Of(document.RootElement, line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads a line of a CSV; null where it is no result.</summary>
    public static WrittenResult? OfCsv(string line)
    {
        var cells = CsvLine.Split(line);
        return cells switch
        {
            { Count: not CsvCells } or ["domain", ..] => null,
            ["", ..] => new(null, CsvLine.Original(cells[11]), Standing.OfNoDomain),
            [var domain, var outcome, var mtaSts, var tlsRpt, _, _, var failing, var worst, var provider, ..] => new(
                domain,
                null,
                new(
                    outcome,
                    mtaSts,
                    tlsRpt,
                    [.. failing.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
                    provider.Length == 0 ? null : provider)
                {
                    Worst = SeverityOf(worst),
                }),
            _ => null,
        };
    }

    private static WrittenResult? Of(JsonElement root, ReadOnlySpan<byte> line)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        var domain = Text(root, "domain");
        if (domain is null)
        {
            return Text(root, "input") is { } input ? new(null, input, Standing.OfNoDomain) : null;
        }

        if (Text(root, "outcome") is { } outcome)
        {
            return new(
                domain,
                null,
                new(
                    outcome,
                    Status(root, "mtaSts"),
                    Status(root, "tlsRpt"),
                    [.. Failing(root)],
                    Text(root, "provider") ?? FirstHost(root))
                {
                    Worst = SeverityOf(Text(root, "worst")) ?? WorstOf(root),
                });
        }

        return ObservationJson.TryRead(line, out var seen, out _)
            ? new(domain, null, Standing.Of(CheckReport.Judge(seen, Catalog.All)))
            : null;
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static string? Status(JsonElement root, string name) =>
        !root.TryGetProperty(name, out var value) ? null
        : value.ValueKind is JsonValueKind.Object ? Text(value, "status")
        : Text(root, name);

    private static IEnumerable<string> Failing(JsonElement root)
    {
        if (root.TryGetProperty("failing", out var failing) && failing.ValueKind is JsonValueKind.Array)
        {
            return from id in failing.EnumerateArray() where id.ValueKind is JsonValueKind.String select id.GetString();
        }

        return from finding in Findings(root) let id = Text(finding, "id") where id is not null select id;
    }

    // Of the document of check, where every check has its verdict and severity.
    private static IEnumerable<JsonElement> Findings(JsonElement root) =>
        root.TryGetProperty("results", out var results) && results.ValueKind is JsonValueKind.Array
            ? results.EnumerateArray().Where(static result =>
                result.ValueKind is JsonValueKind.Object && Text(result, "verdict") is "fail")
            : [];

    private static Severity? WorstOf(JsonElement root) =>
        (from finding in Findings(root) select SeverityOf(Text(finding, "severity"))).Max();

    private static Severity? SeverityOf(string? word) =>
        Enum.GetValues<Severity>().Where(severity => severity.Word() == word).Cast<Severity?>().FirstOrDefault();

    private static string? FirstHost(JsonElement root) =>
        root.TryGetProperty("mailServers", out var servers) && servers.ValueKind is JsonValueKind.Array
            && servers.GetArrayLength() > 0 && Text(servers[0], "host") is { } host
            ? Standing.RegisteredDomainOf(host)
            : null;
}
