namespace Sealpost.Cli.Cluster;

/// <summary>What streams, buckets and subjects are called; <c>docs/cluster.md</c> gives permissions for them.</summary>
internal static class ClusterNames
{
    /// <summary>The bucket of the jobs.</summary>
    public const string Jobs = "sealpost-jobs";

    /// <summary>The bucket of the workers that are there.</summary>
    public const string Workers = "sealpost-workers";

    /// <summary>The bucket that says who may connect to a mail server.</summary>
    public const string Claims = "sealpost-claims";

    /// <summary>The bucket of what mail servers were seen to do.</summary>
    public const string Servers = "sealpost-servers";

    /// <summary>The one consumer of a job's shards, which all workers share.</summary>
    public const string Consumer = "workers";

    /// <summary>The stream of a job's shards.</summary>
    public static string WorkStream(string job) => $"sealpost-work-{job}";

    /// <summary>The subject of a job's shards.</summary>
    public static string Work(string job) => $"sealpost.work.{job}";

    /// <summary>The stream of a job's results.</summary>
    public static string ResultStream(string job) => $"sealpost-results-{job}";

    /// <summary>The subject of a job's results.</summary>
    public static string Results(string job) => $"sealpost.results.{job}";

    /// <summary>Where a worker answers as long as its connection stands.</summary>
    public static string Alive(string worker) => $"sealpost.alive.{worker}";
}
