using System.Reflection;
using System.Text.RegularExpressions;
using Sealpost.Cluster.Tests.Running;

namespace Sealpost.Cluster.Tests;

/// <summary>The servers as <c>docs/cluster.md</c> sets them up: TLS, and users who may do no more than they need.</summary>
public sealed partial class LoginTests
{
    private const string Password = "secret";

    public static bool IsAvailable => ClusterFixture.Unavailable is null;

    [Fact(SkipUnless = nameof(IsAvailable), Skip = "takes nats-server, and root for port 25")]
    public async Task The_documented_permissions_suffice_and_hold()
    {
        await using var cluster = await NatsCluster.StartAsync(1, Configuration, TestContext.Current.CancellationToken);
        await using var scene = new Scene(cluster, 126, 30, 3, TimeSpan.Zero);
        var authority = Path.Combine(cluster.Folder, "ca.pem");
        string[] As(string user) => ["--nats", $"nats://{user}:{Password}@{cluster.First}", "--nats-ca", authority];

        var (status, _, error) = await Run.ToEndAsync(
            ["scan", "submit", scene.Names, "--job", "safe", "--shard", "10", "--work-limit", "8", "--result-limit", "8", .. As("admin")]);
        Assert.True(status == 0, error);

        await using (var worker = scene.WorkerAs(As("worker"), "--until-done"))
        {
            Assert.True(await worker.EndsAsync() == 0, worker.Error);
        }

        (status, _, error) = await Run.ToEndAsync(["scan", "collect", "safe", "--output", scene.Output, .. As("reader")]);
        Assert.True(status == 0, error);
        scene.HasEachNameOnce();
        (status, var text, error) = await Run.ToEndAsync(["scan", "status", .. As("reader")]);
        Assert.True(status == 0, error);
        Assert.Contains("safe  done  30 names in 3 shards", text, StringComparison.Ordinal);

        // Neither those who work nor those who read may end a job.
        foreach (var user in (string[])["worker", "reader"])
        {
            (status, _, error) = await Run.ToEndAsync(["scan", "cancel", "safe", "--remove", .. As(user)]);
            Assert.True(status == 2, $"{user} {status}: {error}");
        }

        (status, _, error) = await Run.ToEndAsync(["scan", "status", "--nats", $"tls://admin:wrong@{cluster.First}", "--nats-ca", authority]);
        Assert.Equal(2, status);
        Assert.DoesNotContain("wrong", error, StringComparison.Ordinal);
        (status, _, error) = await Run.ToEndAsync(["scan", "status", "--nats", $"tls://admin:{Password}@{cluster.First}"]);
        Assert.Equal(2, status);
        Assert.Contains("cannot be used", error, StringComparison.Ordinal);
    }

    [Theory(SkipUnless = nameof(IsAvailable), Skip = "takes nats-server, and root for port 25")]
    [InlineData("sealpost.results.*")]
    [InlineData("$KV.sealpost-claims.>")]
    public async Task A_worker_that_lacks_a_permission_says_so_and_ends(string subject)
    {
        await using var cluster = await NatsCluster.StartAsync(1, Without, TestContext.Current.CancellationToken);
        await using var scene = new Scene(cluster, 123, 3, 1, TimeSpan.Zero);
        string[] As(string user) =>
            ["--nats", $"nats://{user}:{Password}@{cluster.First}", "--nats-ca", Path.Combine(cluster.Folder, "ca.pem")];
        var (status, _, error) = await Run.ToEndAsync(
            ["scan", "submit", scene.Names, "--job", "mute", "--work-limit", "8", "--result-limit", "8", .. As("admin")]);
        Assert.True(status == 0, error);

        await using var worker = scene.WorkerAs(As("worker"));

        Assert.True(await worker.EndsAsync() == 2, worker.Error);
        Assert.Contains("The cluster does not permit it: ", worker.Error, StringComparison.Ordinal);
        Assert.Contains(subject[..subject.LastIndexOf('.')], worker.Error, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", worker.Error, StringComparison.Ordinal);

        string Without(string folder) => Configuration(folder)
            .Replace($"\"{subject}\"", "\"nothing\"", StringComparison.Ordinal);
    }

    [Fact(SkipUnless = nameof(IsAvailable), Skip = "takes nats-server, and root for port 25")]
    public async Task A_file_of_credentials_is_enough_to_log_in()
    {
        var trusted = new NatsOperator();
        await using var cluster = await NatsCluster.StartAsync(1, _ => trusted.Configuration, TestContext.Current.CancellationToken);
        await using var scene = new Scene(cluster, 124, 20, 2, TimeSpan.Zero);
        var file = Path.Combine(cluster.Folder, "user.creds");
        string[] login = ["--nats", $"nats://{cluster.First}", "--nats-creds", file];

        await File.WriteAllTextAsync(file, trusted.Credentials(), TestContext.Current.CancellationToken);
        await scene.IsScannedAsync(login);

        await File.WriteAllTextAsync(file, trusted.Credentials(isKnown: false), TestContext.Current.CancellationToken);
        await RefusedAsync(login);
        await RefusedAsync("--nats", $"nats://{cluster.First}");
        await File.WriteAllTextAsync(file, "no credentials\n", TestContext.Current.CancellationToken);
        await RefusedAsync(login);
    }

    [Fact(SkipUnless = nameof(IsAvailable), Skip = "takes nats-server, and root for port 25")]
    public async Task A_certificate_of_ours_is_shown_where_servers_verify_clients()
    {
        await using var cluster = await NatsCluster.StartAsync(
            1,
            static folder =>
            {
                TestCertificates.WriteTo(folder);
                return $"tls {{ cert_file: \"{folder}/server.pem\", key_file: \"{folder}/server.key\", "
                    + $"ca_file: \"{folder}/ca.pem\", verify: true }}";
            },
            TestContext.Current.CancellationToken);
        await using var scene = new Scene(cluster, 123, 20, 2, TimeSpan.Zero);
        string Of(string name) => Path.Combine(cluster.Folder, name);
        string[] login = ["--nats", $"tls://{cluster.First}", "--nats-ca", Of("ca.pem")];

        await scene.IsScannedAsync([.. login, "--nats-cert", Of("client.pem"), "--nats-key", Of("client.key")]);

        await RefusedAsync(login);
        await RefusedAsync([.. login, "--nats-cert", Of("client.pem"), "--nats-key", Of("server.key")]);
    }

    // A clear answer in one line, and no trace of the program's inside.
    private static async Task RefusedAsync(params string[] login)
    {
        var (status, text, error) = await Run.ToEndAsync(["scan", "status", .. login]);

        Assert.True(status == 2, $"{status}: {text}{error}");
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    // The example of the document with passwords and certificates of this test.
    private static string Configuration(string folder)
    {
        TestCertificates.WriteTo(folder);
        var root = typeof(LoginTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static entry => entry.Key == "RepositoryRoot").Value!;
        var example = Example().Match(File.ReadAllText(Path.Combine(root, "docs", "cluster.md"))).Groups[1].Value;
        Assert.NotEmpty(example);
        return $"tls {{ cert_file: \"{folder}/server.pem\", key_file: \"{folder}/server.key\" }}\n"
            + example.Replace("$2a$11$...", Password, StringComparison.Ordinal);
    }

    [GeneratedRegex("^(accounts \\{.*?^\\})$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
