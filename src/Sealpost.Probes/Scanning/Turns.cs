namespace Sealpost.Probes.Scanning;

/// <summary>Lets a number of visitors at a time through to each place, whoever asks, in the order they came.</summary>
/// <param name="places">How many.</param>
internal sealed class Turns<TKey>(int places)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, Turnstile> _turnstiles = [];

    /// <summary>Waits for its turn, which ends when the answer is disposed of.</summary>
    public async ValueTask<IDisposable> EnterAsync(TKey key, CancellationToken cancellationToken)
    {
        Turnstile turnstile;
        lock (_lock)
        {
            if (!_turnstiles.TryGetValue(key, out turnstile!))
            {
                _turnstiles[key] = turnstile = new(new(places, places));
            }

            turnstile.Users++;
        }

        try
        {
            await turnstile.Free.WaitAsync(cancellationToken).ConfigureAwait(false);
            return new Turn(this, key, turnstile);
        }
        catch (OperationCanceledException)
        {
            Leave(key, turnstile);
            throw;
        }
    }

    private void Leave(TKey key, Turnstile turnstile)
    {
        lock (_lock)
        {
            if (--turnstile.Users == 0)
            {
                _turnstiles.Remove(key);
                turnstile.Free.Dispose();
            }
        }
    }

    private sealed class Turnstile(SemaphoreSlim free)
    {
        public SemaphoreSlim Free { get; } = free;

        public int Users { get; set; }
    }

    private sealed class Turn(Turns<TKey> turns, TKey key, Turnstile turnstile) : IDisposable
    {
        private int _over;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _over, 1) == 0)
            {
                turnstile.Free.Release();
                turns.Leave(key, turnstile);
            }
        }
    }
}
