using System.CommandLine;
using Sealpost.Cli.Cluster;
using Sealpost.Cli.Cluster.Status;
using Sealpost.Cli.Terminal;
using Sealpost.Cli.Usage;

namespace Sealpost.Cli.Commands;

/// <summary><c>scan status [JOB]</c>: what the cluster is doing.</summary>
internal static class ScanStatusCommand
{
    public static Command Create(Streams streams)
    {
        var job = new Argument<string?>("JOB")
        {
            Description = "The job; all jobs without it",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var nats = new NatsArguments();
        var format = Choice.Of("--format", "How to print the answer", ("text", Format.Text), ("json", Format.Json));
        var command = new Command("status", "Show the jobs of a cluster, how far they are, and its workers")
        {
            job,
            format,
        };
        nats.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var cluster = await ClusterConnection.OpenAsync(nats.Read(parsed), "status", cancellationToken)
                .ConfigureAwait(false);
            await using (cluster.ConfigureAwait(false))
            {
                var buckets = await Buckets.OpenAsync(cluster, null, cancellationToken).ConfigureAwait(false);
                var status = await ClusterStatus.OfAsync(cluster, buckets, parsed.GetValue(job), cancellationToken)
                    .ConfigureAwait(false);
                streams.Out.WriteLine(parsed.GetValue(format) is Format.Json
                    ? status.ToJson()
                    : string.Join('\n', StatusText.Lines(status)));
                streams.Out.Flush();
                return ExitStatus.Fine;
            }
        });
        return command;
    }
}
