using System.Net;
using System.Net.Http.Json;

namespace Sealpost.Web.Tests.Running;

/// <summary>The built program: what it says when it starts, what it keeps to itself, and how it ends.</summary>
public sealed class StartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sealpost-start-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder.FullName, "sealpost.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("--retention-days", "0")]
    [InlineData("--timeout", "never")]
    [InlineData("--at-once", "-1")]
    [InlineData("--checks-per-client", "many")]
    [InlineData("--checks-per-domain", "1.5")]
    [InlineData("--reuse-seconds", "3601")]
    [InlineData("--requests-per-minute", "x")]
    [InlineData("--trusted-proxy", "10")]
    [InlineData("--assume-public", "127")]
    [InlineData("--public-url", "check.example.com")]
    [InlineData("--resolver", "dns.example")]
    [InlineData("--ca-file", "/nonexistent.pem")]
    [InlineData("--ehlo", "a..b")]
    [InlineData("--log", "xml")]
    [InlineData("--stop-timeout", "0")]
    [InlineData("--metrics", "maybe")]
    [InlineData("--allow-private", "maybe")]
    [InlineData("--urls", "localhost:8080")]
    [InlineData("--config", "/nonexistent.json")]
    [InlineData("--database", "/nonexistent/folder/file.db")]
    public async Task A_setting_that_cannot_be_is_named(string option, string value)
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(
            () => WebProcess.StartAsync(["--database", File, option, value], Cancel));

        Assert.Contains("ended with 2", fault.Message, StringComparison.Ordinal);
        Assert.Contains(option, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--allow-private")]
    [InlineData("--assume-public=127.0.0.0/8")]
    public async Task What_is_for_laboratories_is_said_loudly(string option)
    {
        await using var app = await WebProcess.StartAsync(["--database", File, option], Cancel);

        Assert.Contains($"WARNING: {option.Split('=')[0]} is on", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_well_when_asked_to_and_its_log_names_nobody()
    {
        await using var app = await WebProcess.StartAsync(
            ["--database", File, "--resolver", "127.0.0.99:9", "--stop-timeout", "1"], Cancel);
        using var visitor = app.ClientFrom(IPAddress.Parse("127.9.8.7"));
        using var asked = await visitor.PostAsJsonAsync("/api/v1/checks", new { domain = "very-private.example" }, Cancel);
        using var missing = await visitor.GetAsync(new Uri("/domain/very-private.example", UriKind.Relative), Cancel);
        using var broken = await visitor.PostAsync(new Uri("/check", UriKind.Relative), null, Cancel);
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);

        Assert.Equal(0, await app.StopAsync());

        Assert.DoesNotContain("very-private", app.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("127.9.8.7", app.Output, StringComparison.Ordinal);
    }
}
