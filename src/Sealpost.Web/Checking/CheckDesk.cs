using Sealpost.Core.Checks;
using Sealpost.Core.Rendering;
using Sealpost.Core.Reporting;
using Sealpost.Probes.Tls;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Checking;

/// <summary>
/// Takes wishes to have domains checked, and sees to them: one check per domain at a time, whoever asks, so many at
/// once, the others in a fair queue.
/// </summary>
internal sealed partial class CheckDesk(
    Looks looks,
    CheckStore store,
    CheckLimits limits,
    CheckingOptions options,
    TimeProvider clock,
    ILogger<CheckDesk> logger,
    CheckFigures? figures = null) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Subject, RunningCheck> _open = [];
    private readonly Dictionary<CheckId, RunningCheck> _byId = [];
    private readonly Dictionary<Subject, Asked.Reused> _recent = [];
    private readonly FairQueue<RunningCheck> _queue = new();
    private readonly HashSet<Task> _running = [];
    private readonly CancellationTokenSource _stop = new();
    private bool _isStopping;

    /// <summary>Checks that run, and checks that wait.</summary>
    public (int Running, int Waiting) Load
    {
        get
        {
            lock (_lock)
            {
                return (_running.Count, _queue.Count);
            }
        }
    }

    /// <summary>The checks that run or wait.</summary>
    public IReadOnlyCollection<CheckId> Open
    {
        get
        {
            lock (_lock)
            {
                return [.. _byId.Keys];
            }
        }
    }

    /// <summary>The open check of that name; null where it is over, or another server's.</summary>
    public RunningCheck? Find(CheckId id)
    {
        lock (_lock)
        {
            return _byId.GetValueOrDefault(id);
        }
    }

    /// <summary>Begins a check, or finds the one that answers the wish already.</summary>
    public async Task<Asked> AskAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        var subject = request.Subject;
        var since = clock.GetUtcNow() - options.ReuseWithin;
        if (options.ReuseWithin > TimeSpan.Zero
            && await store.LastAsync(subject, since, cancellationToken) is { } last
            && CheckId.TryParse(last.Id, out var id))
        {
            return new Asked.Reused(id, last.At);
        }

        RunningCheck check;
        lock (_lock)
        {
            if (Answered(subject) is { } answer)
            {
                return answer;
            }

            if (Refusal(request) is { } refusal)
            {
                figures?.Refuse(refusal.Reason);
                return refusal;
            }

            check = new(CheckId.Random(), request, clock.GetUtcNow());
            _open[subject] = check;
            _byId[check.Id] = check;
        }

        await KeepAsync(check, subject);
        var isLate = false;
        lock (_lock)
        {
            isLate = _isStopping;
            if (!isLate)
            {
                _queue.Enqueue(request.Client, check);
            }
        }

        // The stop may come while the wish is written down; nobody would see to the check any more.
        if (isLate)
        {
            await GiveUpAsync(check, CheckState.Interrupted, CheckStore.Interruption);
        }

        Pump();
        return new Asked.Accepted(check.Id);
    }

    /// <summary>Takes no more checks, gives up those that wait, and lets the others finish until it is cancelled.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        List<RunningCheck> waiting = [];
        lock (_lock)
        {
            _isStopping = true;
            while (_queue.Dequeue() is { } check)
            {
                waiting.Add(check);
            }
        }

        foreach (var check in waiting)
        {
            await GiveUpAsync(check, CheckState.Interrupted, CheckStore.Interruption);
        }

        await using var late = cancellationToken.Register(_stop.Cancel);
        Task[] running;
        lock (_lock)
        {
            running = [.. _running];
        }

        await Task.WhenAll(running);
    }

    public void Dispose() => _stop.Dispose();

    private Asked? Answered(Subject subject)
    {
        if (_open.TryGetValue(subject, out var open))
        {
            return new Asked.Joined(open.Id);
        }

        return _recent.TryGetValue(subject, out var recent) && recent.At > clock.GetUtcNow() - options.ReuseWithin
            ? recent
            : null;
    }

    private Asked.Refused? Refusal(CheckRequest request)
    {
        if (_isStopping)
        {
            return new(RefusalReason.Stopping, TimeSpan.FromSeconds(30));
        }

        if (_queue.Count >= options.QueueLength)
        {
            return new(RefusalReason.QueueFull, TimeSpan.FromSeconds(30));
        }

        return _queue.CountOf(request.Client) >= options.QueueLengthPerClient
            ? new(RefusalReason.ClientLimit, TimeSpan.FromSeconds(30))
            : limits.Take(request);
    }

    // Not ended by whoever asked first: others may have joined.
    private async Task KeepAsync(RunningCheck check, Subject subject)
    {
        try
        {
            await store.OpenAsync(check, CancellationToken.None);
        }
        catch
        {
            Forget(check, subject);
            check.End();
            throw;
        }
    }

    private void Pump()
    {
        lock (_lock)
        {
            while (_running.Count < options.AtOnce && _queue.Dequeue() is { } check)
            {
                var task = RunAsync(check);
                _running.Add(task);
                _ = task.ContinueWith(Ended, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }

            var ahead = 0;
            foreach (var waiting in _queue.InOrder())
            {
                waiting.Wait(++ahead);
            }
        }
    }

    private void Ended(Task task)
    {
        lock (_lock)
        {
            _running.Remove(task);
        }

        Pump();
    }

    private async Task RunAsync(RunningCheck check)
    {
        await Task.Yield();
        using var run = figures?.Begin();
        check.Begin();
        try
        {
            var seen = await looks.AtAsync(check.Request, check, _stop.Token);
            var report = CheckReport.Judge(seen, Catalog.All);
            await store.FinishAsync(check.Id, report, CancellationToken.None);
            run?.Finish(report.Outcome.Word());
            Remember(check, seen.At);
            Close(check);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            run?.GiveUp(CheckState.Interrupted);
            await GiveUpAsync(check, CheckState.Interrupted, CheckStore.Interruption);
        }
        catch (TrustedRootsException fault)
        {
            run?.GiveUp(CheckState.Failed);
            Log.NoRoots(logger, fault.Message);
            await GiveUpAsync(check, CheckState.Failed, "This server cannot read its trusted roots; its operator is told.");
        }
#pragma warning disable CA1031 // One check's fault must not end the others; it is logged whole and told as failed.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            run?.GiveUp(CheckState.Failed);
            Log.Failed(logger, fault);
            await GiveUpAsync(check, CheckState.Failed, "A fault of this server ended the check; its operator is told.");
        }
    }

    private async Task GiveUpAsync(RunningCheck check, CheckState state, string because)
    {
        try
        {
            await store.GiveUpAsync(check.Id, state, because, CancellationToken.None);
        }
#pragma warning disable CA1031 // Whatever keeps the store from writing, the check's lease runs out by itself.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Log.Failed(logger, fault);
        }

        Close(check);
    }

    private void Remember(RunningCheck check, DateTimeOffset at)
    {
        lock (_lock)
        {
            var since = clock.GetUtcNow() - options.ReuseWithin;
            foreach (var old in _recent.Where(recent => recent.Value.At < since).Select(static recent => recent.Key).ToList())
            {
                _recent.Remove(old);
            }

            _recent[check.Request.Subject] = new(check.Id, at);
        }
    }

    private void Close(RunningCheck check)
    {
        Forget(check, check.Request.Subject);
        check.End();
    }

    private void Forget(RunningCheck check, Subject subject)
    {
        lock (_lock)
        {
            _open.Remove(subject);
            _byId.Remove(check.Id);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A check failed")]
        public static partial void Failed(ILogger logger, Exception fault);

        [LoggerMessage(2, LogLevel.Error, "The trusted roots cannot be read: {Reason}")]
        public static partial void NoRoots(ILogger logger, string reason);
    }
}
