using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.KeyValueStore;

namespace Sealpost.Cli.Cluster;

/// <summary>What lies under a key, and the revision that a change has to name.</summary>
internal sealed record Entry(byte[] Value, ulong Revision);

/// <summary>Reading and changing entries of buckets: a conflict is an answer, not a fault.</summary>
internal static class Entries
{
    extension(INatsKVStore bucket)
    {
        /// <summary>The entry; null where there is none.</summary>
        public async Task<Entry?> FindAsync(string key, CancellationToken cancellationToken)
        {
            var answer = await bucket
                .TryGetEntryAsync<byte[]>(key, serializer: ClusterConnection.Raw, cancellationToken: cancellationToken)
                .ConfigureAwait(false);
            return answer switch
            {
                { Success: true } => new(answer.Value.Value ?? [], answer.Value.Revision),
                { Error: NatsKVKeyNotFoundException or NatsKVKeyDeletedException } => null,
                _ => throw answer.Error,
            };
        }

        /// <summary>
        /// The entry as the leader of the bucket has it, which is never behind; null where there is none. Any node answers
        /// <see cref="FindAsync"/>, also one that lags: it may not know yet what was written a moment ago.
        /// </summary>
        public async Task<Entry?> FindAtLeaderAsync(string key, CancellationToken cancellationToken)
        {
            try
            {
                var stream = await bucket.JetStreamContext
                    .GetStreamAsync($"KV_{bucket.Bucket}", cancellationToken: cancellationToken).ConfigureAwait(false);
                var answer = await stream
                    .GetAsync(new() { LastBySubj = $"$KV.{bucket.Bucket}.{key}" }, cancellationToken).ConfigureAwait(false);

                // What marks a deletion has no content, and no entry of ours is empty.
                return answer.Message is { Data: { Length: > 0 } value } message ? new(value.ToArray(), message.Seq) : null;
            }
            catch (NatsJSApiException fault) when (ClusterFault.IsMissing(fault))
            {
                return null;
            }
        }

        /// <summary>Writes an entry that was not there; its revision, or null where it was.</summary>
        /// <exception cref="NatsKVKeyNotFoundException">
        /// It was there for the node that writes and not for the one that reads: the latter lags, or the entry ended in
        /// between. The next try knows (<see cref="ClusterFault.Passes"/>).
        /// </exception>
        public async Task<ulong?> AddAsync(string key, byte[] value, CancellationToken cancellationToken)
        {
            var answer = await bucket.TryCreateAsync(key, value, ClusterConnection.Raw, cancellationToken)
                .ConfigureAwait(false);
            return RevisionOf(answer);
        }

        /// <summary>Writes over an entry of a revision; the new revision, or null where it was changed meanwhile.</summary>
        public async Task<ulong?> ReplaceAsync(
            string key, byte[] value, ulong revision, CancellationToken cancellationToken)
        {
            var answer = await bucket.TryUpdateAsync(key, value, revision, ClusterConnection.Raw, cancellationToken)
                .ConfigureAwait(false);
            return RevisionOf(answer);
        }

        /// <summary>Writes an entry, whatever was there.</summary>
        public async Task<ulong> WriteAsync(string key, byte[] value, CancellationToken cancellationToken) =>
            await bucket.PutAsync(key, value, ClusterConnection.Raw, cancellationToken).ConfigureAwait(false);
    }

    private static ulong? RevisionOf(NatsResult<ulong> answer) => answer switch
    {
        { Success: true } => answer.Value,
        { Error: NatsKVCreateException or NatsKVWrongLastRevisionException } => null,
        _ => throw answer.Error,
    };
}
