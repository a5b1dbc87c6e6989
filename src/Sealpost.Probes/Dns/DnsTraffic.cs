namespace Sealpost.Probes.Dns;

/// <summary>How many messages went to the resolvers, and how many of them nobody answered in time.</summary>
internal sealed class DnsTraffic
{
    private long _asked;
    private long _lost;

    public long Asked => Interlocked.Read(ref _asked);

    public long Lost => Interlocked.Read(ref _lost);

    public void CountAsked() => Interlocked.Increment(ref _asked);

    public void CountLost() => Interlocked.Increment(ref _lost);
}
