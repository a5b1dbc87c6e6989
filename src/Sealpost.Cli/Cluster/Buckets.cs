using NATS.Client.KeyValueStore;

namespace Sealpost.Cli.Cluster;

/// <summary>The buckets that all jobs share, with their limits. Whoever comes first makes them.</summary>
internal sealed class Buckets
{
    /// <summary>
    /// How long a claim stands that nobody gives back. Longer than any visit, and longer than the five minutes that a
    /// mail server waits for a client that has fallen silent (RFC 5321 §4.5.3.2.7 asks for at least that, and it is what
    /// is common): when the claim ends, no connection is left.
    /// </summary>
    public static readonly TimeSpan ClaimAge = TimeSpan.FromSeconds(330);

    /// <summary>How long a worker counts as there that does not say so.</summary>
    public static readonly TimeSpan WorkerAge = TimeSpan.FromSeconds(30);

    /// <summary>The longest that anything seen of a mail server stands.</summary>
    public static readonly TimeSpan ServerAge = TimeSpan.FromHours(1);

    private static readonly TimeSpan JobAge = TimeSpan.FromDays(90);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const long Mebi = 1024 * 1024;

    private Buckets(INatsKVStore jobs, INatsKVStore workers, INatsKVStore claims, INatsKVStore servers) =>
        (Jobs, Workers, Claims, Servers) = (jobs, workers, claims, servers);

    /// <summary>The jobs.</summary>
    public INatsKVStore Jobs { get; }

    /// <summary>The workers that are there.</summary>
    public INatsKVStore Workers { get; }

    /// <summary>Who may connect to a mail server.</summary>
    public INatsKVStore Claims { get; }

    /// <summary>What mail servers were seen to do.</summary>
    public INatsKVStore Servers { get; }

    /// <summary>Opens the buckets, and makes those that are not there.</summary>
    /// <param name="cluster">Where.</param>
    /// <param name="replicas">On how many nodes a new bucket lies; null for three, or one where there is one node.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<Buckets> OpenAsync(
        ClusterConnection cluster, int? replicas, CancellationToken cancellationToken)
    {
        return new(
            await OneAsync(new(ClusterNames.Jobs) { MaxAge = JobAge, MaxBytes = 16 * Mebi }).ConfigureAwait(false),
            await OneAsync(new(ClusterNames.Workers) { MaxAge = WorkerAge, MaxBytes = 4 * Mebi }).ConfigureAwait(false),
            await OneAsync(new(ClusterNames.Claims) { MaxAge = ClaimAge, MaxBytes = 64 * Mebi }).ConfigureAwait(false),
            await OneAsync(new(ClusterNames.Servers) { MaxAge = ServerAge, MaxBytes = 256 * Mebi })
                .ConfigureAwait(false));

        Task<INatsKVStore> OneAsync(NatsKVConfig config) => ClusterFault.RetryAsync(
            stop => OpenOneAsync(cluster, config, replicas, stop), Patience, cancellationToken);
    }

    private static async Task<INatsKVStore> OpenOneAsync(
        ClusterConnection cluster, NatsKVConfig config, int? replicas, CancellationToken cancellationToken)
    {
        try
        {
            return await cluster.Buckets.GetStoreAsync(config.Bucket, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (ClusterFault.IsMissing(fault))
        {
            return await Replicas.CreateAsync(
                replicas,
                count => cluster.Buckets.CreateStoreAsync(config with { NumberOfReplicas = count }, cancellationToken)
                    .AsTask()).ConfigureAwait(false);
        }
    }
}
