using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sealpost.Testing;

namespace Sealpost.Cli.Tests.Lab;

/// <summary><c>generate</c> against the real servers of the lab.</summary>
public sealed class GenerateLabTests(LabChecks checks) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sealpost-generate-");

    [Theory]
    [InlineData("healthy.test", "enforce", 0, "mx.mail.test", "passes")]
    [InlineData("two-mx.test", "enforce", 0, "mx.mail.test mx2.mail.test", "passes passes")]
    [InlineData("no-starttls.test", "testing", 0, "no-starttls.mail.test", "fails")]
    [InlineData("no-starttls.test", "enforce", 1, "no-starttls.mail.test", "fails")]
    [InlineData("no-starttls-backup.test", "enforce", 1, "mx.mail.test no-starttls.mail.test", "passes fails")]
    [InlineData("mx-address.test", "enforce", 1, "mx.mail.test", "passes fails")]
    [InlineData("unreachable-backup.test", "enforce", 3, "mx.mail.test refused.mail.test", "passes undetermined")]
    [InlineData("implicit-mx.test", "testing", 0, "implicit-mx.test", "passes")]
    [InlineData("uncovered.test", "enforce", 0, "mx.mail.test", "passes")]
    [InlineData("bücher.test", "testing", 0, "mx.mail.test", "passes")]
    public async Task Writes_a_policy_for_the_mail_servers_there_are(
        string domain, string mode, int status, string patterns, string fares)
    {
        Need();

        var ran = await Cli.RunAsync(
            ["generate", "--format", "json", "--mode", mode, .. checks.OptionsFor(Ascii(domain)), domain]);

        Assert.Equal("", ran.Error);
        Assert.Equal(status, ran.Status);
        var document = JsonNode.Parse(ran.Out)!;
        Assert.Empty(Schema.Read(Cli.File("docs", "generate.schema.json")).Faults(JsonDocument.Parse(ran.Out).RootElement));
        Assert.Equal(patterns, Joined(document["policy"]!["mx"]!.AsArray(), static one => (string)one!));
        Assert.Equal(fares, Joined(document["mailServers"]!.AsArray(), static one => (string)one!["underEnforce"]!));
    }

    [Fact]
    public void The_schema_describes_every_member() => Assert.Empty(Schema.Read(Cli.File("docs", "generate.schema.json")).Undescribed());

    /// <summary>What is generated is what the lab publishes, so nothing changes and the id stays.</summary>
    [Fact]
    public async Task The_published_policy_stays_when_it_says_the_same()
    {
        Need();
        var check = JsonNode.Parse((await checks.ResultOf("two-mx.test")).Out)!;

        var ran = await Cli.RunAsync(
            ["generate", "--format", "json", "--diff", "--mode", "enforce", "--max-age", "28d", .. checks.OptionsFor("two-mx.test"), "two-mx.test"]);

        var document = JsonNode.Parse(ran.Out)!;
        Assert.True((bool)document["policyUnchanged"]!);
        Assert.Equal((string?)check["mtaSts"]!["id"], (string?)document["id"]);
        Assert.Empty(document["diff"]!.AsArray());
    }

    [Fact]
    public async Task A_difference_names_what_changes()
    {
        Need();

        var ran = await Cli.RunAsync(
            ["generate", "--diff", "--mode", "enforce", "--max-age", "28d", .. checks.OptionsFor("uncovered.test"), "uncovered.test"]);

        Assert.Equal(0, ran.Status);
        Assert.Contains("-mx: mx.other.test\n+mx: mx.mail.test\n", ran.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("_smtp._tls", ran.Out, StringComparison.Ordinal);
        Assert.Equal("", ran.Error);
    }

    [Fact]
    public async Task What_has_to_be_known_comes_beside_the_difference()
    {
        Need();

        var ran = await Cli.RunAsync(["generate", "--diff", .. checks.OptionsFor("dane-mismatch.test"), "dane-mismatch.test"]);

        Assert.Equal(0, ran.Status);
        Assert.StartsWith("--- ", ran.Out, StringComparison.Ordinal);
        Assert.Collection(
            ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            static line => Assert.StartsWith("sealpost: note: The policy that is published now is enforced", line, StringComparison.Ordinal),
            static line => Assert.StartsWith(
                "sealpost: note: Senders that know DANE refuse mx.dane-mismatch.test", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_SMTP_it_says_that_it_did_not_look()
    {
        Need();

        var ran = await Cli.RunAsync(
            ["generate", "--no-smtp", "--mode", "enforce", .. checks.OptionsFor("no-starttls.test"), "no-starttls.test"]);

        Assert.Equal(3, ran.Status);
        Assert.Contains("were not contacted, so it is not known which", ran.Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null-mx.test", 0, "takes no mail")]
    [InlineData("no-mail.test", 1, "neither mail servers nor an address")]
    [InlineData("unregistered.test", 1, "does not exist")]
    [InlineData("mx-servfail.test", 3, "name servers fail")]
    public async Task There_may_be_nothing_to_publish(string domain, int status, string because)
    {
        Need();

        var ran = await Cli.RunAsync(["generate", .. checks.OptionsFor(domain), domain]);

        Assert.Equal((status, ""), (ran.Status, ran.Out));
        Assert.Contains(because, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zone_lines_can_be_read_by_a_name_server()
    {
        Need();

        var ran = await Cli.RunAsync(
            ["generate", "--format", "zone", "--rua", "mailto:a@example.com", .. checks.OptionsFor("healthy.test"), "healthy.test"]);

        Assert.Contains("_smtp._tls.healthy.test. 3600 IN TXT \"v=TLSRPTv1; rua=mailto:a@example.com;\"\n", ran.Out, StringComparison.Ordinal);
        Assert.All(ran.Out.TrimEnd('\n').Split('\n'), static line => Assert.Matches("^(;|_)", line));
    }

    [Fact]
    public async Task Nothing_is_overwritten()
    {
        Need();
        string[] arguments =
            ["generate", "--hosting", "static", "--output", _folder.FullName, .. checks.OptionsFor("healthy.test"), "healthy.test"];

        var first = await Cli.RunAsync(arguments);
        var second = await Cli.RunAsync(arguments);

        Assert.Equal(0, first.Status);
        Assert.Equal((2, ""), (second.Status, second.Out));
        Assert.Contains("is there already, and nothing is overwritten", second.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFiles("*.part", SearchOption.AllDirectories));
    }

    /// <summary>nginx, with the generated file, answers as a strict sender wants it.</summary>
    [Fact]
    public async Task Nginx_serves_the_policy()
    {
        Need();
        var ran = await Cli.RunAsync(
            ["generate", "--hosting", "nginx", "--output", _folder.FullName, .. checks.OptionsFor("healthy.test"), "healthy.test"]);
        Assert.Equal(0, ran.Status);
        var policy = await File.ReadAllTextAsync(
            Path.Combine(_folder.FullName, "mta-sts.healthy.test", ".well-known", "mta-sts.txt"), TestContext.Current.CancellationToken);
        await NginxAsync(Configuration());
        try
        {
            using var client = Client();
            using var answer = await client.GetAsync(
                new Uri("https://mta-sts.healthy.test/.well-known/mta-sts.txt"), TestContext.Current.CancellationToken);
            using var other = await client.GetAsync(
                new Uri("https://mta-sts.healthy.test/"), TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
            Assert.Equal(policy, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        }
        finally
        {
            await NginxAsync(Path.Combine(_folder.FullName, "nginx.conf"), "-s", "stop");
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static void Need() => Assert.SkipUnless(LabChecks.Unavailable is null, LabChecks.Unavailable ?? "");

    private static string Ascii(string domain) => domain == "bücher.test" ? "xn--bcher-kva.test" : domain;

    private static string Joined(JsonArray items, Func<JsonNode?, string> text) => string.Join(' ', items.Select(text));

    // The generated file as it is but for address, certificate and folder, which are the machine's.
    private string Configuration()
    {
        var folder = _folder.FullName;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(folder, "fullchain.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "privkey.pem"), key.ExportPkcs8PrivateKeyPem());
        var generated = File.ReadAllText(Path.Combine(folder, "mta-sts.healthy.test.nginx.conf"))
            .Replace("/etc/letsencrypt/live/mta-sts.healthy.test", folder, StringComparison.Ordinal)
            .Replace("/var/www", folder, StringComparison.Ordinal)
            .Replace("listen 443", "listen 127.0.77.1:443", StringComparison.Ordinal)
            .Replace("listen [::]:443 ssl;", "", StringComparison.Ordinal);
        var configuration = Path.Combine(folder, "nginx.conf");
        File.WriteAllText(
            configuration,
            $"user root;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\nevents {{ }}\nhttp {{\naccess_log off;\n{generated}}}\n");
        return configuration;
    }

    // It listens when the process that started it has ended.
    private async Task NginxAsync(string configuration, params string[] arguments)
    {
        using var nginx = Process.Start(new ProcessStartInfo("nginx", ["-c", configuration, "-p", _folder.FullName, .. arguments]))!;
        await nginx.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, nginx.ExitCode);
    }

    private static HttpClient Client() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
#pragma warning disable CA5359 // What nginx serves is the question here, and its certificate is made on the spot.
        SslOptions = { RemoteCertificateValidationCallback = static (_, _, _, _) => true },
#pragma warning restore CA5359
        ConnectCallback = static async (_, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Parse("127.0.77.1"), 443, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    });
}
