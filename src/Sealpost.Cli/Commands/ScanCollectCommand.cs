using System.CommandLine;
using Sealpost.Cli.Cluster;
using Sealpost.Cli.Cluster.Collecting;
using Sealpost.Cli.Cluster.Jobs;
using Sealpost.Cli.Terminal;
using Sealpost.Cli.Usage;
using Sealpost.Core.Rendering;

namespace Sealpost.Cli.Commands;

/// <summary><c>scan collect JOB --output FILE</c>: the results of a job, each once.</summary>
internal static class ScanCollectCommand
{
    private const string JournalEnd = ".journal";

    public static Command Create(Streams streams)
    {
        var id = new Argument<string>("JOB") { Description = "The job" };
        var output = new Option<string>("--output")
        {
            Description = "Where to write the results; compressed when the name ends with .gz",
            HelpName = "FILE",
            Required = true,
        };
        var soFar = new Option<bool>("--so-far")
        {
            Description = "Write what is there now and end, instead of waiting for the rest",
        };
        var drain = new Option<bool>("--drain")
        {
            Description = "Take what is written out of the cluster, so that there is room for more",
        };
        var nats = new NatsArguments();
        var command = new Command("collect", "Write the results of a job into a file, each once; may be broken off and repeated")
        {
            id,
            output,
            soFar,
            drain,
        };
        nats.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var cluster = await ClusterConnection.OpenAsync(nats.Read(parsed), "collect", cancellationToken)
                .ConfigureAwait(false);
            await using (cluster.ConfigureAwait(false))
            {
                var job = parsed.GetRequiredValue(id);
                var jobs = new JobStore((await Buckets.OpenAsync(cluster, null, cancellationToken).ConfigureAwait(false)).Jobs);
                var wish = (await jobs.GetAsync(job, cancellationToken).ConfigureAwait(false)).Wish;
                using var journal = OpenJournal(parsed.GetRequiredValue(output), job);
                using var file = CollectedFile.Open(parsed.GetRequiredValue(output), journal.Output);
                var collection = new Collection(cluster, jobs, new(cluster, job), job);
                var end = await RunAsync(
                    () => collection.RunAsync(
                        file, journal, JobResults.HeadOf(wish), !parsed.GetValue(soFar), parsed.GetValue(drain), cancellationToken),
                    parsed.GetRequiredValue(output)).ConfigureAwait(false);
                streams.Error.WriteLine(Words(end, job, journal.Covered.Names));
                return end is CollectionEnd.Complete ? ExitStatus.Fine : ExitStatus.Undetermined;
            }
        });
        return command;
    }

    private static Journal OpenJournal(string output, string job)
    {
        var path = output + JournalEnd;
        try
        {
            CollectedFile.ThrowIfForeign(output, path);
            return Journal.Open(path, job);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"{Quote.Of(path)} cannot be written: {OutputException.Reason(fault)}.");
        }
    }

    private static async Task<CollectionEnd> RunAsync(Func<Task<CollectionEnd>> collect, string output)
    {
        try
        {
            return await collect().ConfigureAwait(false);
        }
        catch (IOException fault)
        {
            throw new OutputException(
                $"{Quote.Of(output)} cannot be written: {OutputException.Reason(fault)}. "
                + "What is written stays; the same command goes on from there.");
        }
    }

    private static string Words(CollectionEnd end, string job, long names) => end switch
    {
        CollectionEnd.Complete => $"sealpost: job {job} is complete: {names} results.",
        CollectionEnd.Cancelled => $"sealpost: job {job} was cancelled: {names} results.",
        _ => $"sealpost: {names} results of job {job} so far.",
    };
}
