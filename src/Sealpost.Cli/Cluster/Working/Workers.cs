using NATS.Client.Core;
using NATS.Client.KeyValueStore;

namespace Sealpost.Cli.Cluster.Working;

/// <summary>The workers that are there.</summary>
internal sealed class Workers(ClusterConnection cluster, INatsKVStore bucket)
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(3);

    /// <summary>What they say of themselves.</summary>
    public async Task<List<WorkerNote>> AllAsync(CancellationToken cancellationToken)
    {
        var notes = new List<WorkerNote>();
        await foreach (var key in bucket.GetKeysAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            var entry = await bucket.FindAsync(key, cancellationToken).ConfigureAwait(false);
            if (WorkerNote.Read(entry?.Value) is { } note)
            {
                notes.Add(note);
            }
        }

        return notes;
    }

    /// <summary>
    /// Whether a worker has ended, so that its connections have too. One that is stopped has not: it says nothing any
    /// more, but its connection to the cluster stands, and so do those to mail servers.
    /// </summary>
    public async Task<bool> IsGoneAsync(string id, CancellationToken cancellationToken)
    {
        if (await bucket.FindAsync(id, cancellationToken).ConfigureAwait(false) is not null)
        {
            return false;
        }

        try
        {
            await cluster.Core.RequestAsync<byte[], byte[]>(
                ClusterNames.Alive(id), [], requestSerializer: ClusterConnection.Raw, replySerializer: ClusterConnection.Raw,
                replyOpts: new() { Timeout = AnswerTime }, cancellationToken: cancellationToken).ConfigureAwait(false);
            return false;
        }
        catch (NatsNoRespondersException)
        {
            return true;
        }
        catch (NatsNoReplyException)
        {
            return false;
        }
    }
}
