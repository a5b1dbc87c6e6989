using System.CommandLine;
using Sealpost.Cli.Cluster;
using Sealpost.Cli.Cluster.Jobs;
using Sealpost.Cli.Cluster.Submitting;
using Sealpost.Cli.Scanning;
using Sealpost.Cli.Terminal;
using Sealpost.Cli.Usage;
using Sealpost.Core.Rendering;

namespace Sealpost.Cli.Commands;

/// <summary><c>scan submit FILE|-</c>: give a list of names to a cluster.</summary>
internal static class ScanSubmitCommand
{
    public static Command Create(Streams streams)
    {
        var file = new Argument<string>("FILE|-")
        {
            Description = "The names, one a line or in a CSV, packed with gzip or not; - for standard input",
        };
        var arguments = new JobArguments();
        var nats = new NatsArguments();
        var command = new Command("submit", "Give a list of domains to a cluster, for its workers to scan; prints the job's id")
        {
            file,
        };
        arguments.AddTo(command);
        nats.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var name = parsed.GetRequiredValue(file);
            var (wish, room, size, column) = arguments.Read(parsed);
            var login = nats.Read(parsed);
            var given = arguments.IdOf(parsed);
            var source = await Source.OpenAsync(name, column, size, wish, cancellationToken).ConfigureAwait(false);
            await using var closing = source.ConfigureAwait(false);
            var id = given ?? source.Id;
            var cluster = await ClusterConnection.OpenAsync(login, "submit", cancellationToken).ConfigureAwait(false);
            await using (cluster.ConfigureAwait(false))
            {
                var buckets = await Buckets.OpenAsync(cluster, room.Replicas, cancellationToken).ConfigureAwait(false);
                var job = new Job
                {
                    Format = Job.CurrentFormat,
                    Id = id,
                    Created = TimeProvider.System.GetUtcNow(),
                    State = JobState.Submitting,
                    Source = source.Hash,
                    ShardSize = size,
                    Shards = 0,
                    Names = 0,
                    Wish = wish,
                };
                var done = await PutInAsync(cluster, new(buckets.Jobs), job, room,
                    new NameList(source.Names, InputFile.Name(name), column), streams, cancellationToken)
                    .ConfigureAwait(false);
                streams.Error.WriteLine($"sealpost: {done.Names} names in {done.Shards} shards.");
                streams.Out.WriteLine(id);
                streams.Out.Flush();
                return ExitStatus.Fine;
            }
        });
        return command;
    }

    private static async Task<Job> PutInAsync(
        ClusterConnection cluster, JobStore jobs, Job wanted, JobRoom room, NameList names, Streams streams,
        CancellationToken cancellationToken)
    {
        var job = await jobs.AddAsync(wanted, cancellationToken).ConfigureAwait(false);
        if (job.Source != wanted.Source)
        {
            throw new UsageException($"There is a job {Quote.Of(job.Id)} already, of other names or other wishes; give this one another id with --job.");
        }

        switch (job.State)
        {
            case JobState.Submitted:
                streams.Error.WriteLine($"sealpost: job {job.Id} is submitted already; for another run give it another id with --job.");
                return job;
            case JobState.Cancelled:
                throw new UsageException($"Job {job.Id} was cancelled; give this one another id with --job.");
            default:
                break;
        }

        var work = new JobStreams(cluster, job.Id);
        await work.CreateAsync(room, cancellationToken).ConfigureAwait(false);
        await jobs.SetActiveAsync(job.Id, isActive: true, cancellationToken).ConfigureAwait(false);
        var submission = new Submission(cluster, jobs, work, job);
        return await submission.RunAsync(DistinctNames.Of(names.ReadAsync(cancellationToken)), cancellationToken)
            .ConfigureAwait(false);
    }
}
