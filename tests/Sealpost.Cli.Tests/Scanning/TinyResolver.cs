using System.Net;
using System.Net.Sockets;

namespace Sealpost.Cli.Tests.Scanning;

/// <summary>
/// A resolver on loopback that knows the root and says of every other name that there is none, or for <c>faulty</c> ones that
/// their name servers fail.
/// </summary>
internal sealed class TinyResolver : IAsyncDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private int _questions;
    private bool _isSilent;

    public TinyResolver()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _serving = ServeAsync();
    }

    /// <summary>As <c>--resolver</c> takes it.</summary>
    public string Address => _socket.LocalEndPoint!.ToString()!;

    /// <summary>Whether it hears and says nothing, as one that was stopped or cannot be reached.</summary>
    public bool IsSilent
    {
        get => Volatile.Read(ref _isSilent);
        set => Volatile.Write(ref _isSilent, value);
    }

    /// <summary>How many questions came.</summary>
    public int Questions => Volatile.Read(ref _questions);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var buffer = new byte[4096];
        while (true)
        {
            try
            {
                var asked = await _socket.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0), _stop.Token);
                Interlocked.Increment(ref _questions);
                if (IsSilent)
                {
                    continue;
                }

                await _socket.SendToAsync(AnswerTo(buffer.AsSpan(0, asked.ReceivedBytes)), asked.RemoteEndPoint, _stop.Token);
            }
            catch (SocketException)
            {
                // Whoever asked was killed.
            }
        }
    }

    private static byte[] AnswerTo(ReadOnlySpan<byte> query)
    {
        var end = 12;
        while (query[end] != 0)
        {
            end += query[end] + 1;
        }

        var isRoot = end == 12;
        byte[] ns = [0, 0, 2, 0, 1, 0, 0, 14, 16, 0, 3, 1, (byte)'a', 0];
        var code = isRoot ? (byte)0x80 : query.IndexOf("faulty"u8) > 0 ? (byte)0x82 : (byte)0x83;
        byte[] head = [query[0], query[1], 0x81, code, 0, 1, 0, isRoot ? (byte)1 : (byte)0, 0, 0, 0, 0];
        return [.. head, .. query[12..(end + 5)], .. isRoot ? ns : []];
    }
}
