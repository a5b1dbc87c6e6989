namespace Sealpost.Cli.Cluster.Jobs;

/// <summary>Ends jobs before they are done, and takes away what they leave.</summary>
internal sealed class JobEnd(ClusterConnection cluster, JobStore jobs)
{
    /// <summary>No worker goes on with it. One that is done stays done.</summary>
    /// <exception cref="ClusterException">There is no such job.</exception>
    public async Task CancelAsync(string id, CancellationToken cancellationToken)
    {
        var streams = new JobStreams(cluster, id);
        await jobs.GetAsync(id, cancellationToken).ConfigureAwait(false);
        var work = await streams.WorkAsync(cancellationToken).ConfigureAwait(false);
        await jobs.ChangeAsync(
            id,
            job => job.State is JobState.Submitted && work is { State.Messages: 0 }
                ? null
                : job with { State = JobState.Cancelled },
            cancellationToken).ConfigureAwait(false);
        await jobs.SetActiveAsync(id, isActive: false, cancellationToken).ConfigureAwait(false);
        await streams.RemoveWorkAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Nothing is left of it.</summary>
    public async Task RemoveAsync(string id, CancellationToken cancellationToken)
    {
        var streams = new JobStreams(cluster, id);
        await jobs.SetActiveAsync(id, isActive: false, cancellationToken).ConfigureAwait(false);
        await streams.RemoveWorkAsync(cancellationToken).ConfigureAwait(false);
        await streams.RemoveResultsAsync(cancellationToken).ConfigureAwait(false);
        await jobs.RemoveAsync(id, cancellationToken).ConfigureAwait(false);
    }
}
