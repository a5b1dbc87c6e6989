using System.CommandLine;
using Sealpost.Cli.Cluster;
using Sealpost.Cli.Cluster.Jobs;
using Sealpost.Cli.Cluster.Working;
using Sealpost.Cli.Terminal;
using Sealpost.Cli.Usage;
using Sealpost.Core.Rendering;
using Sealpost.Probes;
using Sealpost.Probes.Scanning;
using Sealpost.Probes.Tls;

namespace Sealpost.Cli.Commands;

/// <summary><c>scan worker</c>: scan for the jobs of a cluster.</summary>
internal static class ScanWorkerCommand
{
    // So that shards are given back at once and not when the servers have lost patience.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public static Command Create(Streams streams)
    {
        var untilDone = new Option<bool>("--until-done") { Description = "End when there is no job to work on" };
        var concurrency = Number.Option("--concurrency", "Look at so many domains of a job at once (as many as go well by default)", 1, 4096);
        var nats = new NatsArguments();
        var look = new ProbeArguments();
        var command = new Command("worker", "Scan for the jobs of a cluster, on as many machines as you like")
        {
            untilDone,
            concurrency,
        };
        nats.AddTo(command);
        look.AddMachineTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            Interruption.Grace = Grace;
            var machine = look.ReadMachine(parsed);
            var most = parsed.GetValue(concurrency);
            var cluster = await ClusterConnection.OpenAsync(nats.Read(parsed), "worker", cancellationToken)
                .ConfigureAwait(false);
            await using (cluster.ConfigureAwait(false))
            {
                var buckets = await Buckets.OpenAsync(cluster, null, cancellationToken).ConfigureAwait(false);
                var worker = new Worker(
                    cluster, buckets, (job, shared) => ToolsFor(job, shared, machine, most, cluster.MostOctets),
                    line => streams.Error.WriteLine($"sealpost: {line}."));
                try
                {
                    await worker.RunAsync(parsed.GetValue(untilDone), cancellationToken).ConfigureAwait(false);
                    return ExitStatus.Fine;
                }
                catch (TrustedRootsException fault)
                {
                    throw new UsageException(SafeText.Of(fault.Message));
                }
            }
        });
        return command;
    }

    private static JobTools ToolsFor(Job job, IMxResults shared, ProbeOptions machine, int? atOnce, int mostOctets)
    {
        var probe = machine with
        {
            Smtp = job.Wish.Smtp,
            Neighbours = job.Wish.Posture,
            V4 = job.Wish.V4,
            V6 = job.Wish.V6,
            Contact = job.Wish.Contact,
            CheckTimeout = TimeSpan.FromSeconds(job.Wish.Deadline),
        };
        return new(
            DomainScan.Create(probe, new() { AtOnce = atOnce }, shared, TimeProvider.System),
            JobResults.WriterFor(job.Wish, mostOctets / 2));
    }
}
