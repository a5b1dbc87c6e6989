using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Sealpost.Probes.Tests.Connections;

namespace Sealpost.Probes.Tests.Https;

/// <summary>A web server that reads one request and answers with the octets it is given.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly Listener _listener;

    public WebServer(
        Func<SslStream, CancellationToken, Task> answer, X509Certificate2 certificate, params X509Certificate2[] others)
    {
        _listener = new(async (stream, stop) =>
        {
            await using var secure = await Listener.SecureAsync(stream, certificate, stop, others);
            ServerNames.Enqueue(secure.TargetHostName);
            Requests.Enqueue(await ReadRequestAsync(secure, stop));
            await answer(secure, stop);
        });
    }

    public IPEndPoint Address => _listener.Address;

    public ConcurrentQueue<string> ServerNames { get; } = [];

    public ConcurrentQueue<string> Requests { get; } = [];

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private static async Task<string> ReadRequestAsync(SslStream stream, CancellationToken stop)
    {
        var request = new StringBuilder();
        var buffer = new byte[1024];
        while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var length = await stream.ReadAsync(buffer, stop);
            if (length == 0)
            {
                break;
            }

            request.Append(Encoding.Latin1.GetString(buffer, 0, length));
        }

        return request.ToString();
    }
}
