using System.Reflection;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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

    // The example of the document with passwords and certificates of this test.
    private static string Configuration(string folder)
    {
        WriteCertificates(folder);
        var root = typeof(LoginTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static entry => entry.Key == "RepositoryRoot").Value!;
        var example = Example().Match(File.ReadAllText(Path.Combine(root, "docs", "cluster.md"))).Groups[1].Value;
        Assert.NotEmpty(example);
        return $"tls {{ cert_file: \"{folder}/server.pem\", key_file: \"{folder}/server.key\" }}\n"
            + example.Replace("$2a$11$...", Password, StringComparison.Ordinal);
    }

    private static void WriteCertificates(string folder)
    {
        var now = DateTimeOffset.UtcNow;
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=Test CA", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = authorityRequest.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var server = request.Create(authority, now.AddDays(-1), now.AddDays(1), [1]);
        File.WriteAllText(Path.Combine(folder, "ca.pem"), authority.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "server.pem"), server.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "server.key"), key.ExportPkcs8PrivateKeyPem());
    }

    [GeneratedRegex("^(accounts \\{.*?^\\})$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
