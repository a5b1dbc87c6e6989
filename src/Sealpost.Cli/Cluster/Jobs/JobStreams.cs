using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace Sealpost.Cli.Cluster.Jobs;

/// <summary>How much room a job may take, and for how long.</summary>
/// <param name="Replicas">On how many nodes it lies; null for three, or one where there is one node.</param>
/// <param name="Work">The most octets of shards.</param>
/// <param name="Results">The most octets of results.</param>
/// <param name="Keep">How long results are kept. Shards stay until they are done.</param>
/// <param name="AckWait">How long a shard is a worker's from whom nothing is heard.</param>
internal sealed record JobRoom(int? Replicas, long Work, long Results, TimeSpan Keep, TimeSpan AckWait);

/// <summary>The two streams of a job: shards, which go away when they are done, and results, which stay.</summary>
/// <remarks>
/// Both refuse what is new when they are full, so that whoever is too fast waits for whoever is too slow: submission
/// for the workers, workers for the collection.
/// </remarks>
internal sealed class JobStreams(ClusterConnection cluster, string job)
{
    /// <summary>How long the servers know the ids of messages, by which they drop what comes twice.</summary>
    private static readonly TimeSpan DuplicateWindow = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const int MostInWork = 20_000;

    /// <summary>Makes the streams and the consumer, those that are not there.</summary>
    public async Task CreateAsync(JobRoom room, CancellationToken cancellationToken)
    {
        await ClusterFault.RetryAsync(
            async stop =>
            {
                await OneAsync(ClusterNames.WorkStream(job), ClusterNames.Work(job), StreamConfigRetention.Workqueue, room.Work, TimeSpan.Zero, stop)
                    .ConfigureAwait(false);
                await OneAsync(ClusterNames.ResultStream(job), ClusterNames.Results(job), StreamConfigRetention.Limits, room.Results, room.Keep, stop)
                    .ConfigureAwait(false);
                await cluster.JetStream.CreateOrUpdateConsumerAsync(ClusterNames.WorkStream(job), Consumer(room), stop)
                    .ConfigureAwait(false);
                return true;
            },
            Patience,
            cancellationToken).ConfigureAwait(false);

        Task<INatsJSStream> OneAsync(
            string name, string subject, StreamConfigRetention retention, long most, TimeSpan keep, CancellationToken stop) =>
            GetOrCreateAsync(cluster, name, room.Replicas, count => new()
            {
                Name = name,
                Subjects = [subject],
                Retention = retention,
                Discard = StreamConfigDiscard.New,
                MaxBytes = most,
                MaxAge = keep,
                DuplicateWindow = DuplicateWindow,
                NumReplicas = count,
                Storage = StreamConfigStorage.File,
            }, stop);
    }

    /// <summary>The stream of shards as it is now; null where it is gone.</summary>
    public Task<StreamInfo?> WorkAsync(CancellationToken cancellationToken) =>
        InfoAsync(ClusterNames.WorkStream(job), cancellationToken);

    /// <summary>The stream of results as it is now; null where it is gone.</summary>
    public Task<StreamInfo?> ResultsAsync(CancellationToken cancellationToken) =>
        InfoAsync(ClusterNames.ResultStream(job), cancellationToken);

    /// <summary>The consumer of the shards; null where it is gone.</summary>
    public Task<INatsJSConsumer?> ConsumerAsync(CancellationToken cancellationToken) => ClusterFault.RetryAsync(
        async stop =>
        {
            try
            {
                return await cluster.JetStream
                    .GetConsumerAsync(ClusterNames.WorkStream(job), ClusterNames.Consumer, stop).ConfigureAwait(false);
            }
            catch (Exception fault) when (ClusterFault.IsMissing(fault))
            {
                return null;
            }
        },
        Patience,
        cancellationToken);

    /// <summary>Takes the shards away that nobody has begun, and whatever is being done is not waited for.</summary>
    public Task RemoveWorkAsync(CancellationToken cancellationToken) =>
        RemoveAsync(ClusterNames.WorkStream(job), cancellationToken);

    /// <summary>Takes the results away.</summary>
    public Task RemoveResultsAsync(CancellationToken cancellationToken) =>
        RemoveAsync(ClusterNames.ResultStream(job), cancellationToken);

    private static ConsumerConfig Consumer(JobRoom room) => new(ClusterNames.Consumer)
    {
        AckPolicy = ConsumerConfigAckPolicy.Explicit,
        AckWait = room.AckWait,
        MaxAckPending = MostInWork,

        // A shard is somebody's until it is done, however many workers die over it; status shows how often it was given out.
        MaxDeliver = -1,
    };

    private static async Task<INatsJSStream> GetOrCreateAsync(
        ClusterConnection cluster, string name, int? replicas, Func<int, StreamConfig> config, CancellationToken stop)
    {
        try
        {
            return await cluster.JetStream.GetStreamAsync(name, cancellationToken: stop).ConfigureAwait(false);
        }
        catch (Exception fault) when (ClusterFault.IsMissing(fault))
        {
            return await Replicas.CreateAsync(
                replicas, count => cluster.JetStream.CreateStreamAsync(config(count), stop).AsTask())
                .ConfigureAwait(false);
        }
    }

    private Task<StreamInfo?> InfoAsync(string name, CancellationToken cancellationToken) => ClusterFault.RetryAsync(
        async stop =>
        {
            try
            {
                var stream = await cluster.JetStream.GetStreamAsync(name, cancellationToken: stop)
                    .ConfigureAwait(false);
                return stream.Info;
            }
            catch (Exception fault) when (ClusterFault.IsMissing(fault))
            {
                return (StreamInfo?)null;
            }
        },
        Patience,
        cancellationToken);

    private Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => ClusterFault.RetryAsync(
        async stop =>
        {
            try
            {
                return await cluster.JetStream.DeleteStreamAsync(name, stop).ConfigureAwait(false);
            }
            catch (Exception fault) when (ClusterFault.IsMissing(fault))
            {
                return true;
            }
        },
        Patience,
        cancellationToken);
}
