namespace Sealpost.Probes.Scanning;

/// <summary>How far a count has come within the last while.</summary>
/// <param name="span">How long that is.</param>
internal sealed class Lately(TimeSpan span)
{
    /// <summary>How many times the time after which a domain is slow is looked back.</summary>
    public const int Spans = 5;

    private readonly Queue<(long At, long Count)> _counts = [];

    /// <summary>Takes note of the count and says how far it has come.</summary>
    public long Of(long count, long at, TimeProvider clock)
    {
        _counts.Enqueue((at, count));
        while (clock.GetElapsedTime(_counts.Peek().At, at) > span)
        {
            _counts.Dequeue();
        }

        return count - _counts.Peek().Count;
    }
}
