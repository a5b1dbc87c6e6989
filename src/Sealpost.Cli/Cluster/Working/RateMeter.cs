namespace Sealpost.Cli.Cluster.Working;

/// <summary>Counts, and says how many in a second of late.</summary>
internal sealed class RateMeter(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Queue<(long At, long Total)> _marks = new();
    private long _total;

    /// <summary>How many there were.</summary>
    public long Total => Interlocked.Read(ref _total);

    /// <summary>How many in a second, from the last question but as many as lie within half a minute until now.</summary>
    public double Rate
    {
        get
        {
            lock (_lock)
            {
                var now = clock.GetTimestamp();
                var total = Total;
                while (_marks.Count > 1 && clock.GetElapsedTime(_marks.Peek().At, now) > Window)
                {
                    _marks.Dequeue();
                }

                _marks.Enqueue((now, total));
                var (at, before) = _marks.Peek();
                var seconds = clock.GetElapsedTime(at, now).TotalSeconds;
                return seconds > 0 ? (total - before) / seconds : 0;
            }
        }
    }

    /// <summary>One more.</summary>
    public void Count() => Interlocked.Increment(ref _total);
}
