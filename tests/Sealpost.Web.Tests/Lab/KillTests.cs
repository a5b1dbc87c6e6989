using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Sealpost.Lab.Table;
using Sealpost.Web.Checking;
using Sealpost.Web.Storage;
using Sealpost.Web.Tests.Running;
using Sealpost.Web.Tests.Storage;

namespace Sealpost.Web.Tests.Lab;

/// <summary><c>kill -9</c> in the middle of its work, and then the next start on the same database.</summary>
public sealed class KillTests(LabWeb web, PostgreSqlServer server)
{
    private const int Domains = 60;

    private static readonly LabDomain Ordinary = LabTable.Load().Domains.First(static domain => domain.Name == "hosted.test");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task No_finished_check_is_lost_and_none_runs_for_ever(Engine engine)
    {
        Assert.SkipUnless(LabWeb.Unavailable is null, LabWeb.Unavailable ?? "");
        await using var database = await TestDatabase.CreateAsync(engine, server);
        var asked = new ConcurrentBag<string>();
        var finished = new ConcurrentDictionary<string, string>();
        await using (var app = await web.StartAsync(Ordinary, database.Text, Cancel, "--at-once", "4"))
        {
            var asking = Task.WhenAll(from number in Enumerable.Range(0, Domains) select AskAsync(app, number));
            while (finished.Count < Domains / 4)
            {
                await Task.Delay(10, Cancel);
            }

            await app.KillAsync();
            await asking;
        }

        Assert.True(finished.Count < asked.Count, "all checks were over before the end");
        await using var again = await web.StartAsync(Ordinary, database.Text, Cancel);
        foreach (var (location, document) in finished)
        {
            Assert.Equal(document, await again.Client.GetStringAsync(location, Cancel));
        }

        await Task.Delay(CheckStore.Lease + Upkeep.Beat + TimeSpan.FromSeconds(2), Cancel);
        foreach (var location in asked)
        {
            var node = JsonNode.Parse(await again.Client.GetStringAsync(location, Cancel))!;
            Assert.True(node["outcome"] is not null || (string?)node["state"] is "interrupted", node.ToJsonString());
        }

        async Task AskAsync(WebProcess app, int number)
        {
            try
            {
                using var client = app.ClientFrom(IPAddress.Parse($"127.8.0.{number + 1}"));
                using var answer = await client.PostAsJsonAsync(
                    "/api/v1/checks", new { domain = $"k{number}.hosted.test" }, Cancel);
                var location = answer.Headers.Location!.ToString();
                asked.Add(location);
                while (true)
                {
                    var text = await client.GetStringAsync(location, Cancel);
                    if (JsonNode.Parse(text)!["outcome"] is not null)
                    {
                        finished[location] = text;
                        return;
                    }

                    await Task.Delay(50, Cancel);
                }
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException)
            {
                // The server is gone.
            }
        }
    }
}
