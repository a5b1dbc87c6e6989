using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Dns;

/// <summary>What came of a datagram over a shared socket.</summary>
/// <param name="Outcome"><see cref="DnsOutcome.Answered"/> where something that fits came back in time.</param>
/// <param name="Message">What came back; null where it could not be read.</param>
/// <param name="Question">The question as it was put.</param>
internal readonly record struct SharedReply(DnsOutcome Outcome, DnsMessage? Message, DnsQuestion Question);

/// <summary>
/// Puts many questions to a server over few sockets. A socket a question, as a single check has it, costs more than the
/// question itself.
/// </summary>
/// <remarks>
/// An attacker off the path has to guess the port of one of several sockets, which change, and the id (RFC 5452 §4.3).
/// Sockets that nobody needs any more are closed.
/// </remarks>
internal sealed class SharedSockets(DnsTraffic traffic, TimeProvider clock)
{
    private const int PerServer = 4;
    private const int MostQuestions = 20_000;
    private static readonly TimeSpan Sweep = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<IPEndPoint, DnsLane?[]> _lanes = [];
    private readonly Lock _lock = new();
    private readonly List<DnsLane> _open = [];
    private ITimer? _timer;
    private int _next;

    /// <summary>Puts a question and waits for what fits it.</summary>
    /// <exception cref="SocketException">It cannot be sent, or nobody listens there.</exception>
    public async Task<SharedReply> AskAsync(
        IPEndPoint server,
        DnsQuestion question,
        TimeSpan wait,
        CancellationToken timeUp,
        CancellationToken cancellationToken)
    {
        traffic.CountAsked();
        var reply = await LaneTo(server).AskAsync(question, wait, timeUp, cancellationToken).ConfigureAwait(false);
        if (reply.Outcome is DnsOutcome.TimedOut)
        {
            traffic.CountLost();
        }

        return reply;
    }

    private DnsLane LaneTo(IPEndPoint server)
    {
        var lanes = _lanes.GetOrAdd(server, static _ => new DnsLane?[PerServer]);
        var at = (int)((uint)Interlocked.Increment(ref _next) % PerServer);
        if (Volatile.Read(ref lanes[at]) is { IsClosed: false, Asked: < MostQuestions } lane)
        {
            return lane;
        }

        lock (_lock)
        {
            if (lanes[at] is { IsClosed: false, Asked: < MostQuestions } other)
            {
                return other;
            }

            var opened = new DnsLane(server, clock);
            lanes[at] = opened;
            _open.Add(opened);
            _timer ??= clock.CreateTimer(static sockets => ((SharedSockets)sockets!).Tidy(), this, Sweep, Sweep);
            return opened;
        }
    }

    private void Tidy()
    {
        lock (_lock)
        {
            foreach (var lane in _open)
            {
                lane.Expire();
                if (lane.IsIdle(Idle))
                {
                    lane.Dispose();
                }
            }

            _open.RemoveAll(static lane => lane.IsClosed);
            if (_open.Count == 0)
            {
                _timer?.Dispose();
                _timer = null;
                _lanes.Clear();
            }
        }
    }
}
