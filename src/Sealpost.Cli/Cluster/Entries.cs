using NATS.Client.Core;
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

        /// <summary>Writes an entry that was not there; its revision, or null where it was.</summary>
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
