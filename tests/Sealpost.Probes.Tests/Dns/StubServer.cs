using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Sealpost.Probes.Tests.Dns;

/// <summary>
/// A name server on loopback that does what the test says: no, one or many datagrams for a query, and TCP.
/// </summary>
internal sealed class StubServer : IAsyncDisposable
{
    private readonly Socket _udp = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly TcpListener _tcp;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public StubServer(Func<byte[], byte[][]> answers, Func<byte[], byte[]>? overTcp = null)
    {
        // The same port for both: TCP first, as its ports are fewer in use for long.
        while (true)
        {
            _tcp = new TcpListener(IPAddress.Loopback, 0);
            _tcp.Start();
            Address = (IPEndPoint)_tcp.LocalEndpoint;
            try
            {
                _udp.Bind(Address);
                break;
            }
            catch (SocketException)
            {
                _tcp.Dispose();
            }
        }

        _running = Task.WhenAll(ServeUdpAsync(answers), ServeTcpAsync(overTcp));
    }

    public IPEndPoint Address { get; }

    /// <summary>The queries that came, in their order, both ways.</summary>
    public ConcurrentQueue<byte[]> Queries { get; } = [];

    /// <summary>The ports the queries came from.</summary>
    public ConcurrentQueue<int> Ports { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _udp.Dispose();
        _tcp.Dispose();
        _stop.Dispose();
    }

    private async Task ServeUdpAsync(Func<byte[], byte[][]> answers)
    {
        var buffer = new byte[65535];
        while (!_stop.IsCancellationRequested)
        {
            var got = await _udp.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0), _stop.Token);
            var query = buffer[..got.ReceivedBytes];
            Queries.Enqueue(query);
            Ports.Enqueue(((IPEndPoint)got.RemoteEndPoint).Port);
            foreach (var answer in answers(query))
            {
                await _udp.SendToAsync(answer, got.RemoteEndPoint, _stop.Token);
            }
        }
    }

    private async Task ServeTcpAsync(Func<byte[], byte[]>? overTcp)
    {
        while (!_stop.IsCancellationRequested)
        {
            using var client = await _tcp.AcceptTcpClientAsync(_stop.Token);
            if (overTcp is null)
            {
                continue;
            }

            var stream = client.GetStream();
            var length = new byte[2];
            await stream.ReadExactlyAsync(length, _stop.Token);
            var query = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
            await stream.ReadExactlyAsync(query, _stop.Token);
            Queries.Enqueue(query);
            var answer = overTcp(query);
            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)answer.Length);
            await stream.WriteAsync(length, _stop.Token);
            await stream.WriteAsync(answer, _stop.Token);
        }
    }
}
