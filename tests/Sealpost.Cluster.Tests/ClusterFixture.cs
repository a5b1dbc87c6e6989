using Sealpost.Cluster.Tests;
using Sealpost.Cluster.Tests.Running;

[assembly: AssemblyFixture(typeof(ClusterFixture))]
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]

namespace Sealpost.Cluster.Tests;

/// <summary>Three servers on loopback; absent where they cannot be run.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private NatsCluster? _cluster;

    /// <summary>Why there is no cluster; null where there is one.</summary>
    public static string? Unavailable => Programs.Unavailable;

    public NatsCluster Cluster => _cluster!;

    public async ValueTask InitializeAsync()
    {
        if (Unavailable is null)
        {
            _cluster = await NatsCluster.StartAsync(3, static _ => "", TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
    }
}
