namespace Sealpost.Probes.Scanning;

/// <summary>
/// A memory of bounded size for what is needed again and again: what has not been asked for in a while is forgotten.
/// </summary>
/// <remarks>
/// Two generations: when the young one is full it becomes the old one, and what is found in the old one is young again.
/// </remarks>
/// <param name="most">The most entries of a generation.</param>
internal sealed class Recent<TKey, TValue>(int most)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _lock = new();
    private Dictionary<TKey, TValue> _young = [];
    private Dictionary<TKey, TValue> _old = [];

    public TValue? Find(TKey key)
    {
        lock (_lock)
        {
            if (_young.TryGetValue(key, out var value))
            {
                return value;
            }

            if (_old.Remove(key, out value))
            {
                Put(key, value);
            }

            return value;
        }
    }

    /// <summary>Keeps a value, in the place of another where there is one.</summary>
    public void Keep(TKey key, TValue value)
    {
        lock (_lock)
        {
            _old.Remove(key);
            Put(key, value);
        }
    }

    /// <summary>The value there is, or else the one that is made.</summary>
    public TValue FindOrKeep(TKey key, Func<TKey, TValue> make)
    {
        lock (_lock)
        {
            if (Find(key) is { } found)
            {
                return found;
            }

            var made = make(key);
            Put(key, made);
            return made;
        }
    }

    /// <summary>Forgets a value, where it is still this one.</summary>
    public void Forget(TKey key, TValue value)
    {
        lock (_lock)
        {
            foreach (var generation in (Dictionary<TKey, TValue>[])[_young, _old])
            {
                if (generation.TryGetValue(key, out var kept) && ReferenceEquals(kept, value))
                {
                    generation.Remove(key);
                }
            }
        }
    }

    private void Put(TKey key, TValue value)
    {
        if (_young.Count >= most)
        {
            (_old, _young) = (_young, _old);
            _young.Clear();
        }

        _young[key] = value;
    }
}
