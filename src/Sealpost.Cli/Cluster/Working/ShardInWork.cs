using NATS.Client.JetStream;
using Sealpost.Cli.Cluster.Jobs;

namespace Sealpost.Cli.Cluster.Working;

/// <summary>A shard that this worker has: it is confirmed when all its results are stored.</summary>
/// <param name="cluster">Where it is from.</param>
/// <param name="job">The job.</param>
/// <param name="message">What was pulled.</param>
/// <param name="number">The number of the shard.</param>
/// <param name="names">How many names it has.</param>
/// <param name="first">The number of its first name among those that the scan was given.</param>
internal sealed class ShardInWork(
    ClusterConnection cluster, string job, INatsJSMsg<byte[]> message, long number, int names, long first)
{
    private static readonly TimeSpan AckPatience = TimeSpan.FromSeconds(30);

    // A result is compressed well; what is this long fits into a message in any case.
    private readonly int _mostOctets = cluster.MostOctets - 64 * 1024;
    private readonly List<Task> _stored = [];
    private List<ShardLine> _lines = [];
    private int _octets;
    private int _taken;

    /// <summary>How many names it has.</summary>
    public int Names => names;

    /// <summary>Whether a name of the scan is of this shard.</summary>
    public bool Has(long name) => name >= first && name < first + names;

    /// <summary>Takes a result; <see langword="true"/> with the last one. For one thread at a time.</summary>
    public bool Take(long name, byte[] text, CancellationToken cancellationToken)
    {
        if (_lines.Count > 0 && _octets + text.Length > _mostOctets)
        {
            Store(cancellationToken);
        }

        _lines.Add(new((int)(name - first), text));
        _octets += text.Length;
        return ++_taken == names;
    }

    /// <summary>Stores what is left and confirms the shard.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        Store(cancellationToken);
        await Task.WhenAll(_stored).ConfigureAwait(false);
        try
        {
            // The servers say that they have the confirmation; without that, the shard would be given out again.
            await ClusterFault.RetryAsync(
                async stop =>
                {
                    await message.AckAsync(new AckOpts { DoubleAck = true }, stop).ConfigureAwait(false);
                    return true;
                },
                AckPatience,
                cancellationToken).ConfigureAwait(false);
        }
        catch (ClusterException)
        {
            // Its results are stored: whoever does it again changes nothing.
        }
    }

    /// <summary>Tells the servers that it is being worked on.</summary>
    public async Task HoldAsync(CancellationToken cancellationToken) =>
        await message.AckProgressAsync(cancellationToken: cancellationToken).ConfigureAwait(false);

    /// <summary>Gives it back, for another worker to do.</summary>
    public async Task GiveBackAsync(CancellationToken cancellationToken) =>
        await message.NakAsync(cancellationToken: cancellationToken).ConfigureAwait(false);

    private void Store(CancellationToken cancellationToken)
    {
        var part = new ShardPart(number, names, _lines);
        (_lines, _octets) = ([], 0);
        _stored.Add(Task.Run(() => StoreAsync(part, cancellationToken), cancellationToken));
    }

    private async Task StoreAsync(ShardPart part, CancellationToken cancellationToken)
    {
        var octets = part.Write();
        var options = new NatsJSPubOpts
        {
            MsgId = part.MessageId(job),
            ExpectedStream = ClusterNames.ResultStream(job),
        };
        await ClusterFault.RetryAsync(
            async stop =>
            {
                while (true)
                {
                    var answer = await cluster.JetStream.PublishAsync(
                        ClusterNames.Results(job), octets, ClusterConnection.Raw, options, cancellationToken: stop)
                        .ConfigureAwait(false);
                    if (answer.Error is null)
                    {
                        return true; // Stored now, or by an earlier try.
                    }

                    if (!ClusterFault.IsFull(answer.Error))
                    {
                        throw new NatsJSApiException(answer.Error);
                    }

                    await Task.Delay(TimeSpan.FromSeconds(1), stop).ConfigureAwait(false);
                }
            },
            null,
            cancellationToken).ConfigureAwait(false);
    }
}
