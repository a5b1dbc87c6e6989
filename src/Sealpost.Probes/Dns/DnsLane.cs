using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Dns;

/// <summary>One socket to one server with many questions open; each has an id that no other open one has.</summary>
internal sealed class DnsLane : IDisposable
{
    private const int Buffer = 1024 * 1024;

    private readonly Socket _socket;
    private readonly TimeProvider _clock;
    private readonly Dictionary<ushort, Open> _questions = [];
    private readonly Lock _lock = new();
    private long _lastUse;
    private int _asked;

    /// <summary>Opens a socket that hears this server only.</summary>
    public DnsLane(IPEndPoint server, TimeProvider clock)
    {
        _clock = clock;
        _lastUse = clock.GetTimestamp();
        _socket = new(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = Buffer };
        _socket.Connect(server);
        _ = ListenAsync();
    }

    /// <summary>How many questions it has had.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Whether no question can be put any more.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Whether nobody has needed it for a while.</summary>
    public bool IsIdle(TimeSpan time)
    {
        lock (_lock)
        {
            return _questions.Count == 0 && _clock.GetElapsedTime(_lastUse) > time;
        }
    }

    /// <summary>Puts a question and waits for what fits it.</summary>
    public Task<SharedReply> AskAsync(
        DnsQuestion question, TimeSpan wait, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        Open open;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            while (_questions.ContainsKey(question.Id))
            {
                question = question with { Id = (ushort)RandomNumberGenerator.GetInt32(0x10000) };
            }

            _lastUse = _clock.GetTimestamp();
            open = new(question, _lastUse, wait, timeUp, cancellationToken);
            _questions[question.Id] = open;
            _asked++;
        }

        try
        {
            _socket.Send(question.Encode(edns: true));
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            Take(question.Id)?.TrySetException(fault);
        }

        return open.Task;
    }

    /// <summary>Gives up on the questions whose time is over.</summary>
    public void Expire()
    {
        lock (_lock)
        {
            foreach (var (id, open) in _questions)
            {
                if (open.Caller.IsCancellationRequested)
                {
                    _questions.Remove(id);
                    open.TrySetCanceled(open.Caller);
                }
                else if (open.TimeUp.IsCancellationRequested || _clock.GetElapsedTime(open.Since) >= open.Wait)
                {
                    _questions.Remove(id);
                    open.TrySetResult(new(DnsOutcome.TimedOut, null, open.Question));
                }
            }
        }
    }

    public void Dispose()
    {
        IsClosed = true;
        _socket.Dispose();
    }

    private async Task ListenAsync()
    {
        var buffer = new byte[4096];
        while (!IsClosed)
        {
            try
            {
                var length = await _socket.ReceiveAsync(buffer).ConfigureAwait(false);
                Read(buffer.AsSpan(0, length));
            }
            catch (SocketException fault)
            {
                Fail(fault);
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Read(ReadOnlySpan<byte> octets)
    {
        if (octets.Length < 2)
        {
            return;
        }

        var id = BinaryPrimitives.ReadUInt16BigEndian(octets);
        Open? open;
        lock (_lock)
        {
            // What does not fit is dropped, and the question stays open for what does (RFC 5452 §9.1).
            if (!_questions.TryGetValue(id, out open) || !DnsMessage.Fits(octets, open.Question))
            {
                return;
            }

            _questions.Remove(id);
        }

        open.TrySetResult(new(DnsOutcome.Answered, DnsMessage.Read(octets), open.Question));
    }

    private Open? Take(ushort id)
    {
        lock (_lock)
        {
            return _questions.Remove(id, out var open) ? open : null;
        }
    }

    // Nobody listens there, or this machine has no way there: it concerns all that wait.
    private void Fail(SocketException fault)
    {
        List<Open> all;
        lock (_lock)
        {
            all = [.. _questions.Values];
            _questions.Clear();
        }

        all.ForEach(open => open.TrySetException(fault));
    }

    private sealed class Open(
        DnsQuestion question, long since, TimeSpan wait, CancellationToken timeUp, CancellationToken caller)
        : TaskCompletionSource<SharedReply>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public DnsQuestion Question { get; } = question;

        public long Since { get; } = since;

        public TimeSpan Wait { get; } = wait;

        public CancellationToken TimeUp { get; } = timeUp;

        public CancellationToken Caller { get; } = caller;
    }
}
