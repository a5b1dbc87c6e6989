using NATS.Client.KeyValueStore;

namespace Sealpost.Cli.Cluster.Jobs;

/// <summary>The jobs of the cluster, and which of them are to be worked on.</summary>
internal sealed class JobStore(INatsKVStore bucket)
{
    /// <summary>The key of the list of jobs to work on; no job has this id.</summary>
    public const string ActiveKey = "active";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A job and its revision; null where there is none of this id.</summary>
    /// <exception cref="ClusterException">It was written by a newer Sealpost.</exception>
    public async Task<(Job Job, ulong Revision)?> FindAsync(string id, CancellationToken cancellationToken)
    {
        // Whoever has just submitted a job asks for it at once.
        var entry = await ClusterFault.RetryAsync(
            async stop => await bucket.FindAsync(id, stop).ConfigureAwait(false)
                ?? await bucket.FindAtLeaderAsync(id, stop).ConfigureAwait(false),
            Patience,
            cancellationToken).ConfigureAwait(false);
        return entry is null
            ? null
            : JobJson.Read(entry.Value) is { } job
                ? (job, entry.Revision)
                : throw new ClusterException($"Job {id} cannot be read; it may be of a newer Sealpost.");
    }

    /// <summary>A job that has to be there.</summary>
    /// <exception cref="ClusterException">It is not.</exception>
    public async Task<Job> GetAsync(string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken).ConfigureAwait(false) is { } found
            ? found.Job
            : throw new ClusterException($"There is no job {id}; 'sealpost scan status' lists those there are.");

    /// <summary>Writes a new job, unless there is one of its id; the job that is there now.</summary>
    public async Task<Job> AddAsync(Job job, CancellationToken cancellationToken)
    {
        await ClusterFault.RetryAsync(stop => bucket.AddAsync(job.Id, JobJson.Write(job), stop), Patience, cancellationToken)
            .ConfigureAwait(false);
        return await GetAsync(job.Id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes a job, whoever else does so at the same time.</summary>
    /// <param name="id">The job.</param>
    /// <param name="change">The change; null to leave it.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<Job> ChangeAsync(string id, Func<Job, Job?> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await FindAsync(id, cancellationToken).ConfigureAwait(false) is not ({ } job, var revision))
            {
                throw new ClusterException($"There is no job {id} any more.");
            }

            if (change(job) is not { } changed)
            {
                return job;
            }

            var written = await ClusterFault.RetryAsync(
                stop => bucket.ReplaceAsync(id, JobJson.Write(changed), revision, stop), Patience, cancellationToken)
                .ConfigureAwait(false);
            if (written is not null)
            {
                return changed;
            }
        }
    }

    /// <summary>Takes a job away.</summary>
    public async Task RemoveAsync(string id, CancellationToken cancellationToken)
    {
        await ClusterFault.RetryAsync(
            async stop =>
            {
                await bucket.PurgeAsync(id, cancellationToken: stop).ConfigureAwait(false);
                return true;
            },
            Patience,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The ids of all jobs.</summary>
    public Task<List<string>> AllAsync(CancellationToken cancellationToken) => ClusterFault.RetryAsync(
        async stop =>
        {
            var ids = new List<string>();
            await foreach (var key in bucket.GetKeysAsync(cancellationToken: stop).ConfigureAwait(false))
            {
                if (JobId.IsValid(key))
                {
                    ids.Add(key);
                }
            }

            return ids;
        },
        Patience,
        cancellationToken);

    /// <summary>The ids of the jobs to work on, the oldest first.</summary>
    public async Task<string[]> ActiveAsync(CancellationToken cancellationToken)
    {
        var entry = await bucket.FindAsync(ActiveKey, cancellationToken).ConfigureAwait(false);
        return JobJson.ReadIds(entry?.Value);
    }

    /// <summary>Puts a job on the list of those to work on, or takes it off.</summary>
    public async Task SetActiveAsync(string id, bool isActive, CancellationToken cancellationToken)
    {
        while (!await ClusterFault.RetryAsync(Try, Patience, cancellationToken).ConfigureAwait(false))
        {
            // Somebody else changed the list at the same moment.
        }

        async Task<bool> Try(CancellationToken stop)
        {
            var entry = await bucket.FindAsync(ActiveKey, stop).ConfigureAwait(false);
            var ids = JobJson.ReadIds(entry?.Value);
            if (ids.Contains(id) == isActive)
            {
                return true;
            }

            var changed = JobJson.WriteIds(isActive ? [.. ids, id] : ids.Where(other => other != id));
            return entry is null
                ? await bucket.AddAsync(ActiveKey, changed, stop).ConfigureAwait(false) is not null
                : await bucket.ReplaceAsync(ActiveKey, changed, entry.Revision, stop).ConfigureAwait(false) is not null;
        }
    }
}
