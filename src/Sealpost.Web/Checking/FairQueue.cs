namespace Sealpost.Web.Checking;

/// <summary>A queue in which clients take turns: who asks for a thousand checks waits behind who asks for one.</summary>
/// <remarks>Not safe for use by several threads at once.</remarks>
internal sealed class FairQueue<T>
    where T : class
{
    private sealed record Line(string Client, LinkedList<T> Items);

    private readonly Dictionary<string, LinkedListNode<Line>> _byClient = [];

    // The client whose turn it is stands first.
    private readonly LinkedList<Line> _turns = new();

    public int Count { get; private set; }

    /// <summary>How many of one client's are waiting.</summary>
    public int CountOf(string client) => _byClient.TryGetValue(client, out var line) ? line.Value.Items.Count : 0;

    public void Enqueue(string client, T item)
    {
        if (!_byClient.TryGetValue(client, out var line))
        {
            _byClient[client] = line = _turns.AddLast(new Line(client, new()));
        }

        line.Value.Items.AddLast(item);
        Count++;
    }

    /// <summary>The next item; null where none waits.</summary>
    public T? Dequeue()
    {
        if (_turns.First is not { } line)
        {
            return null;
        }

        var item = line.Value.Items.First!.Value;
        line.Value.Items.RemoveFirst();
        Count--;
        _turns.Remove(line);
        if (line.Value.Items.Count > 0)
        {
            _turns.AddLast(line);
        }
        else
        {
            _byClient.Remove(line.Value.Client);
        }

        return item;
    }

    /// <summary>What waits, in the order it will be taken if nothing more comes.</summary>
    public IEnumerable<T> InOrder()
    {
        var lines = _turns.Select(static line => line.Items.First).ToList();
        while (lines.Count > 0)
        {
            var left = new List<LinkedListNode<T>?>(lines.Count);
            foreach (var node in lines)
            {
                yield return node!.Value;
                if (node.Next is { } next)
                {
                    left.Add(next);
                }
            }

            lines = left;
        }
    }
}
