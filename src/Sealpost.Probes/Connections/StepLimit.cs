namespace Sealpost.Probes.Connections;

/// <summary>
/// The time one step may take, tied to the two reasons to stop earlier: the time for the whole check, and the caller.
/// </summary>
internal sealed class StepLimit : IDisposable
{
    private readonly CancellationToken _timeUp;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _own;
    private readonly CancellationTokenSource _linked;

    public StepLimit(TimeSpan time, TimeProvider clock, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        _timeUp = timeUp;
        _caller = cancellationToken;
        _own = new(time, clock);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(_own.Token, timeUp, cancellationToken);
    }

    /// <summary>Stops the step, for whichever reason comes first.</summary>
    public CancellationToken Token => _linked.Token;

    /// <summary>Whether the step was stopped because the whole check ran out of time.</summary>
    public bool CheckEnded => _timeUp.IsCancellationRequested;

    /// <summary>
    /// Whether a fault is nothing but this limit stopping the step; a caller's wish is not, and goes on as exception.
    /// </summary>
    public bool Stopped(Exception fault) =>
        !_caller.IsCancellationRequested && _linked.IsCancellationRequested
        && fault is OperationCanceledException or IOException or ObjectDisposedException;

    public void Dispose()
    {
        _linked.Dispose();
        _own.Dispose();
    }
}
