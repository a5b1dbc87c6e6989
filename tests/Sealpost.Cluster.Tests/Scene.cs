using System.IO.Compression;
using System.Text.Json;
using Sealpost.Cli.Cluster;
using Sealpost.Cli.Cluster.Status;
using Sealpost.Cli.Cluster.Working;
using Sealpost.Cluster.Tests.Running;

namespace Sealpost.Cluster.Tests;

/// <summary>A list of domains with mail servers, and the commands that scan them on a cluster.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sealpost-scene-");
    private readonly NatsCluster _cluster;
    private readonly SmallZone _zone;
    private readonly Scene? _sharing;
    private readonly int _names;
    private ClusterConnection? _watch;

    /// <param name="cluster">The cluster.</param>
    /// <param name="network">
    /// The third octet of the mail servers' addresses: what one scene sees of a server, the cluster knows in the next.
    /// </param>
    /// <param name="names">How many domains.</param>
    /// <param name="servers">How many mail servers they share.</param>
    /// <param name="pause">How long a mail server takes to greet.</param>
    /// <param name="sharing">Another scene whose mail servers these are; null for own ones.</param>
    public Scene(NatsCluster cluster, byte network, int names, int servers, TimeSpan pause, Scene? sharing = null)
    {
        (_cluster, _names, _sharing) = (cluster, names, sharing);
        _zone = new(network, servers);
        Mail = sharing?.Mail ?? new(network, servers, pause);
        File.WriteAllLines(Names, Enumerable.Range(0, names).Select(static number => $"d{number}.cluster.test"));
    }

    /// <summary>The mail servers.</summary>
    public MailServers Mail { get; }

    /// <summary>The file of the domains.</summary>
    public string Names => Path.Combine(_folder.FullName, "names.txt");

    /// <summary>How the name of the output ends.</summary>
    public string Suffix { get; init; } = ".jsonl";

    /// <summary>Where results are collected.</summary>
    public string Output => Path.Combine(_folder.FullName, "results" + Suffix);

    public Task<(int Status, string Out, string Error)> SubmitAsync(string job, params string[] options) =>
        Run.ToEndAsync(
            ["scan", "submit", Names, "--nats", _cluster.Url, "--job", job, "--work-limit", "64", "--result-limit", "64", .. options]);

    public Run Submit(string job, params string[] options) =>
        Run.Start(["scan", "submit", Names, "--nats", _cluster.Url, "--job", job, "--work-limit", "64", "--result-limit", "64", .. options]);

    public Run Worker(params string[] options) => WorkerAs(["--nats", _cluster.Url], options);

    public Run WorkerAs(string[] login, params string[] options) => Run.Start(
        [
            "scan", "worker", .. login, "--resolver", _zone.Address, "--assume-public", "127.0.0.0/8",
            "--ehlo", "scan.test", .. options,
        ]);

    public Run Collect(string job, params string[] options) =>
        Run.Start(["scan", "collect", job, "--nats", _cluster.Url, "--output", Output, .. options]);

    /// <summary>Submits, works and collects under a login of its own; every name has its result.</summary>
    public async Task IsScannedAsync(params string[] login)
    {
        var (status, _, error) = await Run.ToEndAsync(
            ["scan", "submit", Names, "--job", "all", "--shard", "10", "--work-limit", "8", "--result-limit", "8", .. login]);
        Assert.True(status == 0, error);
        await using (var worker = WorkerAs(login, "--until-done"))
        {
            Assert.True(await worker.EndsAsync() == 0, worker.Error);
        }

        (status, _, error) = await Run.ToEndAsync(["scan", "collect", "all", "--output", Output, .. login]);
        Assert.True(status == 0, error);
        HasEachNameOnce();
    }

    /// <summary>How far a job is; null where there is none, if that may be.</summary>
    public async Task<JsonElement?> StatusAsync(string job, bool mayBeMissing = false)
    {
        var stop = TestContext.Current.CancellationToken;
        _watch ??= await OpenAsync(stop);
        try
        {
            var status = await ClusterStatus.OfAsync(_watch, await Buckets.OpenAsync(_watch, null, stop), job, stop);
            return JsonDocument.Parse(status.ToJson()).RootElement.GetProperty("jobs")[0];
        }
        catch (ClusterException) when (mayBeMissing)
        {
            return null;
        }
    }

    /// <summary>How many workers the cluster knows.</summary>
    public async Task<int> WorkersAsync()
    {
        var stop = TestContext.Current.CancellationToken;
        _watch ??= await OpenAsync(stop);
        return (await new Workers(_watch, (await Buckets.OpenAsync(_watch, null, stop)).Workers).AllAsync(stop)).Count;
    }

    /// <summary>The lines of a compressed output.</summary>
    public string[] UnpackedLines()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Output), CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Removes a job from the cluster.</summary>
    public Task RemoveAsync(string job) => Run.ToEndAsync("scan", "cancel", job, "--remove", "--nats", _cluster.Url);

    /// <summary>Waits until something is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await isSo())
        {
            Assert.False(limit.IsCancellationRequested, $"It does not come to pass: {what}");
            await Task.Delay(50);
        }
    }

    /// <summary>Claims that the output has exactly one whole result for every domain.</summary>
    public void HasEachNameOnce()
    {
        var domains = File.ReadLines(Output)
            .Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("domain").GetString()!).ToList();
        Assert.DoesNotContain(domains.CountBy(static name => name), static pair => pair.Value > 1);
        Assert.Equal(
            Enumerable.Range(0, _names).Select(static number => $"d{number}.cluster.test").Order(StringComparer.Ordinal),
            domains.Order(StringComparer.Ordinal));
    }

    private Task<ClusterConnection> OpenAsync(CancellationToken cancellationToken) => ClusterConnection.OpenAsync(
        new(new() { Url = _cluster.Url, ConnectTimeout = TimeSpan.FromSeconds(30) }, "the tests' cluster"), "test", cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_sharing is null)
        {
            await Mail.DisposeAsync();
        }

        await _zone.DisposeAsync();
        if (_watch is not null)
        {
            await _watch.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
