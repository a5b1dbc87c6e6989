using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Sealpost.Lab.Table;
using Sealpost.Web.Tests.Running;

namespace Sealpost.Web.Tests.Lab;

/// <summary>
/// The built web app against real servers: every domain of the lab, held against its line of the table and against
/// what the command line says of the same observation.
/// </summary>
public sealed class LabApiTests(LabWeb web)
{
    private static readonly LabTable Table = LabTable.Load();

    // One at a time would take minutes: some domains make everybody wait.
    private static readonly SemaphoreSlim Places = new(8);

    [Fact]
    public async Task Says_what_the_table_expects_and_what_the_command_line_says()
    {
        Assert.SkipUnless(LabWeb.Unavailable is null, LabWeb.Unavailable ?? "");
        var faults = await Task.WhenAll(
            from domain in Table.Domains
            orderby domain.Slow descending
            select FaultsAsync(domain, TestContext.Current.CancellationToken));

        Assert.Empty(faults.SelectMany(static some => some));
    }

    [Fact]
    public async Task A_server_that_DANE_refuses_is_not_shown_as_ready()
    {
        Assert.SkipUnless(LabWeb.Unavailable is null, LabWeb.Unavailable ?? "");
        var cancellationToken = TestContext.Current.CancellationToken;
        var domain = Table.Domains.Single(static one => one.Name == "dane-mismatch-backup.test");
        var app = await web.AppForAsync(domain, cancellationToken);

        using var asked = await app.Client.PostAsJsonAsync("/api/v1/checks?wait=100", new { domain = domain.Name }, cancellationToken);
        var place = (asked.Content.Headers.ContentLocation ?? asked.Headers.Location)!.OriginalString.Split('/')[^1];
        var page = await HtmlPage.GetAsync(app.Client, $"/result/{place}");

        Assert.Contains("1 of 2 ready", page.Text, StringComparison.Ordinal);
        Assert.Contains("The others: refused by DANE.", page.Text, StringComparison.Ordinal);
        Assert.Contains("DANE authenticates it", page.Text, StringComparison.Ordinal);
        Assert.Contains("DANE refuses it: what it presents matches no TLSA record", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_the_lab_is_connected_to_where_its_addresses_do_not_count_as_public()
    {
        Assert.SkipUnless(LabWeb.Unavailable is null, LabWeb.Unavailable ?? "");
        var cancellationToken = TestContext.Current.CancellationToken;
        var domain = Table.Domains.Single(static one => one.Name == "hosted.test");
        await using var app = await web.StartOnPublicAddressesAsync(domain, cancellationToken);

        using var asked = await app.Client.PostAsJsonAsync("/api/v1/checks?wait=100", new { domain = domain.Name }, cancellationToken);
        var document = JsonNode.Parse(await asked.Content.ReadAsStringAsync(cancellationToken))!;

        var failing = from result in document["results"]!.AsArray()
                      where (string?)result!["verdict"] == "fail"
                      select (string)result["id"]!;
        Assert.Superset(new HashSet<string> { "STS219", "SMX109" }, failing.ToHashSet());
        Assert.All(document["mailServers"]!.AsArray(), static server => Assert.Equal("undetermined", (string?)server!["startTls"]));
    }

    private async Task<List<string>> FaultsAsync(LabDomain domain, CancellationToken cancellationToken)
    {
        await Places.WaitAsync(cancellationToken);
        try
        {
            var app = await web.AppForAsync(domain, cancellationToken);
            using var asked = await app.Client.PostAsJsonAsync(
                "/api/v1/checks?wait=100",
                new
                {
                    domain = domain.Name,
                    smtp = !domain.Options.Contains("--no-smtp"),
                    selectors = domain.Options.SkipWhile(static option => option is not "--selector").Skip(1).Take(1),
                },
                cancellationToken);
            if (asked.StatusCode is not HttpStatusCode.OK)
            {
                return [$"{domain.Name}: {(int)asked.StatusCode} {await asked.Content.ReadAsStringAsync(cancellationToken)}"];
            }

            var document = JsonNode.Parse(await asked.Content.ReadAsStringAsync(cancellationToken))!;
            var location = asked.Content.Headers.ContentLocation ?? asked.Headers.Location;
            var observation = await app.Client.GetStringAsync($"{location}/observation", cancellationToken);
            var replayed = JsonNode.Parse(await CommandLine.ReplayAsync(observation, cancellationToken))!;

            var faults = new List<string>();
            if (!JsonNode.DeepEquals(document, replayed))
            {
                faults.Add($"{domain.Name}: the command line says otherwise");
            }

            var (expected, said) = (Line(domain.Expect), Line(document));
            if (expected != said)
            {
                faults.Add($"{domain.Name}: expected {expected}, said {said}");
            }

            return faults;
        }
        finally
        {
            Places.Release();
        }
    }

    private static string Line(Expectation expect) =>
        $"{expect.Outcome}, MTA-STS {expect.MtaSts}, TLS-RPT {expect.TlsRpt}: {string.Join(' ', expect.Findings.Order())}";

    private static string Line(JsonNode document)
    {
        var failing = from result in document["results"]!.AsArray()
                      where (string?)result!["verdict"] == "fail"
                      select (string)result!["id"]!;
        return $"{document["outcome"]}, MTA-STS {document["mtaSts"]!["status"]}, "
            + $"TLS-RPT {document["tlsRpt"]!["status"]}: {string.Join(' ', failing.Order())}";
    }
}
