using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Sealpost.Lab.Table;
using Sealpost.Web.Tests.Storage;

namespace Sealpost.Web.Tests.Lab;

/// <summary>Many at once: everybody gets an answer, a place in the queue or an honest refusal, and nothing else.</summary>
public sealed class LoadTests(LabWeb web, PostgreSqlServer server)
{
    private const int Clients = 200;
    private const int Domains = 500;
    private const int WishesPerClient = 5;
    private const long MostMemory = 700L * 1024 * 1024;

    private static readonly LabDomain Ordinary = LabTable.Load().Domains.First(static domain => domain.Name == "hosted.test");

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Two_hundred_clients_and_five_hundred_domains(Engine engine)
    {
        Assert.SkipUnless(LabWeb.Unavailable is null, LabWeb.Unavailable ?? "");
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(engine, server);
        await using var app = await web.StartAsync(Ordinary, database.Text, cancellationToken);
        var answers = new ConcurrentBag<string>();
        var checkedDomains = new ConcurrentDictionary<string, bool>();

        await Task.WhenAll(from client in Enumerable.Range(0, Clients) select AskAsync(client));

        // 1,000 wishes for 500 domains: whatever the order, each client's five wishes are different domains.
        Assert.Equal(Clients * WishesPerClient, answers.Count);
        Assert.All(answers, static answer => Assert.True(answer is "finished" or "refused", answer));
        Assert.Equal(Domains, checkedDomains.Count);
        Assert.InRange(app.PeakMemory, 1, MostMemory);

        async Task AskAsync(int number)
        {
            using var client = app.ClientFrom(IPAddress.Parse($"127.7.{number / 250}.{(number % 250) + 1}"));
            for (var wish = 0; wish < WishesPerClient; wish++)
            {
                var domain = $"d{((number * WishesPerClient) + wish) % Domains}.hosted.test";
                var answer = await AnswerAsync(client, domain, cancellationToken);
                answers.Add(answer);
                if (answer is "finished")
                {
                    checkedDomains[domain] = true;
                }
            }
        }
    }

    // "finished", "refused" or whatever ought not to be.
    private static async Task<string> AnswerAsync(HttpClient client, string domain, CancellationToken cancellationToken)
    {
        using var asked = await client.PostAsJsonAsync("/api/v1/checks", new { domain }, cancellationToken);
        switch (asked.StatusCode)
        {
            case HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable:
                return asked.Headers.RetryAfter is null ? "refused without a time to come back" : "refused";
            case HttpStatusCode.OK or HttpStatusCode.Accepted:
                break;
            default:
                return $"{(int)asked.StatusCode} {await asked.Content.ReadAsStringAsync(cancellationToken)}";
        }

        var location = asked.Headers.Location ?? asked.Content.Headers.ContentLocation;
        while (true)
        {
            var text = await client.GetStringAsync(location, cancellationToken);
            var node = JsonNode.Parse(text)!;
            if (node["outcome"] is not null)
            {
                return (string?)node["domain"] == domain ? "finished" : $"the answer for {domain} is for another";
            }

            if ((string?)node["state"] is not ("queued" or "running"))
            {
                return text;
            }

            await Task.Delay(100, cancellationToken);
        }
    }
}
