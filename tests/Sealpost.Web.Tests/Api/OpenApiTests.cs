using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sealpost.Testing;
using Sealpost.Web.Checking;

namespace Sealpost.Web.Tests.Api;

/// <summary>The description of the interface against the program.</summary>
public sealed class OpenApiTests
{
    private const string Root = "/api/v1";

    // Silence keeps a check open; a name that does not exist ends it at once.
    private static readonly SmallInternet Net = new() { Zone = "slow.example MX !SILENT" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Describes_every_route_and_no_other()
    {
        await using var app = await StartAsync();
        var document = await DocumentAsync(app);
        var described = from path in document["paths"]!.AsObject()
                        from operation in path.Value!.AsObject()
                        select $"{operation.Key.ToUpperInvariant()} {Root}{path.Key}";
        var there = from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                    let path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
                    where path.StartsWith(Root, StringComparison.Ordinal) && !path.Contains('*')
                    from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                    select $"{method} {path}";

        Assert.Equal(there.Order(), described.Order());
        Assert.StartsWith("3.1", (string)document["openapi"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_examples_are_what_its_schemas_say()
    {
        await using var app = await StartAsync();
        var document = await DocumentAsync(app);
        var faults = new List<string>();
        var count = 0;
        foreach (var content in Contents(document))
        {
            var examples = content["examples"] is JsonObject several
                ? several.Select(static one => one.Value!["value"])
                : [content["example"]];
            foreach (var example in examples)
            {
                count++;
                faults.AddRange(Faults(document, content["schema"]!, example));
            }
        }

        Assert.Empty(faults);
        Assert.True(count > 30, $"{count} examples");
    }

    [Fact]
    public async Task Every_answer_that_is_described_comes_and_is_as_described()
    {
        await using var app = await StartAsync();
        await using var strict = await WebApp.StartAsync(Net, with: static options => options.RequestsPerMinute = 1);
        var document = await DocumentAsync(app);
        var seen = new List<string>();
        var faults = new List<string>();

        var quick = await AskAsync(app.Client, "quick.example", "?wait=30");
        var finished = quick.Content.Headers.ContentLocation!.ToString();
        var slow = (await AskAsync(app.Client, "slow.example")).Headers.Location!.ToString();
        await HoldAsync("askForCheck", quick);
        await HoldAsync("askForCheck", await AskAsync(app.Client, "slow.example"));
        await HoldAsync("askForCheck", await PostAsync("/checks", "{}"));
        await HoldAsync("askForCheck", await PostAsync("/checks", $$"""{"domain":"{{new string('a', 600_000)}}"}"""));
        await HoldAsync("askForCheck", await PostAsync("/checks", "{}", "text/plain"));
        using var greedy = app.ClientFrom(IPAddress.Parse("127.3.3.3"));
        HttpResponseMessage last;
        var number = 0;
        do
        {
            last = await AskAsync(greedy, $"d{number++}.example");
        }
        while (last.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted && number < 100);
        await HoldAsync("askForCheck", last);

        await HoldAsync("getCheck", await GetAsync(finished));
        await HoldAsync("getCheck", await GetAsync(finished, accept: "text/markdown"));
        await HoldAsync("getCheck", await GetAsync(finished, accept: "text/event-stream"));
        await HoldAsync("getCheck", await GetAsync($"{finished}?judged=today"));
        await HoldAsync("getCheck", await GetAsync(finished, tag: "*"));
        await HoldAsync("getCheck", await GetAsync(slow));
        await HoldAsync("getCheck", await GetAsync($"{finished}?judged=tomorrow"));
        await HoldAsync("getCheck", await GetAsync($"{Root}/checks/{new string('0', 32)}"));
        await HoldAsync("getCheck", await GetAsync(finished, accept: "image/png"));
        await HoldAsync("getCheck", await StrictAsync($"{Root}/checks/{new string('0', 32)}"));
        await HoldAsync("getObservation", await GetAsync($"{finished}/observation"));
        await HoldAsync("getObservation", await GetAsync($"{finished}/observation", tag: "*"));
        await HoldAsync("getObservation", await GetAsync($"{Root}/checks/{new string('0', 32)}/observation"));
        await HoldAsync("getObservation", await StrictAsync($"{Root}/checks/{new string('0', 32)}/observation"));
        await HoldAsync("listChecks", await GetAsync($"{Root}/domains/quick.example/checks?limit=1"));
        await HoldAsync("listChecks", await GetAsync($"{Root}/domains/quick.example/checks?limit=0"));
        await HoldAsync("listChecks", await StrictAsync($"{Root}/domains/quick.example/checks"));
        await HoldAsync("lint", await PostAsync("/lint", """{"kind":"policy","input":"version: STSv1\n"}"""));
        await HoldAsync("lint", await PostAsync("/lint", "[]"));
        await HoldAsync("lint", await PostAsync("/lint", $$"""{"kind":"{{new string('a', 600_000)}}"}"""));
        await HoldAsync("lint", await PostAsync("/lint", "{}", "text/plain"));
        await HoldAsync("lint", await StrictAsync($"{Root}/lint"));
        await HoldAsync("getCatalog", await GetAsync($"{Root}/catalog"));
        await HoldAsync("getCatalog", await GetAsync($"{Root}/catalog", tag: "*"));
        await HoldAsync("getCatalog", await StrictAsync($"{Root}/catalog"));
        await app.Services.GetRequiredService<CheckDesk>().StopAsync(new(canceled: true));
        await HoldAsync("askForCheck", await AskAsync(app.Client, "late.example"));

        Assert.Empty(faults);
        var described = from operation in Operations(document)
                        from response in operation["responses"]!.AsObject()
                        select $"{operation["operationId"]} {response.Key}";
        Assert.Equal(described.Order(), seen.Distinct().Order());

        async Task HoldAsync(string operation, HttpResponseMessage answer)
        {
            using (answer)
            {
                seen.Add($"{operation} {(int)answer.StatusCode}");
                var text = await answer.Content.ReadAsStringAsync(Cancel);
                faults.AddRange(
                    from fault in Faults(document, operation, answer, text)
                    select $"{operation} {(int)answer.StatusCode}: {fault}: {text[..Math.Min(text.Length, 300)]}");
            }
        }

        async Task<HttpResponseMessage> PostAsync(string path, string body, string type = "application/json")
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Root + path, UriKind.Relative))
            {
                Content = new StringContent(body, Encoding.UTF8, type),
            };

            // What is refused by its length is not sent.
            request.Headers.ExpectContinue = true;
            return await app.Client.SendAsync(request, Cancel);
        }

        async Task<HttpResponseMessage> GetAsync(string path, string? accept = null, string? tag = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            request.Headers.TryAddWithoutValidation("Accept", accept);
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            return await app.Client.SendAsync(request, Cancel);
        }

        async Task<HttpResponseMessage> StrictAsync(string path)
        {
            using var first = await strict.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
            return await strict.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        }
    }

    private static Task<WebApp> StartAsync() => WebApp.StartAsync(
        Net, with: static options => (options.ChecksPerClient, options.StopTimeout) = (20, TimeSpan.FromMilliseconds(1)));

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, string domain, string query = "") =>
        client.PostAsJsonAsync($"{Root}/checks{query}", new { domain }, Cancel);

    private static async Task<JsonNode> DocumentAsync(WebApp app) =>
        JsonNode.Parse(await app.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), Cancel))!;

    private static IEnumerable<JsonNode> Operations(JsonNode document) =>
        from path in document["paths"]!.AsObject() from operation in path.Value!.AsObject() select operation.Value!;

    // Every media type of a request or an answer.
    private static IEnumerable<JsonNode> Contents(JsonNode document) =>
        from operation in Operations(document)
        from holder in (JsonNode?[])
            [operation["requestBody"], .. operation["responses"]!.AsObject().Select(static one => one.Value)]
        where holder?["content"] is not null
        from content in holder["content"]!.AsObject()
        select content.Value!;

    private static IEnumerable<string> Faults(
        JsonNode document, string operation, HttpResponseMessage answer, string text)
    {
        var responses = Operations(document).Single(one => (string?)one["operationId"] == operation)["responses"]!;
        if (responses[$"{(int)answer.StatusCode}"] is not { } response)
        {
            return ["is not described"];
        }

        var missing = from header in response["headers"]?.AsObject() ?? []
                      where !answer.Headers.NonValidated.Contains(header.Key)
                        && !answer.Content.Headers.NonValidated.Contains(header.Key)
                        && header.Key != "ETag"
                      select $"has no {header.Key}";
        var type = answer.Content.Headers.ContentType?.MediaType;
        if (response["content"] is not JsonObject contents)
        {
            return text.Length > 0 ? [.. missing, "has a body"] : missing;
        }

        if (type is null || contents[type] is not { } content)
        {
            return [.. missing, $"comes as {type}"];
        }

        return type.EndsWith("json", StringComparison.Ordinal)
            ? [.. missing, .. Faults(document, content["schema"]!, JsonNode.Parse(text))]
            : missing;
    }

    private static List<string> Faults(JsonNode document, JsonNode schema, JsonNode? value)
    {
        var (root, start) = (Element(document), Element(schema));
        return start.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String
            && type.GetString() is "object" && start.TryGetProperty("additionalProperties", out _)
            && !start.TryGetProperty("properties", out _)
                ? []
                : [.. new Schema(root, start).Faults(Element(value))];
    }

    private static JsonElement Element(JsonNode? node) => JsonSerializer.SerializeToElement(node);
}
