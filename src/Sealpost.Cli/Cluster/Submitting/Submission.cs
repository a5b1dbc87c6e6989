using NATS.Client.JetStream;
using Sealpost.Cli.Cluster.Jobs;

namespace Sealpost.Cli.Cluster.Submitting;

/// <summary>
/// Cuts names into shards and puts these into a job's stream, each once, however often it is broken off and repeated.
/// </summary>
/// <remarks>
/// Shard n has place n + 1 in the stream, and is put in with the condition that the place is free: a second submission
/// of the same names goes on where the stream ends, whatever the workers have taken out since.
/// </remarks>
internal sealed class Submission(ClusterConnection cluster, JobStore jobs, JobStreams streams, Job job)
{
    private static readonly TimeSpan FullPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan NoteEvery = TimeSpan.FromSeconds(2);

    private long _names;
    private long _shards;
    private long _notedAt = TimeProvider.System.GetTimestamp();

    /// <summary>How many names are in.</summary>
    public long Names => Interlocked.Read(ref _names);

    /// <summary>Whether the stream of shards has no room, so that the workers are waited for.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>Puts all names in.</summary>
    /// <exception cref="ClusterException">The job was cancelled, or the cluster does not answer.</exception>
    public async Task<Job> RunAsync(IAsyncEnumerable<string> names, CancellationToken cancellationToken)
    {
        var end = await EndAsync(cancellationToken).ConfigureAwait(false);
        var shard = new List<string>(job.ShardSize);
        await foreach (var name in names.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            shard.Add(name);
            if (shard.Count == job.ShardSize)
            {
                end = await PutAsync(shard, end, cancellationToken).ConfigureAwait(false);
                shard.Clear();
            }
        }

        if (shard.Count > 0)
        {
            await PutAsync(shard, end, cancellationToken).ConfigureAwait(false);
        }

        return await jobs.ChangeAsync(
            job.Id,
            now => now.State is JobState.Submitting
                ? now with { State = JobState.Submitted, Shards = _shards, Names = _names }
                : null,
            cancellationToken).ConfigureAwait(false);
    }

    // What is before the end was put in by a submission before this one.
    private async Task<ulong> PutAsync(List<string> shard, ulong end, CancellationToken cancellationToken)
    {
        var before = (ulong)_shards;
        while (end <= before)
        {
            end = await TryPutAsync(shard, before, cancellationToken).ConfigureAwait(false);
        }

        _shards++;
        Interlocked.Add(ref _names, shard.Count);
        if (TimeProvider.System.GetElapsedTime(_notedAt) > NoteEvery)
        {
            _notedAt = TimeProvider.System.GetTimestamp();
            var noted = await jobs.ChangeAsync(
                job.Id,
                now => now.State is JobState.Submitting && now.Shards < _shards
                    ? now with { Shards = _shards, Names = _names }
                    : null,
                cancellationToken).ConfigureAwait(false);
            ThrowIfCancelled(noted);
        }

        return end;
    }

    private async Task<ulong> TryPutAsync(List<string> shard, ulong before, CancellationToken cancellationToken)
    {
        var options = new NatsJSPubOpts
        {
            MsgId = $"{job.Id}.{before}",
            ExpectedStream = ClusterNames.WorkStream(job.Id),
            ExpectedLastSequence = before,
        };
        var octets = Shard.Write(shard);
        var answer = await ClusterFault.RetryAsync(
            stop => cluster.JetStream.PublishAsync(
                ClusterNames.Work(job.Id), octets, ClusterConnection.Raw, options, cancellationToken: stop).AsTask(),
            TimeSpan.FromMinutes(2),
            cancellationToken).ConfigureAwait(false);
        if (answer.Error is null)
        {
            IsWaiting = false;
            return answer.Duplicate ? await EndAsync(cancellationToken).ConfigureAwait(false) : answer.Seq;
        }

        if (ClusterFault.IsFull(answer.Error))
        {
            IsWaiting = true;
            await Task.Delay(FullPause, cancellationToken).ConfigureAwait(false);
            return await EndAsync(cancellationToken).ConfigureAwait(false);
        }

        return ClusterFault.IsWrongSequence(answer.Error)
            ? await EndAsync(cancellationToken).ConfigureAwait(false)
            : throw new ClusterException(
                $"A shard could not be put in: {Core.Rendering.SafeText.Of(answer.Error.Description ?? "")}.");
    }

    private async Task<ulong> EndAsync(CancellationToken cancellationToken)
    {
        if (await streams.WorkAsync(cancellationToken).ConfigureAwait(false) is { } stream)
        {
            return stream.State.LastSeq;
        }

        ThrowIfCancelled(await jobs.GetAsync(job.Id, cancellationToken).ConfigureAwait(false));
        throw new ClusterException($"The shards of job {job.Id} are gone: somebody removed the stream.");
    }

    private static void ThrowIfCancelled(Job now)
    {
        if (now.State is JobState.Cancelled)
        {
            throw new ClusterException($"Job {now.Id} was cancelled.");
        }
    }
}
