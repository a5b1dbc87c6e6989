using System.Net;
using System.Net.Sockets;

namespace Sealpost.Cluster.Tests.Running;

/// <summary>A cluster of real servers on loopback, in a folder that goes away with it.</summary>
public sealed class NatsCluster : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sealpost-nats-");
    private readonly List<NatsNode> _nodes = [];
    private readonly HttpClient _client = new();
    private readonly string _extra;

    private NatsCluster(Func<string, string> extra) => _extra = extra(Folder);

    /// <summary>Where to connect: all servers.</summary>
    public string Url => string.Join(',', _nodes.Select(static node => $"nats://127.0.0.1:{node.Port}"));

    /// <summary>The host and port of the first server.</summary>
    public string First => $"127.0.0.1:{_nodes[0].Port}";

    /// <summary>A folder for what belongs to the servers.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Starts servers and waits until they are well.</summary>
    /// <param name="count">How many.</param>
    /// <param name="extra">Further lines of their configuration, made for the folder.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<NatsCluster> StartAsync(
        int count, Func<string, string> extra, CancellationToken cancellationToken)
    {
        var cluster = new NatsCluster(extra);
        try
        {
            var ports = FreePorts(3 * count);
            for (var i = 0; i < count; i++)
            {
                cluster._nodes.Add(new(
                    $"n{i}", Path.Combine(cluster.Folder, $"n{i}"), ports[3 * i], ports[3 * i + 1], ports[3 * i + 2]));
            }

            cluster._nodes.ForEach(node => node.Start(cluster._nodes, cluster._extra));
            await cluster.IsWellAsync(cancellationToken);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends a server as <c>kill -9</c> does.</summary>
    public void Kill(int node) => _nodes[node].Kill();

    /// <summary>Starts a server that was ended.</summary>
    public async Task RestartAsync(int node, CancellationToken cancellationToken)
    {
        _nodes[node].Start(_nodes, _extra);
        await IsWellAsync(cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _nodes.ForEach(static node => node.Dispose());
        _client.Dispose();
        _folder.Delete(recursive: true);
        return default;
    }

    private async Task IsWellAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        await Task.WhenAll(_nodes.Select(node => node.IsWellAsync(_client, limit.Token)));
    }

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(static _ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(static listener => listener.Start());
        var ports = listeners.Select(static listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(static listener => listener.Dispose());
        return ports;
    }
}
