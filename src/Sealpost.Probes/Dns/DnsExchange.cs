using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Sealpost.Core.Observations;
using Sealpost.Probes.Connections;

namespace Sealpost.Probes.Dns;

/// <summary>One question to one server: UDP, and TCP where the answer does not fit (RFC 7766 §5).</summary>
/// <param name="server">The server.</param>
/// <param name="question">The question; its id is for this server and this try only.</param>
/// <param name="limit">How long to wait.</param>
internal sealed class DnsExchange(IPEndPoint server, DnsQuestion question, StepLimit limit)
{
    private const int FormErr = 1;
    private const int NotImp = 4;

    private readonly byte[] _buffer = new byte[4096];
    private int _strangers;

    /// <summary>What the server says. A caller's cancellation is the only exception.</summary>
    public async Task<DnsAnswer> AskAsync()
    {
        try
        {
            var answer = await AskAsync(edns: true).ConfigureAwait(false);
            return answer with { Server = server.ToString() };
        }
        catch (Exception fault) when (limit.Stopped(fault))
        {
            return DnsAnswer.Failed(
                DnsOutcome.TimedOut,
                _strangers == 0 ? null : $"{_strangers} messages that did not fit the question were dropped");
        }
        catch (SocketException fault)
        {
            return DnsAnswer.Failed(DnsOutcome.NoResolver, $"{server}: {Dial.FaultOf(fault.SocketErrorCode)}");
        }
    }

    private async Task<DnsAnswer> AskAsync(bool edns)
    {
        var message = await OverUdpAsync(question.Encode(edns)).ConfigureAwait(false);
        if (message is { Truncated: true })
        {
            (message, var fault) = await OverTcpAsync(question.Encode(edns)).ConfigureAwait(false);
            if (fault is not null)
            {
                return DnsAnswer.Failed(DnsOutcome.Malformed, fault);
            }
        }

        return message switch
        {
            null => DnsAnswer.Failed(DnsOutcome.Malformed, "the response could not be read"),

            // A server that does not know EDNS (RFC 6891 §7).
            { Code: FormErr or NotImp } when edns => await AskAsync(edns: false).ConfigureAwait(false),
            _ => DnsAnswer.Of(message, question),
        };
    }

    // A socket of its own for each try, so that the system picks another port; connected, so that it hears this server
    // only.
    private async Task<DnsMessage?> OverUdpAsync(byte[] query)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server, limit.Token).ConfigureAwait(false);
        await socket.SendAsync(query, limit.Token).ConfigureAwait(false);

        while (true)
        {
            var length = await socket.ReceiveAsync(_buffer, limit.Token).ConfigureAwait(false);
            if (DnsMessage.Fits(_buffer.AsSpan(0, length), question))
            {
                return DnsMessage.Read(_buffer.AsSpan(0, length));
            }

            _strangers++;
        }
    }

    private async Task<(DnsMessage? Message, string? Fault)> OverTcpAsync(byte[] query)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server, limit.Token).ConfigureAwait(false);
            var framed = new byte[query.Length + 2];
            BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)query.Length);
            query.CopyTo(framed, 2);
            await using var stream = new NetworkStream(socket);
            await stream.WriteAsync(framed, limit.Token).ConfigureAwait(false);

            await stream.ReadExactlyAsync(framed.AsMemory(0, 2), limit.Token).ConfigureAwait(false);
            var answer = new byte[BinaryPrimitives.ReadUInt16BigEndian(framed)];
            await stream.ReadExactlyAsync(answer, limit.Token).ConfigureAwait(false);
            return DnsMessage.Fits(answer, question)
                ? (DnsMessage.Read(answer), null)
                : (null, "the response over TCP does not fit the question");
        }
        catch (Exception fault) when (fault is SocketException or IOException && !limit.Stopped(fault))
        {
            return (null, "the response was cut short over UDP, and TCP failed");
        }
    }
}
