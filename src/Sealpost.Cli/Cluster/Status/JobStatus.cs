using Sealpost.Cli.Cluster.Jobs;

namespace Sealpost.Cli.Cluster.Status;

/// <summary>How far a job is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State"><c>submitting</c>, <c>running</c>, <c>done</c> or <c>cancelled</c>.</param>
/// <param name="Created">When it was submitted first.</param>
/// <param name="Names">How many names it has; as many as are in while they are being put in.</param>
/// <param name="Shards">How many shards they make.</param>
/// <param name="Waiting">Shards that no worker has.</param>
/// <param name="InWork">Shards that a worker has.</param>
/// <param name="Done">Shards whose results are all stored.</param>
/// <param name="GivenOutAgain">Shards in work that another worker had before and did not finish.</param>
/// <param name="ResultOctets">How many octets of results wait to be collected.</param>
internal sealed record JobStatus(
    string Id,
    string State,
    DateTimeOffset Created,
    long Names,
    long Shards,
    long Waiting,
    long InWork,
    long Done,
    long GivenOutAgain,
    long ResultOctets)
{
    /// <summary>Looks how far a job is.</summary>
    public static async Task<JobStatus> OfAsync(
        ClusterConnection cluster, Job job, CancellationToken cancellationToken)
    {
        var streams = new JobStreams(cluster, job.Id);
        var work = await streams.WorkAsync(cancellationToken).ConfigureAwait(false);
        var results = await streams.ResultsAsync(cancellationToken).ConfigureAwait(false);
        var consumer = work is null ? null : await streams.ConsumerAsync(cancellationToken).ConfigureAwait(false);
        var shards = Math.Max(job.Shards, (long)(work?.State.LastSeq ?? 0));
        var inWork = (long)(consumer?.Info.NumAckPending ?? 0);
        var left = work?.State.Messages ?? 0;
        return new(
            job.Id,
            StateOf(job, left),
            job.Created,
            job.Names,
            shards,
            Math.Max(0, left - inWork),
            inWork,
            work is null ? 0 : shards - left,
            consumer?.Info.NumRedelivered ?? 0,
            results?.State.Bytes ?? 0);
    }

    private static string StateOf(Job job, long left) => job.State switch
    {
        JobState.Submitting => "submitting",
        JobState.Cancelled => "cancelled",
        _ => left > 0 ? "running" : "done",
    };
}
