using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Sealpost.Testing;
using Sealpost.Web.Hosting;

namespace Sealpost.Web.Tests.Hosting;

/// <summary>What strangers must not be able to do, asked of the whole program over HTTP.</summary>
public sealed class SafetyTests
{
    private static readonly SmallInternet Net = new() { Zone = "slow.example MX !SILENT" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/checks/STS203")]
    [InlineData("/api/v1/catalog")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/nothing")]
    [InlineData("/healthz/live")]
    [InlineData("/openapi/v1.json")]
    public async Task Every_answer_tells_browsers_what_not_to_do(string path)
    {
        await using var app = await WebApp.StartAsync(Net);
        using var answer = await app.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);

        Assert.Equal(SecurityHeaders.ContentPolicy, Header(answer, "Content-Security-Policy"));
        Assert.DoesNotContain("unsafe", SecurityHeaders.ContentPolicy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(answer, "Referrer-Policy"));
        Assert.Equal(SecurityHeaders.Permissions, Header(answer, "Permissions-Policy"));
        Assert.Null(Header(answer, "Strict-Transport-Security"));
        Assert.Null(Header(answer, "Server"));
    }

    [Theory]
    [InlineData("127.0.0.1", "https", true)]
    [InlineData("127.0.0.9", "https", false)]
    [InlineData("127.0.0.1", "http", false)]
    public async Task Strict_transport_is_told_where_a_trusted_proxy_says_https(string from, string scheme, bool isTold)
    {
        await using var app = await WebApp.StartAsync(
            Net, with: static options => options.TrustedProxies = [IPNetwork.Parse("127.0.0.1/32")]);
        using var client = app.ClientFrom(IPAddress.Parse(from));
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);

        using var answer = await client.GetAsync(new Uri("/", UriKind.Relative), Cancel);

        Assert.Equal(isTold, answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.0.0.9", true)]
    public async Task Only_a_trusted_proxy_speaks_for_others(string from, bool shareOneLimit)
    {
        await using var app = await WebApp.StartAsync(Net, with: static options =>
            (options.TrustedProxies, options.ChecksPerClient) = ([IPNetwork.Parse("127.0.0.1/32")], 1));
        using var client = app.ClientFrom(IPAddress.Parse(from));

        var first = await AskAsync(client, "one.example", "198.51.100.1");
        var second = await AskAsync(client, "two.example", "198.51.100.2");

        Assert.NotEqual(HttpStatusCode.TooManyRequests, first);
        Assert.Equal(shareOneLimit, second is HttpStatusCode.TooManyRequests);

        static async Task<HttpStatusCode> AskAsync(HttpClient client, string domain, string forwarded)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/checks")
            {
                Content = JsonContent.Create(new { domain }),
            };
            request.Headers.Add("X-Forwarded-For", forwarded);
            using var answer = await client.SendAsync(request, Cancel);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_client_and_a_domain_have_limits_and_are_told_when_to_come_back()
    {
        await using var app = await WebApp.StartAsync(Net, with: static options =>
            (options.ChecksPerClient, options.ChecksPerDomain, options.ReuseWithin) = (3, 2, TimeSpan.Zero));
        using var other = app.ClientFrom(IPAddress.Parse("127.0.0.9"));

        for (var time = 0; time < 2; time++)
        {
            using var fine = await AskAsync(app.Client, "often.example");
            Assert.Equal(HttpStatusCode.OK, fine.StatusCode);
        }

        await RefusedAsync(await AskAsync(other, "often.example"), "domain-limit");
        using var third = await AskAsync(app.Client, "other.example");
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
        await RefusedAsync(await AskAsync(app.Client, "another.example"), "client-limit");
        using var elsewhere = await AskAsync(other, "another.example");
        Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);

        static async Task RefusedAsync(HttpResponseMessage answer, string kind)
        {
            using (answer)
            {
                var problem = await answer.Content.ReadFromJsonAsync<JsonNode>(Cancel);
                Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
                Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 300);
                Assert.Equal($"urn:sealpost:problem:{kind}", (string?)problem!["type"]);
            }
        }
    }

    [Fact]
    public async Task Who_asks_for_a_domain_that_is_being_checked_or_was_a_moment_ago_gets_that_check()
    {
        await using var app = await WebApp.StartAsync(
            Net, with: static options => options.StopTimeout = TimeSpan.FromMilliseconds(1));
        using var other = app.ClientFrom(IPAddress.Parse("127.0.0.9"));

        using var open = await AskAsync(app.Client, "slow.example", wait: 0);
        using var joined = await AskAsync(other, "SLOW.example.", wait: 0);
        using var done = await AskAsync(app.Client, "quick.example");
        using var reused = await AskAsync(other, "quick.example");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (open.StatusCode, joined.StatusCode));
        Assert.Equal(open.Headers.Location, joined.Headers.Location);
        Assert.Equal(done.Content.Headers.ContentLocation, reused.Content.Headers.ContentLocation);
        Assert.Matches("^/api/v1/checks/[0-9a-f]{32}$", open.Headers.Location!.ToString());
        Assert.NotEqual(open.Headers.Location!.ToString(), done.Content.Headers.ContentLocation!.ToString());
    }

    [Fact]
    public async Task Other_hosts_are_refused_where_the_server_has_a_name()
    {
        await using var app = await WebApp.StartAsync(
            Net, with: static options => options.PublicUrl = new("https://check.example.com"));

        Assert.Equal(HttpStatusCode.MisdirectedRequest, await StatusAsync("/", "evil.example"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/", "check.example.com"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/healthz/live", "evil.example"));

        async Task<HttpStatusCode> StatusAsync(string path, string host)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = host;
            using var answer = await app.Client.SendAsync(request, Cancel);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_form_from_elsewhere_begins_no_check()
    {
        await using var app = await WebApp.StartAsync(Net);
        using var form = new FormUrlEncodedContent([new("domain", "quick.example")]);
        using var answer = await app.Client.PostAsync(new Uri("/check", UriKind.Relative), form, Cancel);

        var list = await app.Client.GetFromJsonAsync<JsonNode>("/api/v1/domains/quick.example/checks", Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(list!["checks"]!.AsArray());
    }

    [Theory]
    [InlineData("{}", "domain")]
    [InlineData("""{"domain":7}""", "domain")]
    [InlineData("""{"domain":"a..b"}""", "domain")]
    [InlineData("""{"domain":"\ud800"}""", "domain")]
    [InlineData("""{"domain":"example.com","smtp":"yes"}""", "smtp")]
    [InlineData("""{"domain":"example.com","smpt":false}""", "smpt")]
    [InlineData("""{"domain":"example.com","selectors":"a"}""", "selectors")]
    [InlineData("""{"domain":"example.com","selectors":[7]}""", "selectors")]
    [InlineData("""{"domain":"example.com","selectors":["a b"]}""", "selectors")]
    [InlineData("""{"domain":"example.com","selectors":["1","2","3","4","5","6","7","8","9"]}""", "selectors")]
    [InlineData("[]", "body")]
    [InlineData("{", "body")]
    public async Task A_fault_in_a_request_names_the_field(string body, string field)
    {
        await using var app = await WebApp.StartAsync(Net);
        using var content = new StringContent(body, null, "application/json");
        using var answer = await app.Client.PostAsync(new Uri("/api/v1/checks", UriKind.Relative), content, Cancel);

        var problem = await answer.Content.ReadFromJsonAsync<JsonNode>(Cancel);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(400, (int)problem!["status"]!);
        Assert.Equal([field], problem["errors"]!.AsObject().Select(static member => member.Key));
    }

    [Fact]
    public async Task A_badge_starts_no_check()
    {
        await using var app = await WebApp.StartAsync(Net);
        var badge = await app.Client.GetStringAsync(new Uri("/badge/badge.example.svg", UriKind.Relative), Cancel);

        Assert.Contains("not checked yet", badge, StringComparison.Ordinal);
        Assert.DoesNotContain(Net.Asked, static question => question.Contains("badge.example", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, HttpStatusCode.OK)]
    [InlineData(false, HttpStatusCode.NotFound)]
    public async Task Figures_are_shown_where_that_was_said(bool isOn, HttpStatusCode status)
    {
        await using var app = await WebApp.StartAsync(Net, with: options => options.Metrics = isOn);
        using var answer = await app.Client.GetAsync(new Uri("/metrics", UriKind.Relative), Cancel);

        Assert.Equal(status, answer.StatusCode);
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, string domain, int wait = 30) => client.PostAsJsonAsync(
        string.Create(CultureInfo.InvariantCulture, $"/api/v1/checks?wait={wait}"), new { domain }, Cancel);
}
