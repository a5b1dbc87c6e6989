namespace Sealpost.Probes.Scanning;

/// <summary>
/// How many domains are in work: so many at once, and beside them a number of slow ones that gave their place to others.
/// </summary>
internal sealed class Places(int atOnce, int slow, TimeSpan slowAfter, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Place> _taken = [];
    private readonly HashSet<Place> _aside = [];
    private TaskCompletionSource? _wanted;
    private int _atOnce = atOnce;

    /// <summary>How many there may be at once, slow ones not counted.</summary>
    public int AtOnce
    {
        get => Volatile.Read(ref _atOnce);
        set
        {
            lock (_lock)
            {
                _atOnce = value;
                Wake();
            }
        }
    }

    /// <summary>How many are in work.</summary>
    public int InWork
    {
        get
        {
            lock (_lock)
            {
                return _taken.Count + _aside.Count;
            }
        }
    }

    /// <summary>Whether there is no place left.</summary>
    public bool AreFull
    {
        get
        {
            lock (_lock)
            {
                return _taken.Count >= _atOnce;
            }
        }
    }

    /// <summary>Waits for a place. Only one may wait.</summary>
    public async ValueTask<Place> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task free;
            lock (_lock)
            {
                if (_taken.Count < _atOnce)
                {
                    var place = new Place(this, clock.GetTimestamp());
                    place.Node = _taken.AddLast(place);
                    return place;
                }

                _wanted ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                free = _wanted.Task;
            }

            await free.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Lets slow ones give their places to others, so many that <paramref name="most"/> are aside. To be called now and
    /// then.
    /// </summary>
    public void MoveSlowAside(int most)
    {
        lock (_lock)
        {
            while (_aside.Count < Math.Min(slow, most) && _taken.First is { } first
                && clock.GetElapsedTime(first.Value.Since) > slowAfter)
            {
                _taken.RemoveFirst();
                first.Value.Node = null;
                _aside.Add(first.Value);
            }

            Wake();
        }
    }

    private void Leave(Place place)
    {
        lock (_lock)
        {
            if (place.Node is { } node)
            {
                _taken.Remove(node);
                place.Node = null;
            }

            _aside.Remove(place);
            Wake();
        }
    }

    private void Wake()
    {
        if (_wanted is { } wanted && _taken.Count < _atOnce)
        {
            _wanted = null;
            wanted.SetResult();
        }
    }

    /// <summary>A place, until it is disposed of.</summary>
    internal sealed class Place(Places places, long since) : IDisposable
    {
        public long Since { get; } = since;

        public LinkedListNode<Place>? Node { get; set; }

        public void Dispose() => places.Leave(this);
    }
}
