using System.Text.Json.Nodes;
using Sealpost.Lab.Table;

namespace Sealpost.Cli.Tests.Lab;

/// <summary>A scan of the lab says of each domain what <c>check</c> says of it.</summary>
public sealed class LabScanTests(LabChecks checks)
{
    [Fact]
    public async Task Says_what_check_says()
    {
        Assert.SkipUnless(LabChecks.Unavailable is null, LabChecks.Unavailable ?? "");
        var domains = LabTable.Load().Domains
            .Where(static one => !one.Slow && one.OddAnswers.Count == 0 && one.Options.Count == 0)
            .ToList();
        var expected = new List<string>();
        foreach (var domain in domains)
        {
            expected.Add(Said(JsonNode.Parse((await checks.ResultOf(domain.Name)).Out)!));
        }

        var ran = await Cli.RunWithInputAsync(
            string.Join('\n', domains.Select(static one => one.Name)),
            ["scan", "--fields", "full", "--quiet", "--posture", "--deadline", "90", .. checks.OptionsFor(domains[0].Name), "-"]);

        Assert.Equal("", ran.Error);
        Assert.Equal(0, ran.Status);
        var lines = ran.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected.Order(), lines.Select(static line => Said(JsonNode.Parse(line)!)).Order());
    }

    // All but times, and the order in which a name server gives its records.
    private static string Said(JsonNode document)
    {
        var verdicts = from result in document["results"]!.AsArray() select $"{result!["id"]} {result["verdict"]}";
        return $"{document["domain"]}: {document["outcome"]}, {document["mtaSts"]!["status"]}, "
            + $"{document["tlsRpt"]!["status"]}, {document["dnssec"]!["status"]} {document["dnssec"]!["because"]}; {string.Join(' ', verdicts)}";
    }
}
