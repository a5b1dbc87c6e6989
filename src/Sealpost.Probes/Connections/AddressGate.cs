using System.Net;

namespace Sealpost.Probes.Connections;

/// <summary>Lets one connection at a time through to each address and port, whoever asks.</summary>
internal sealed class AddressGate
{
    private readonly Lock _lock = new();
    private readonly Dictionary<IPEndPoint, Turnstile> _turnstiles = [];

    /// <summary>
    /// Waits for its turn, which ends when the answer is disposed; null where the time for the check was up before.
    /// </summary>
    public async Task<IDisposable?> EnterAsync(
        IPEndPoint to, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp, cancellationToken);
        try
        {
            var turn = await EnterAsync(to, either.Token).ConfigureAwait(false);
            if (!timeUp.IsCancellationRequested)
            {
                return turn;
            }

            // The turn came in the moment the time was up.
            turn.Dispose();
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<IDisposable> EnterAsync(IPEndPoint to, CancellationToken cancellationToken)
    {
        Turnstile turnstile;
        lock (_lock)
        {
            if (!_turnstiles.TryGetValue(to, out turnstile!))
            {
                _turnstiles[to] = turnstile = new(this, to);
            }

            turnstile.Users++;
        }

        try
        {
            await turnstile.Free.WaitAsync(cancellationToken).ConfigureAwait(false);
            return new Turn(turnstile);
        }
        catch (OperationCanceledException)
        {
            turnstile.Leave();
            throw;
        }
    }

    private sealed class Turnstile(AddressGate gate, IPEndPoint to)
    {
        public SemaphoreSlim Free { get; } = new(1, 1);

        public int Users { get; set; }

        public void Leave()
        {
            lock (gate._lock)
            {
                if (--Users == 0)
                {
                    gate._turnstiles.Remove(to);
                    Free.Dispose();
                }
            }
        }
    }

    private sealed class Turn(Turnstile turnstile) : IDisposable
    {
        private int _over;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _over, 1) == 0)
            {
                turnstile.Free.Release();
                turnstile.Leave();
            }
        }
    }
}
