using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Sealpost.Cli.Cluster.Jobs;
using Sealpost.Cli.Cluster.MailServers;
using Sealpost.Probes;
using Sealpost.Probes.Scanning;

namespace Sealpost.Cli.Cluster.Working;

/// <summary>How a worker makes the scan of a job, and what it writes of a result.</summary>
internal sealed record JobTools(DomainScan Scan, Func<ScanResult, byte[]> Write);

/// <summary>Pulls shards, scans their names, stores the results, confirms; until it is stopped.</summary>
/// <param name="cluster">The cluster.</param>
/// <param name="buckets">Its buckets.</param>
/// <param name="tools">What it looks at a job with.</param>
/// <param name="tell">Told of what an operator should know.</param>
internal sealed class Worker(
    ClusterConnection cluster, Buckets buckets, Func<Job, IMxResults, JobTools> tools, Action<string> tell)
{
    /// <summary>Bounds the memory that names and their results take.</summary>
    private const int MostNames = 8192;

    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ResolverPatience = TimeSpan.FromMinutes(1);

    private readonly JobStore _jobs = new(buckets.Jobs);
    private readonly Workers _workers = new(cluster, buckets.Workers);
    private readonly ConcurrentDictionary<string, JobRun> _runs = [];
    private readonly RateMeter _meter = new(TimeProvider.System);
    private readonly DateTimeOffset _since = TimeProvider.System.GetUtcNow();
    private Claims? _claims;
    private int _peers = 1;

    /// <summary>Its id.</summary>
    public string Id { get; } = Guid.NewGuid().ToString("n")[..12];

    // One for all jobs: they, too, have to take turns.
    private Claims Claims => _claims ??= new(buckets.Claims, _workers, Id);

    /// <summary>Works.</summary>
    /// <param name="untilDone">Whether it ends when there is no job to work on.</param>
    /// <param name="cancellationToken">Stops; unfinished shards are given back.</param>
    public async Task RunAsync(bool untilDone, CancellationToken cancellationToken)
    {
        var presence = new Presence(cluster, buckets.Workers, Id, Note);
        await using (presence.ConfigureAwait(false))
        {
            await presence.BeginAsync(cancellationToken).ConfigureAwait(false);
            tell($"worker {Id} is there");
            while (true)
            {
                await presence.HeldAsync(cancellationToken).ConfigureAwait(false);
                using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, presence.Lease);
                try
                {
                    await WorkAsync(untilDone, both.Token).ConfigureAwait(false);
                    return;
                }
                catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
                {
                    tell("the cluster has not heard of this worker for a while; it begins again");
                }
                finally
                {
                    await Task.WhenAll(_runs.Values.Select(static run => run.DisposeAsync().AsTask())).ConfigureAwait(false);
                    _runs.Clear();
                }
            }
        }
    }

    private async Task WorkAsync(bool untilDone, CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        var (looked, counted) = (0L, 0L);
        string[] active = [];
        for (var turn = 0; ; turn++)
        {
            try
            {
                if (looked == 0 || clock.GetElapsedTime(looked) > LookEvery)
                {
                    active = await _jobs.ActiveAsync(cancellationToken).ConfigureAwait(false);
                    looked = clock.GetTimestamp();
                    await ChangeRunsAsync(active, cancellationToken).ConfigureAwait(false);
                    if (untilDone && active.Length == 0)
                    {
                        return;
                    }
                }

                if (counted == 0 || clock.GetElapsedTime(counted) > CountEvery)
                {
                    _peers = Math.Max(1, (await _workers.AllAsync(cancellationToken).ConfigureAwait(false)).Count);
                    counted = clock.GetTimestamp();
                }

                if (await PullAsync(turn, cancellationToken).ConfigureAwait(false))
                {
                    continue;
                }
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested && ClusterFault.Passes(fault))
            {
                // A node is gone, or a stream; what is in work goes on.
                looked = 0;
            }

            await Task.Delay(Idle, cancellationToken).ConfigureAwait(false);
        }
    }

    // One shard for one job, each job in turn, as long as there is room.
    private async Task<bool> PullAsync(int turn, CancellationToken cancellationToken)
    {
        var runs = _runs.Values.ToArray();
        var share = MostNames / Math.Max(1, runs.Length);
        for (var i = 0; i < runs.Length; i++)
        {
            var run = runs[(i + turn) % runs.Length];
            if (run.IsHungry(share) && await run.PullAsync(cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }

    private async Task ChangeRunsAsync(string[] active, CancellationToken cancellationToken)
    {
        foreach (var (id, run) in _runs.ToArray())
        {
            var hasNoResolver = run.ResolverSilentSince is { } since
                && TimeProvider.System.GetUtcNow() - since > ResolverPatience;
            if (active.Contains(id) && !run.HasFailed && !hasNoResolver)
            {
                await FinishIfDoneAsync(id, run, cancellationToken).ConfigureAwait(false);
                continue;
            }

            _runs.TryRemove(id, out _);
            await run.DisposeAsync().ConfigureAwait(false);
            if (run.HasFailed)
            {
                await run.Failure.ConfigureAwait(false);
            }

            if (hasNoResolver)
            {
                throw new ClusterException("No resolver answers; the shards were given back for other workers.");
            }
        }

        foreach (var id in active.Except(_runs.Keys).ToArray())
        {
            if (await BeginAsync(id, cancellationToken).ConfigureAwait(false) is { } run)
            {
                _runs[id] = run;
            }
        }
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The caller has the run.")]
    private async Task<JobRun?> BeginAsync(string id, CancellationToken cancellationToken)
    {
        var job = await _jobs.FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (job is not { Job: { State: not JobState.Cancelled } found }
            || await new JobStreams(cluster, id).ConsumerAsync(cancellationToken).ConfigureAwait(false) is not { } consumer)
        {
            return null;
        }

        var shared = new SharedMxResults(buckets.Servers, Claims, cluster.MostOctets - 1024, TimeProvider.System);
        var (scan, write) = tools(found, shared);
        if (!await scan.CanResolveAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new ClusterException("No resolver answers; --resolver names one that does.");
        }

        var feed = new NameFeed(() => found.Wish.Rate / _peers, TimeProvider.System);
        return JobRun.Begin(cluster, found, consumer, scan, write, feed, _meter.Count, cancellationToken);
    }

    // Any worker that sees that nothing is left says so; a second time changes nothing.
    private async Task FinishIfDoneAsync(string id, JobRun run, CancellationToken cancellationToken)
    {
        if (run.Shards == 0
            && await _jobs.FindAsync(id, cancellationToken).ConfigureAwait(false) is { Job.State: JobState.Submitted }
            && await new JobStreams(cluster, id).WorkAsync(cancellationToken).ConfigureAwait(false) is null or { State.Messages: 0 })
        {
            await _jobs.SetActiveAsync(id, isActive: false, cancellationToken).ConfigureAwait(false);
        }
    }

    private WorkerNote Note()
    {
        var runs = _runs.Values.ToArray();
        var silent = Array.Exists(runs, static run => run.ResolverSilentSince is not null);
        return new(
            Id, Environment.MachineName, _since, _meter.Total, Math.Round(_meter.Rate, 1), runs.Sum(static run => run.Shards),
            silent ? "no resolver answers" : null);
    }
}
