using System.CommandLine;
using Sealpost.Cli.Cluster;
using Sealpost.Cli.Cluster.Jobs;
using Sealpost.Cli.Terminal;

namespace Sealpost.Cli.Commands;

/// <summary><c>scan cancel JOB</c>: end a job that the cluster is doing.</summary>
internal static class ScanCancelCommand
{
    public static Command Create(Streams streams)
    {
        var id = new Argument<string>("JOB") { Description = "The job" };
        var remove = new Option<bool>("--remove")
        {
            Description = "Take its results away, too, and all that is known of it",
        };
        var nats = new NatsArguments();
        var command = new Command("cancel", "End a job; its workers stop, and what they have found can still be collected")
        {
            id,
            remove,
        };
        nats.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var cluster = await ClusterConnection.OpenAsync(nats.Read(parsed), "cancel", cancellationToken)
                .ConfigureAwait(false);
            await using (cluster.ConfigureAwait(false))
            {
                var buckets = await Buckets.OpenAsync(cluster, null, cancellationToken).ConfigureAwait(false);
                var end = new JobEnd(cluster, new(buckets.Jobs));
                var job = parsed.GetRequiredValue(id);
                await end.CancelAsync(job, cancellationToken).ConfigureAwait(false);
                if (parsed.GetValue(remove))
                {
                    await end.RemoveAsync(job, cancellationToken).ConfigureAwait(false);
                }

                streams.Error.WriteLine($"sealpost: job {job} is {(parsed.GetValue(remove) ? "removed" : "cancelled")}.");
                return ExitStatus.Fine;
            }
        });
        return command;
    }
}
