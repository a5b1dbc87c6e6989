using System.Runtime.ExceptionServices;
using NATS.Client.JetStream;
using Sealpost.Cli.Cluster.Jobs;
using Sealpost.Probes;

namespace Sealpost.Cli.Cluster.Working;

/// <summary>One job on this worker: shards go in at one end, their results out at the other.</summary>
internal sealed class JobRun : IAsyncDisposable
{
    private const int FewestAhead = 32;
    private const int SecondsAhead = 5;
    private static readonly TimeSpan GiveBackTime = TimeSpan.FromMilliseconds(300);

    private readonly ClusterConnection _cluster;
    private readonly Job _job;
    private readonly INatsJSConsumer _consumer;
    private readonly DomainScan _scan;
    private readonly NameFeed _feed;
    private readonly Action _count;
    private readonly CancellationTokenSource _stop;
    private readonly Lock _lock = new();
    private readonly List<ShardInWork> _shards = [];
    private Task _running = Task.CompletedTask;
    private ExceptionDispatchInfo? _unstored;
    private long _fed;
    private int _names;

    private sealed record Made(long Name, byte[] Text);

    private JobRun(
        ClusterConnection cluster, Job job, INatsJSConsumer consumer, DomainScan scan, NameFeed feed, Action count,
        CancellationToken cancellationToken)
    {
        (_cluster, _job, _consumer, _scan, _feed, _count) = (cluster, job, consumer, scan, feed, count);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>How many names it has in work.</summary>
    public int Names => Volatile.Read(ref _names);

    /// <summary>How many shards it has in work.</summary>
    public int Shards
    {
        get
        {
            lock (_lock)
            {
                return _shards.Count;
            }
        }
    }

    /// <summary>
    /// Whether names will soon be wanted: no more shards than that are taken from those who may be idle.
    /// </summary>
    /// <param name="most">The most names to have in work, with those that wait for something slow.</param>
    public bool IsHungry(int most)
    {
        var progress = _scan.Progress;
        var ahead = Math.Max(FewestAhead, progress.AtOnce);
        if (_feed.Rate is { } rate)
        {
            ahead = Math.Min(ahead, (int)Math.Ceiling(rate * SecondsAhead));
        }

        return Names < most && Interlocked.Read(ref _fed) - progress.Taken < ahead;
    }

    /// <summary>Since when no resolver answers; null where one does.</summary>
    public DateTimeOffset? ResolverSilentSince => _scan.Progress.ResolverSilentSince;

    /// <summary>Whether it ended by itself, which it does only by a fault.</summary>
    public bool HasFailed => _running.IsFaulted;

    /// <summary>What it failed with.</summary>
    public Task Failure => _running;

    /// <summary>Begins to work on a job.</summary>
    /// <param name="cluster">Where it is.</param>
    /// <param name="job">The job.</param>
    /// <param name="consumer">Where its shards come from.</param>
    /// <param name="scan">How it is looked at.</param>
    /// <param name="write">What is written of a result.</param>
    /// <param name="feed">The way of the names to the scan.</param>
    /// <param name="count">Called for each name that is done.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static JobRun Begin(
        ClusterConnection cluster, Job job, INatsJSConsumer consumer, DomainScan scan,
        Func<ScanResult, byte[]> write, NameFeed feed, Action count, CancellationToken cancellationToken)
    {
        var run = new JobRun(cluster, job, consumer, scan, feed, count, cancellationToken);
        run._running = run.RunAsync(write);
        return run;
    }

    /// <summary>Takes one shard more, where there is one; <see langword="false"/> where there is none now.</summary>
    public async Task<bool> PullAsync(CancellationToken cancellationToken)
    {
        var one = new NatsJSFetchOpts { MaxMsgs = 1, Expires = TimeSpan.FromSeconds(5) };
        await foreach (var message in _consumer.FetchNoWaitAsync(one, ClusterConnection.Raw, cancellationToken)
            .ConfigureAwait(false))
        {
            if (message.Metadata is not { } metadata || Shard.Read(message.Data) is not { } names)
            {
                // Nobody who submits by the rules left this here, and giving it back would bring it again.
                await message.AckTerminateAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
                continue;
            }

            var number = Shard.NumberAt(metadata.Sequence.Stream);
            lock (_lock)
            {
                _shards.Add(new(_cluster, _job.Id, message, number, names.Count, _fed));
                Interlocked.Add(ref _fed, names.Count);
            }

            Interlocked.Add(ref _names, names.Count);
            _feed.Add(names);
            return true;
        }

        return false;
    }

    /// <summary>Gives back what it has not finished.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        var left = Left();
        try
        {
            using var limit = new CancellationTokenSource(GiveBackTime);
            await Task.WhenAll(left.Select(shard => shard.GiveBackAsync(limit.Token))).ConfigureAwait(false);
        }
        catch (Exception fault) when (ClusterFault.Passes(fault))
        {
            // The cluster gives out again what it has heard nothing of.
        }

        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private ShardInWork[] Left()
    {
        lock (_lock)
        {
            return [.. _shards];
        }
    }

    private async Task RunAsync(Func<ScanResult, byte[]> write)
    {
        var holding = HoldAsync();
        var finishing = new List<Task>();
        try
        {
            await foreach (var made in _scan.RunAsync(
                _feed.ReadAsync(_stop.Token), result => new Made(result.Number, write(result)), null, _stop.Token)
                .ConfigureAwait(false))
            {
                _count();
                ShardInWork shard;
                lock (_lock)
                {
                    shard = _shards.Find(one => one.Has(made.Name))!;
                }

                if (shard.Take(made.Name, made.Text, _stop.Token))
                {
                    finishing.RemoveAll(static task => task.IsCompletedSuccessfully);
                    finishing.Add(FinishAsync(shard));
                }
            }
        }
        catch (OperationCanceledException) when (_unstored is { } fault)
        {
            fault.Throw();
        }
        finally
        {
            await _stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll([holding, .. finishing]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FinishAsync(ShardInWork shard)
    {
        try
        {
            await shard.FinishAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (Exception fault) when (!_stop.IsCancellationRequested)
        {
            // There may be no further result at which the run would come to know.
            _unstored = ExceptionDispatchInfo.Capture(fault);
            await _stop.CancelAsync().ConfigureAwait(false);
            throw;
        }

        lock (_lock)
        {
            _shards.Remove(shard);
        }

        Interlocked.Add(ref _names, -shard.Names);
    }

    // Several signs of life in the time after which a shard is given to another.
    private async Task HoldAsync()
    {
        var every = _consumer.Info.Config.AckWait / 4;
        while (true)
        {
            await Task.Delay(every, _stop.Token).ConfigureAwait(false);
            try
            {
                foreach (var shard in Left())
                {
                    await shard.HoldAsync(_stop.Token).ConfigureAwait(false);
                }
            }
            catch (Exception fault) when (!_stop.IsCancellationRequested && ClusterFault.Passes(fault))
            {
                // The next sign may arrive.
            }
        }
    }
}
