using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Sealpost.Core.Names;
using Sealpost.Probes;

namespace Sealpost.Web.Checking;

/// <summary>Where an open check stands.</summary>
internal enum CheckStage
{
    /// <summary>Waiting for its turn.</summary>
    Queued,

    /// <summary>Looking.</summary>
    Running,

    /// <summary>Over, and in the store: finished, interrupted or failed.</summary>
    Over,
}

/// <summary>An open check at one moment.</summary>
/// <param name="Stage">Where it stands.</param>
/// <param name="Ahead">How many checks come before it; 0 when it runs.</param>
/// <param name="Parts">What was seen so far, in the order it came.</param>
/// <param name="Waiting">What is being waited for; null before the first word.</param>
internal sealed record CheckSnapshot(
    CheckStage Stage, int Ahead, ImmutableArray<ObservationPart> Parts, ObservationProgress? Waiting);

/// <summary>A check that is waiting or running; any number of people may watch it.</summary>
internal sealed class RunningCheck(CheckId id, CheckRequest request, DateTimeOffset at) : IProgress<ObservationProgress>
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = NewSignal();
    private CheckSnapshot _now = new(CheckStage.Queued, 0, [], null);

    public CheckId Id { get; } = id;

    public CheckRequest Request { get; } = request;

    public DomainName Domain => Request.Domain;

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset At { get; } = at;

    public CheckSnapshot Now
    {
        get
        {
            lock (_lock)
            {
                return _now;
            }
        }
    }

    /// <summary>How it stands now, and again after each change, until it is over. Changes that come fast fall together.</summary>
    public async IAsyncEnumerable<CheckSnapshot> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            CheckSnapshot now;
            Task changed;
            lock (_lock)
            {
                (now, changed) = (_now, _changed.Task);
            }

            yield return now;
            if (now.Stage is CheckStage.Over)
            {
                yield break;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Waits until it is over, at most so long; whether it is.</summary>
    public async Task<bool> OverWithinAsync(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(time, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await foreach (var now in WatchAsync(either.Token))
            {
                if (now.Stage is CheckStage.Over)
                {
                    return true;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is up, which is an answer too.
        }

        return Now.Stage is CheckStage.Over;
    }

    void IProgress<ObservationProgress>.Report(ObservationProgress value) => Change(now => now with
    {
        Parts = value.Arrived is { } part ? now.Parts.Add(part) : now.Parts,
        Waiting = value,
    });

    internal void Wait(int ahead) => Change(now => now with { Ahead = ahead });

    internal void Begin() => Change(static now => now with { Stage = CheckStage.Running, Ahead = 0 });

    internal void End() => Change(static now => now with { Stage = CheckStage.Over });

    private void Change(Func<CheckSnapshot, CheckSnapshot> change)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            var next = change(_now);
            if (next == _now)
            {
                return;
            }

            _now = next;
            (changed, _changed) = (_changed, NewSignal());
        }

        changed.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
