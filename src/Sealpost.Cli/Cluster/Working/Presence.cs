using NATS.Client.Core;
using NATS.Client.KeyValueStore;

namespace Sealpost.Cli.Cluster.Working;

/// <summary>
/// Says every few seconds that a worker is there. When the cluster has not taken that for a while, the worker must
/// stop: others may soon take it for dead and visit the mail servers that it is visiting.
/// </summary>
internal sealed class Presence(ClusterConnection cluster, INatsKVStore bucket, string id, Func<WorkerNote> note)
    : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Length = Buckets.WorkerAge - TimeSpan.FromSeconds(6);
    private static readonly TimeSpan TryTime = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _over = new();
    private readonly Lock _lock = new();
    private CancellationTokenSource _lease = new();
    private Task _running = Task.CompletedTask;
    private Task _repeating = Task.CompletedTask;
    private long? _said;

    /// <summary>Cancelled when the cluster may take this worker for dead; another one after it has come back.</summary>
    public CancellationToken Lease
    {
        get
        {
            lock (_lock)
            {
                return _lease.Token;
            }
        }
    }

    /// <summary>Says so for the first time, and goes on.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        var subscription = await cluster.Core.SubscribeCoreAsync(
            ClusterNames.Alive(id), serializer: ClusterConnection.Raw, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        await ClusterFault.RetryAsync(SayAsync, TimeSpan.FromSeconds(30), cancellationToken).ConfigureAwait(false);
        _repeating = RepeatAsync();
        _running = Task.WhenAll(_repeating, AnswerAsync());

        async Task AnswerAsync()
        {
            await using (subscription.ConfigureAwait(false))
            {
                await foreach (var question in subscription.Msgs.ReadAllAsync(_over.Token).ConfigureAwait(false))
                {
                    await AnswerOneAsync(question).ConfigureAwait(false);
                }
            }
        }

        async Task AnswerOneAsync(NatsMsg<byte[]> question)
        {
            try
            {
                await question.ReplyAsync([], serializer: ClusterConnection.Raw, cancellationToken: _over.Token)
                    .ConfigureAwait(false);
            }
            catch (Exception fault) when (!_over.IsCancellationRequested && ClusterFault.Passes(fault))
            {
                // Whoever asked takes silence for a worker that is there.
            }
        }
    }

    /// <summary>Waits until the cluster takes this worker for alive.</summary>
    /// <exception cref="NatsException">It never will: there is no room, or it is not permitted.</exception>
    public async Task HeldAsync(CancellationToken cancellationToken)
    {
        while (Lease.IsCancellationRequested)
        {
            if (_repeating.IsFaulted)
            {
                await _repeating.ConfigureAwait(false);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Says good-bye.</summary>
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            using var limit = new CancellationTokenSource(TryTime);
            await bucket.PurgeAsync(id, cancellationToken: limit.Token).ConfigureAwait(false);
        }
        catch (Exception fault) when (ClusterFault.Passes(fault))
        {
            // The entry ends by itself.
        }

        _lease.Dispose();
        _over.Dispose();
    }

    private async Task RepeatAsync()
    {
        while (true)
        {
            await Task.Delay(Every, _over.Token).ConfigureAwait(false);
            try
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(_over.Token);
                limit.CancelAfter(TryTime);
                await SayAsync(limit.Token).ConfigureAwait(false);
            }
            catch (Exception fault) when (!_over.IsCancellationRequested && ClusterFault.Passes(fault))
            {
                // Until it goes well again, the lease runs.
            }
        }
    }

    // A lease that has run out is over, even where nobody had the time to notice: the process may have been stopped.
    private void Renew(long start)
    {
        CancellationTokenSource? over = null;
        lock (_lock)
        {
            var clock = TimeProvider.System;
            if (_said is { } said && clock.GetElapsedTime(said, start) > Length)
            {
                (over, _lease) = (_lease, new());
            }

            var left = Length - clock.GetElapsedTime(start);
            if (left > TimeSpan.Zero)
            {
                _lease = _lease.IsCancellationRequested ? new() : _lease;
                _lease.CancelAfter(left);
                _said = start;
            }
        }

        over?.Cancel();
    }

    private async Task<bool> SayAsync(CancellationToken cancellationToken)
    {
        // The lease counts from before the message: what the cluster takes later ends later there.
        var start = TimeProvider.System.GetTimestamp();
        await bucket.WriteAsync(id, note().Write(), cancellationToken).ConfigureAwait(false);
        Renew(start);
        return true;
    }
}
