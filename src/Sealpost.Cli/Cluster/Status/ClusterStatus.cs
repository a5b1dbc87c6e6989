using System.Text.Json;
using System.Text.Json.Serialization;
using Sealpost.Cli.Cluster.Jobs;
using Sealpost.Cli.Cluster.Working;

namespace Sealpost.Cli.Cluster.Status;

/// <summary>What the cluster is doing.</summary>
/// <param name="Jobs">The jobs, the newest last.</param>
/// <param name="Workers">The workers that are there.</param>
internal sealed record ClusterStatus(JobStatus[] Jobs, WorkerNote[] Workers)
{
    /// <summary>How many names all workers finish in a second.</summary>
    public double Rate => Math.Round(Workers.Sum(static worker => worker.Rate), 1);

    /// <summary>Looks.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="buckets">Its buckets.</param>
    /// <param name="only">The one job to look at; null for all.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="ClusterException">There is no such job.</exception>
    public static async Task<ClusterStatus> OfAsync(
        ClusterConnection cluster, Buckets buckets, string? only, CancellationToken cancellationToken)
    {
        var store = new JobStore(buckets.Jobs);
        var jobs = new List<JobStatus>();
        foreach (var id in only is null ? await store.AllAsync(cancellationToken).ConfigureAwait(false) : [only])
        {
            var job = only is null
                ? (await store.FindAsync(id, cancellationToken).ConfigureAwait(false))?.Job
                : await store.GetAsync(id, cancellationToken).ConfigureAwait(false);
            if (job is not null)
            {
                jobs.Add(await JobStatus.OfAsync(cluster, job, cancellationToken).ConfigureAwait(false));
            }
        }

        var workers = await ClusterFault.RetryAsync(
            new Workers(cluster, buckets.Workers).AllAsync, TimeSpan.FromSeconds(30), cancellationToken)
            .ConfigureAwait(false);
        return new([.. jobs.OrderBy(static job => job.Created)], [.. workers.OrderBy(static worker => worker.Since)]);
    }

    /// <summary>As JSON, over several lines.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, StatusContext.Default.ClusterStatus);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(ClusterStatus))]
internal sealed partial class StatusContext : JsonSerializerContext;
