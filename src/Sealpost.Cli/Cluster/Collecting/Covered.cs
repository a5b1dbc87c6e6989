using System.Collections;
using Sealpost.Cli.Cluster.Jobs;

namespace Sealpost.Cli.Cluster.Collecting;

/// <summary>Which names of a job have been written: each is taken once, however often its result comes.</summary>
internal sealed class Covered
{
    private readonly Dictionary<long, BitArray> _begun = [];
    private readonly HashSet<long> _done = [];

    /// <summary>How many shards are complete.</summary>
    public long Shards => _done.Count;

    /// <summary>How many names are written.</summary>
    public long Names { get; private set; }

    /// <summary>Takes the results that were not there yet.</summary>
    public List<ShardLine> Take(ShardPart part)
    {
        var taken = new List<ShardLine>();
        foreach (var line in part.Lines)
        {
            if (Take(part.Shard, part.Names, line.Place))
            {
                taken.Add(line);
            }
        }

        return taken;
    }

    /// <summary>Takes a name; <see langword="false"/> when it was taken before.</summary>
    public bool Take(long shard, int names, int place)
    {
        if (_done.Contains(shard))
        {
            return false;
        }

        if (!_begun.TryGetValue(shard, out var places))
        {
            _begun[shard] = places = new(names);
        }

        if (place >= places.Length || places[place])
        {
            return false;
        }

        places[place] = true;
        Names++;
        if (places.HasAllSet())
        {
            _begun.Remove(shard);
            _done.Add(shard);
        }

        return true;
    }
}
