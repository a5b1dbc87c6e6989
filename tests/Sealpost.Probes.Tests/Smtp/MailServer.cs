using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Sealpost.Probes.Tests.Connections;

namespace Sealpost.Probes.Tests.Smtp;

/// <summary>
/// A mail server that follows a script: <c>S:</c> lines are sent, <c>C:</c> lines waited for (a prefix is enough),
/// <c>(starttls)</c> makes the handshake, <c>(hello)</c> reads a ClientHello and leaves it at that, <c>(reset)</c>
/// resets the connection, <c>(silence)</c> says nothing any more.
/// </summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly Listener _listener;

    public MailServer(string script, X509Certificate2? certificate = null, int step = int.MaxValue)
    {
        var lines = script.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _listener = new(async (stream, stop) =>
        {
            Stream now = stream;
            foreach (var line in lines)
            {
                switch (line.TrimEnd('\r'))
                {
                    case ['S', ':', ' ', .. var text]:
                        await SendAsync(now, Unescaped(text) + "\r\n", step, stop);
                        break;
                    case ['R', ':', ' ', .. var raw]:
                        await SendAsync(now, Unescaped(raw), step, stop);
                        break;
                    case ['C', ':', ' ', .. var command]:
                        var said = await ReadLineAsync(now, stop);
                        Heard.Enqueue(said);
                        if (!said.StartsWith(command, StringComparison.Ordinal))
                        {
                            throw new IOException($"expected {command}");
                        }

                        break;
                    case "(starttls)":
                        var secure = await Listener.SecureAsync(now, certificate!, stop);
                        ServerNames.Enqueue(secure.TargetHostName);
                        now = secure;
                        break;
                    case "(hello)":
                        await now.ReadAtLeastAsync(new byte[16384], 1, false, stop);
                        break;
                    case "(reset)":
                        stream.Socket.LingerState = new(true, 0);
                        return;
                    case "(silence)":
                        await Task.Delay(Timeout.Infinite, stop);
                        break;
                    case var other:
                        throw new ArgumentException($"no such step: {other}", nameof(script));
                }
            }
        });
    }

    public IPEndPoint Address => _listener.Address;

    /// <summary>The commands that came.</summary>
    public ConcurrentQueue<string> Heard { get; } = [];

    public ConcurrentQueue<string> ServerNames { get; } = [];

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private static string Unescaped(string text) =>
        text.Replace("\\r", "\r", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal);

    private static async Task SendAsync(Stream stream, string text, int step, CancellationToken stop)
    {
        foreach (var part in Encoding.UTF8.GetBytes(text).Chunk(step))
        {
            await stream.WriteAsync(part, stop);
            await stream.FlushAsync(stop);
        }
    }

    private static async Task<string> ReadLineAsync(Stream stream, CancellationToken stop)
    {
        var line = new List<byte>();
        var octet = new byte[1];
        while (await stream.ReadAsync(octet, stop) == 1 && octet[0] != '\n')
        {
            line.Add(octet[0]);
        }

        return Encoding.ASCII.GetString([.. line]).TrimEnd('\r');
    }
}
