namespace Sealpost.Probes.Scanning;

/// <summary>
/// The time for one domain, which stands still while the domain waits for its turn at a server that others are visiting:
/// politeness must not make a domain look slow.
/// </summary>
internal sealed class Deadline : IDisposable
{
    // A turn that does not come in ten times the deadline is not waited for any longer.
    private const int MostPause = 10;

    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _source;
    private readonly Lock _lock = new();
    private TimeSpan _left;
    private TimeSpan _pauseLeft;
    private long _since;
    private int _waits;
    private bool _isOver;

    public Deadline(TimeSpan time, TimeProvider clock)
    {
        _clock = clock;
        _left = time;
        _pauseLeft = time * MostPause;
        _since = clock.GetTimestamp();
        _source = new(time, clock);
    }

    /// <summary>Cancelled when the time is up.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Stops the clock until the answer is disposed of; several may be waited for at once.</summary>
    public IDisposable Pause()
    {
        lock (_lock)
        {
            if (_waits++ == 0)
            {
                Turn(ref _left, _pauseLeft);
            }
        }

        return new Wait(this);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
            _source.Dispose();
        }
    }

    private void Resume()
    {
        lock (_lock)
        {
            if (--_waits == 0)
            {
                Turn(ref _pauseLeft, _left);
            }
        }
    }

    // From one of the two clocks to the other.
    private void Turn(ref TimeSpan running, TimeSpan next)
    {
        running -= _clock.GetElapsedTime(_since);
        _since = _clock.GetTimestamp();
        if (!_isOver)
        {
            _source.CancelAfter(next > TimeSpan.Zero ? next : TimeSpan.Zero);
        }
    }

    private sealed class Wait(Deadline deadline) : IDisposable
    {
        private int _over;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _over, 1) == 0)
            {
                deadline.Resume();
            }
        }
    }
}
