using System.Globalization;
using Sealpost.Core.Rendering;

namespace Sealpost.Cli.Cluster.Status;

/// <summary>What the cluster is doing, in words.</summary>
internal static class StatusText
{
    private const int Mebi = 1024 * 1024;

    public static IEnumerable<string> Lines(ClusterStatus status)
    {
        if (status.Jobs.Length == 0)
        {
            yield return "No jobs.";
        }

        foreach (var job in status.Jobs)
        {
            yield return Number(
                $"{job.Id}  {job.State}  {job.Names:N0} names in {job.Shards:N0} shards, since {job.Created:yyyy-MM-dd HH:mm} UTC");
            yield return Number($"    {job.Waiting:N0} waiting, {job.InWork:N0} in work, {job.Done:N0} done")
                + Number($"; {job.ResultOctets / (double)Mebi:N1} MiB of results")
                + (job.GivenOutAgain > 0 ? Number($"; {job.GivenOutAgain:N0} given out again") : "");
        }

        yield return status.Workers.Length == 0
            ? "No workers."
            : Number($"{status.Workers.Length:N0} workers, {status.Rate:N1} names a second");
        foreach (var worker in status.Workers)
        {
            yield return Number(
                $"    {SafeText.Of(worker.Id)} on {SafeText.Of(worker.Host)}: {worker.Names:N0} names, {worker.Rate:N1} a second, {worker.Shards:N0} shards in work")
                + (worker.Waits is { } waits ? $"; waits: {SafeText.Of(waits)}" : "");
        }
    }

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
