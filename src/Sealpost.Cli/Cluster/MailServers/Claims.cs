using System.Collections.Concurrent;
using System.Net;
using System.Text;
using NATS.Client.KeyValueStore;
using Sealpost.Cli.Cluster.Working;

namespace Sealpost.Cli.Cluster.MailServers;

/// <summary>Who may connect to a mail server: one worker at a time in the whole cluster.</summary>
/// <remarks>
/// A claim is an entry that is written only where there is none. It is given back after the visit. One whose worker
/// has ended is taken over; one whose worker is stopped stands until it is older than any connection
/// (<see cref="Buckets.ClaimAge"/>).
/// </remarks>
internal sealed class Claims(INatsKVStore bucket, Workers workers, string worker)
{
    private static readonly TimeSpan GiveBackTime = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, bool> _held = [];
    private readonly byte[] _owner = Encoding.ASCII.GetBytes(worker);

    /// <summary>The right to connect to an address until it is disposed of; null where another has it.</summary>
    public async Task<IAsyncDisposable?> TryAsync(IPAddress address, CancellationToken cancellationToken)
    {
        // Two jobs of this worker are two that have to take turns.
        var key = KeyOf(address);
        if (!_held.TryAdd(key, true))
        {
            return null;
        }

        ulong? revision = null;
        try
        {
            revision = await bucket.AddAsync(key, _owner, cancellationToken).ConfigureAwait(false)
                ?? await TakeOverAsync(key, cancellationToken).ConfigureAwait(false);
            return revision is { } own ? new Claim(this, key, own) : null;
        }
        finally
        {
            if (revision is null)
            {
                _held.TryRemove(key, out _);
            }
        }
    }

    /// <summary>The key of an address: its octets, since a key has no colons.</summary>
    public static string KeyOf(IPAddress address) => Convert.ToHexStringLower(address.GetAddressBytes());

    private async Task<ulong?> TakeOverAsync(string key, CancellationToken cancellationToken)
    {
        if (await bucket.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { } entry)
        {
            return null; // Given back meanwhile; the next try may have it.
        }

        // One of our own that we do not hold is one whose writing was not confirmed to us.
        var owner = Encoding.ASCII.GetString(entry.Value);
        return owner == worker || await workers.IsGoneAsync(owner, cancellationToken).ConfigureAwait(false)
            ? await bucket.ReplaceAsync(key, _owner, entry.Revision, cancellationToken).ConfigureAwait(false)
            : null;
    }

    private async Task GiveBackAsync(string key, ulong revision)
    {
        try
        {
            using var limit = new CancellationTokenSource(GiveBackTime);
            await ClusterFault.RetryAsync(
                async stop =>
                {
                    await bucket.TryDeleteAsync(key, new() { Revision = revision }, stop).ConfigureAwait(false);
                    return true;
                },
                GiveBackTime,
                limit.Token).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is ClusterException || ClusterFault.Passes(fault))
        {
            // It is ours by name: the next visit takes it over, or it ends by itself.
        }
        finally
        {
            _held.TryRemove(key, out _);
        }
    }

    private sealed class Claim(Claims claims, string key, ulong revision) : IAsyncDisposable
    {
        private int _isOver;

        public ValueTask DisposeAsync() =>
            Interlocked.Exchange(ref _isOver, 1) == 0 ? new(claims.GiveBackAsync(key, revision)) : default;
    }
}
