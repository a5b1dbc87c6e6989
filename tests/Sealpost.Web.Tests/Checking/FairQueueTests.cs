using Sealpost.Web.Checking;

namespace Sealpost.Web.Tests.Checking;

public sealed class FairQueueTests
{
    [Fact]
    public void Clients_take_turns()
    {
        var queue = new FairQueue<string>();
        foreach (var item in (string[])["a1", "a2", "a3", "b1", "c1", "b2"])
        {
            queue.Enqueue(item[..1], item);
        }

        Assert.Equal(["a1", "b1", "c1", "a2", "b2", "a3"], queue.InOrder());
        Assert.Equal(["a1", "b1", "c1", "a2", "b2", "a3"], Drain(queue));
        Assert.Equal(0, queue.Count);
    }

    private static IEnumerable<string> Drain(FairQueue<string> queue)
    {
        while (queue.Dequeue() is { } item)
        {
            yield return item;
        }
    }
}
