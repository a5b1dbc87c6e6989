using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sealpost.Lab.Dns;

/// <summary>
/// Gives answers that no real server gives to the questions of its list; any other question goes to another resolver.
/// </summary>
internal sealed class OddResolver : IAsyncDisposable
{
    private const int HeaderSize = 12;

    private readonly UdpClient _udp;
    private readonly TcpListener _tcp;
    private readonly IPEndPoint? _upstream;
    private readonly IReadOnlyDictionary<string, string> _answers;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    /// <param name="at">Where to listen, UDP and TCP.</param>
    /// <param name="upstream">Who answers the other questions; REFUSED where it is null.</param>
    /// <param name="answers">What to do, by <c>TYPE full.name</c>.</param>
    public OddResolver(IPEndPoint at, IPEndPoint? upstream, IReadOnlyDictionary<string, string> answers)
    {
        _upstream = upstream;
        _answers = answers;
        _udp = new UdpClient(at);
        _tcp = new TcpListener(at);
        _tcp.Start();
        _serving = Task.WhenAll(ServeUdpAsync(), ServeTcpAsync());
    }

    /// <summary>The inventions a table may name.</summary>
    public static IReadOnlyList<string> Inventions { get; } =
        ["silent", "servfail", "wrong-id-first", "wrong-question-first", "truncated", "loop"];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _tcp.Dispose();
        _udp.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeUdpAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var asked = await _udp.ReceiveAsync(_stop.Token);
                _ = AnswerUdpAsync(asked);
            }
            catch (Exception fault)
                when (fault is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // An ICMP error of an earlier answer, or the end.
            }
        }
    }

    private async Task AnswerUdpAsync(UdpReceiveResult asked)
    {
        try
        {
            foreach (var answer in await AnswersAsync(asked.Buffer, overTcp: false))
            {
                await _udp.SendAsync(answer, asked.RemoteEndPoint, _stop.Token);
            }
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The one who asked does not wait any more.
        }
    }

    private async Task ServeTcpAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = AnswerTcpAsync(await _tcp.AcceptTcpClientAsync(_stop.Token));
            }
            catch (Exception fault)
                when (fault is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // A connection that died in the queue, or the end.
            }
        }
    }

    private async Task AnswerTcpAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            var question = await ReadMessageAsync(stream);
            foreach (var answer in await AnswersAsync(question, overTcp: true))
            {
                await WriteMessageAsync(stream, answer);
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException)
        {
            // The one who asked does not wait any more.
        }
    }

    private async Task<IReadOnlyList<byte[]>> AnswersAsync(byte[] question, bool overTcp)
    {
        if (KeyOf(question) is not { } key)
        {
            return [];
        }

        var what = _answers.GetValueOrDefault(key) ?? (_upstream is null ? "refused" : "");
        return what switch
        {
            "silent" => [],
            "servfail" => [Empty(question, responseCode: 2)],
            "refused" => [Empty(question, responseCode: 5)],
            "truncated" when !overTcp => [Truncated(question)],
            "loop" => [Loop(question)],
            "wrong-id-first" => [OtherId(Empty(question, responseCode: 3)), await AskUpstreamAsync(question)],
            "wrong-question-first" =>
                [OtherQuestion(Empty(question, responseCode: 3)), await AskUpstreamAsync(question)],
            _ => [await AskUpstreamAsync(question)],
        };
    }

    // Over TCP always: the answer then needs no look at its size.
    private async Task<byte[]> AskUpstreamAsync(byte[] question)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_upstream!, _stop.Token);
        await WriteMessageAsync(client.GetStream(), question);
        return await ReadMessageAsync(client.GetStream());
    }

    private async Task<byte[]> ReadMessageAsync(NetworkStream stream)
    {
        var size = new byte[2];
        await stream.ReadExactlyAsync(size, _stop.Token);
        var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(size)];
        await stream.ReadExactlyAsync(message, _stop.Token);
        return message;
    }

    private async Task WriteMessageAsync(NetworkStream stream, byte[] message) =>
        await stream.WriteAsync(
            (byte[])[(byte)(message.Length >> 8), (byte)message.Length, .. message], _stop.Token);

    private static byte[] Empty(byte[] question, int responseCode)
    {
        var answer = question[..QuestionEnd(question)];
        answer[2] = (byte)(0x80 | question[2] & 0x01);
        answer[3] = (byte)(0x80 | responseCode);
        answer.AsSpan(6, 6).Clear();
        return answer;
    }

    private static byte[] Truncated(byte[] question)
    {
        var answer = Empty(question, responseCode: 0);
        answer[2] |= 0x02;
        return answer;
    }

    private static byte[] OtherId(byte[] answer)
    {
        answer[0] ^= 0xFF;
        return answer;
    }

    private static byte[] OtherQuestion(byte[] answer)
    {
        answer[HeaderSize + 1] = (byte)'x';
        return answer;
    }

    // One answer whose owner name is a compression pointer to itself.
    private static byte[] Loop(byte[] question)
    {
        var answer = Empty(question, responseCode: 0);
        answer[7] = 1;
        var here = answer.Length;
        return [.. answer, (byte)(0xC0 | here >> 8), (byte)here, 0, 16, 0, 1, 0, 0, 1, 0x2C, 0, 2, 1, (byte)'v'];
    }

    private static string? KeyOf(byte[] question)
    {
        var end = QuestionEnd(question);
        if (end < 0)
        {
            return null;
        }

        var name = new StringBuilder();
        for (var at = HeaderSize; question[at] != 0; at += question[at] + 1)
        {
            name.Append(name.Length == 0 ? "" : ".").Append(Encoding.ASCII.GetString(question, at + 1, question[at]));
        }

        var type = BinaryPrimitives.ReadUInt16BigEndian(question.AsSpan(end - 4));
        var mnemonic = type switch { 1 => "A", 15 => "MX", 16 => "TXT", 28 => "AAAA", _ => $"TYPE{type}" };
        return $"{mnemonic} {name.ToString().ToLowerInvariant()}";
    }

    private static int QuestionEnd(byte[] question)
    {
        var at = HeaderSize;
        while (at < question.Length && question[at] is > 0 and < 64)
        {
            at += question[at] + 1;
        }

        return at + 5 <= question.Length && question[at] == 0 ? at + 5 : -1;
    }
}
