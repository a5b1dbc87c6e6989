using System.Threading.Channels;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;
using Sealpost.Cli.Cluster.Jobs;

namespace Sealpost.Cli.Cluster.Collecting;

/// <summary>How a collection ended.</summary>
internal enum CollectionEnd
{
    /// <summary>Every name of the job has its result.</summary>
    Complete,

    /// <summary>The job was cancelled; what there was is written.</summary>
    Cancelled,

    /// <summary>What there is now is written, as was asked for.</summary>
    SoFar,
}

/// <summary>Writes the results of a job into a file, each once, while the job runs and after it.</summary>
internal sealed class Collection(ClusterConnection cluster, JobStore jobs, JobStreams streams, string job)
{
    private const int MostMessages = 64;
    private const int MostOctets = 16 * 1024 * 1024;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>Collects.</summary>
    /// <param name="output">The file.</param>
    /// <param name="journal">How far it is.</param>
    /// <param name="head">What the file begins with.</param>
    /// <param name="isFollowing">Whether to wait for what is not there yet.</param>
    /// <param name="isDraining">Whether what is written is taken out of the cluster.</param>
    /// <param name="cancellationToken">Stops; what is written stays good.</param>
    public async Task<CollectionEnd> RunAsync(
        CollectedFile output, Journal journal, byte[] head, bool isFollowing, bool isDraining,
        CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var messages = Channel.CreateBounded<Message>(MostMessages);
        var reading = FillAsync(journal.Last, messages.Writer, over.Token);
        try
        {
            while (true)
            {
                var end = await EndAsync(journal, isFollowing, cancellationToken).ConfigureAwait(false);
                if (end is not null)
                {
                    return end.Value;
                }

                await WaitAsync(messages.Reader, cancellationToken).ConfigureAwait(false);
                while (messages.Reader.TryPeek(out _))
                {
                    Step(messages.Reader, output, journal, head);
                    if (isDraining)
                    {
                        await DrainAsync(journal.Last, cancellationToken).ConfigureAwait(false);
                    }
                }
            }
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private sealed record Message(ulong Sequence, byte[] Octets);

    // Until there is something, or it is time to look whether the job has ended.
    private static async Task WaitAsync(ChannelReader<Message> messages, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LookEvery);
        try
        {
            await messages.WaitToReadAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing came.
        }
    }

    private static void Step(ChannelReader<Message> messages, CollectedFile output, Journal journal, byte[] head)
    {
        using var text = new MemoryStream();
        if (output.Length == 0)
        {
            text.Write(head);
        }

        var taken = new List<(long, int, List<ShardLine>)>();
        var last = journal.Last;
        for (var count = 0; count < MostMessages && text.Length < MostOctets && messages.TryRead(out var message); count++)
        {
            last = message.Sequence;
            if (ShardPart.Read(message.Octets) is not { } part)
            {
                continue; // Nobody who writes results by the rules left this here.
            }

            var lines = journal.Covered.Take(part);
            if (lines.Count > 0)
            {
                taken.Add((part.Shard, part.Names, lines));
            }

            foreach (var line in lines)
            {
                text.Write(line.Text);
            }
        }

        if (text.Length > 0)
        {
            output.Append(text.ToArray());
        }

        journal.Note(last, output.Length, taken);
    }

    // Null while there is more to come.
    private async Task<CollectionEnd?> EndAsync(Journal journal, bool isFollowing, CancellationToken cancellationToken)
    {
        var now = await jobs.GetAsync(job, cancellationToken).ConfigureAwait(false);
        if (now.State is JobState.Submitted && journal.Covered.Shards == now.Shards)
        {
            return CollectionEnd.Complete;
        }

        if (isFollowing && now.State is not JobState.Cancelled)
        {
            return null;
        }

        var stream = await StreamAsync(cancellationToken).ConfigureAwait(false);
        return journal.Last < stream.State.LastSeq && stream.State.Messages > 0 ? null
            : now.State is JobState.Cancelled ? CollectionEnd.Cancelled
            : CollectionEnd.SoFar;
    }

    private async Task<StreamInfo> StreamAsync(CancellationToken cancellationToken) =>
        await streams.ResultsAsync(cancellationToken).ConfigureAwait(false)
        ?? throw new ClusterException($"The results of job {job} are gone: somebody removed the stream.");

    // Whoever waits for messages is told why there are none any more.
    private async Task FillAsync(ulong last, ChannelWriter<Message> messages, CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(last, messages, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            messages.TryComplete(fault);
            throw;
        }
    }

    private async Task ReadAsync(ulong last, ChannelWriter<Message> messages, CancellationToken cancellationToken)
    {
        var stream = await StreamAsync(cancellationToken).ConfigureAwait(false);
        if (stream.State.FirstSeq > last + 1)
        {
            throw new ClusterException(
                $"Results of job {job} are gone before they were written here: they were kept for too short a time, or somebody else collected them with --drain.");
        }

        // A consumer in order, which finds its place again when a node goes away.
        while (true)
        {
            var options = new NatsJSOrderedConsumerOpts
            {
                DeliverPolicy = ConsumerConfigDeliverPolicy.ByStartSequence,
                OptStartSeq = last + 1,
            };
            try
            {
                var consumer = await cluster.JetStream
                    .CreateOrderedConsumerAsync(ClusterNames.ResultStream(job), options, cancellationToken)
                    .ConfigureAwait(false);
                var take = new NatsJSConsumeOpts { MaxMsgs = MostMessages };
                await foreach (var message in consumer.ConsumeAsync(ClusterConnection.Raw, take, cancellationToken)
                    .ConfigureAwait(false))
                {
                    var sequence = message.Metadata?.Sequence.Stream ?? 0;
                    if (sequence > last)
                    {
                        await messages.WriteAsync(new(sequence, message.Data ?? []), cancellationToken)
                            .ConfigureAwait(false);
                        last = sequence;
                    }
                }
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested && ClusterFault.Passes(fault))
            {
                // Begun again behind the last message that came.
            }

            await Task.Delay(LookEvery, cancellationToken).ConfigureAwait(false);
            await StreamAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<StreamPurgeResponse> DrainAsync(ulong last, CancellationToken cancellationToken) => ClusterFault.RetryAsync(
        stop => cluster.JetStream
            .PurgeStreamAsync(ClusterNames.ResultStream(job), new() { Seq = last + 1 }, stop).AsTask(),
        TimeSpan.FromMinutes(1),
        cancellationToken);
}
