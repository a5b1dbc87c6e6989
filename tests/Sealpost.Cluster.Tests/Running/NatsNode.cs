using System.Net;

namespace Sealpost.Cluster.Tests.Running;

/// <summary>One server of a cluster, as a process of its own.</summary>
internal sealed class NatsNode(string name, string folder, int port, int clusterPort, int monitorPort) : IDisposable
{
    private Leash? _process;

    /// <summary>Where clients connect.</summary>
    public int Port => port;

    /// <summary>Where the other servers connect.</summary>
    public int ClusterPort => clusterPort;

    /// <summary>Starts it, or starts it again with what it had stored.</summary>
    public void Start(IEnumerable<NatsNode> all, string extra)
    {
        Directory.CreateDirectory(folder);
        var config = Path.Combine(folder, "nats.conf");
        var routes = string.Join(", ", all.Select(static node => $"nats://127.0.0.1:{node.ClusterPort}"));
        File.WriteAllText(
            config,
            $$"""
            server_name: {{name}}
            listen: 127.0.0.1:{{port}}
            http: 127.0.0.1:{{monitorPort}}
            jetstream { store_dir: "{{folder}}/store", max_file: 4GB, max_mem: 64MB }
            {{(all.Count() > 1 ? $"cluster {{ name: test, listen: 127.0.0.1:{clusterPort}, routes: [{routes}] }}" : "")}}
            {{extra}}
            """);
        _process?.Dispose();
        _process = new(isHeard: false, Programs.NatsServer!, "-c", config, "-l", Path.Combine(folder, "nats.log"));
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public void Kill()
    {
        _process?.Signal("KILL");
        _process?.Shell.WaitForExit();
    }

    /// <summary>Waits until it says that it is well.</summary>
    public async Task IsWellAsync(HttpClient client, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_process!.Shell.HasExited)
            {
                throw new InvalidOperationException($"{name} ended: {await File.ReadAllTextAsync(Path.Combine(folder, "nats.log"), cancellationToken)}");
            }

            try
            {
                using var answer = await client.GetAsync($"http://127.0.0.1:{monitorPort}/healthz", cancellationToken);
                if (answer.StatusCode is HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    public void Dispose()
    {
        _process?.Dispose();
    }
}
