using System.Net;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Scanning;

/// <summary>What a scan has seen of mail servers, as long as it stands.</summary>
internal sealed class MxMemory(ScanOptions options, TimeProvider clock)
{
    private const int Most = 1024;

    private readonly Recent<(IPAddress Address, string? Host), Known> _known = new(Most);

    private sealed record Known(MxProbe Probe, long Since, TimeSpan Keep);

    /// <summary>What is known of a host at an address; null where nothing is that still stands.</summary>
    public MxProbe? Find(string host, IPAddress address) => Find((address, host)) ?? Find((address, null));

    /// <summary>Keeps what was seen.</summary>
    public void Keep(string? host, MxProbe probe, TimeSpan keep) =>
        _known.Keep((probe.Address, host), new(probe, clock.GetTimestamp(), keep));

    /// <summary>
    /// How long a result stands for its address: while a server that has no time for us, or cannot be reached, is to be
    /// left alone, no longer; null where it says nothing of the server.
    /// </summary>
    public TimeSpan? Standing(MxProbe probe) => probe switch
    {
        MxProbe.NotTried => null,
        MxProbe.TurnedAway { Code: < 500 } or MxProbe.StartTlsRefused { Code: < 500 } => options.Pause,
        MxProbe.NoConnection { Fault: ConnectFault.Local } => null,
        MxProbe.NoConnection or MxProbe.BrokenOff or MxProbe.Unfinished => options.Pause,
        _ => options.ReuseFor,
    };

    /// <summary>
    /// Whether a server says the same whatever name it is visited by: it does until TLS, where SNI comes in
    /// (RFC 8461 §7.1).
    /// </summary>
    public static bool IsSameForAllNames(MxProbe probe) => probe is not (MxProbe.Secured or MxProbe.NoTls);

    private MxProbe? Find((IPAddress Address, string? Host) key) =>
        _known.Find(key) is { } known && clock.GetElapsedTime(known.Since) < known.Keep ? known.Probe : null;
}
