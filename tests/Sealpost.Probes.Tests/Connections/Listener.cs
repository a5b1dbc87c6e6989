using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Sealpost.Probes.Tests.Connections;

/// <summary>A server on loopback; each connection is given to what the test wants done with it, then closed.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly TcpListener _tcp;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public Listener(Func<NetworkStream, CancellationToken, Task> serve, string address = "127.0.0.1")
    {
        _tcp = new(IPAddress.Parse(address), 0);
        _tcp.Start();
        Address = (IPEndPoint)_tcp.LocalEndpoint;
        _running = AcceptAsync(serve);
    }

    public IPEndPoint Address { get; }

    /// <summary>How many connections came.</summary>
    public int Connections { get; private set; }

    /// <summary>What a server noted of its clients.</summary>
    public ConcurrentQueue<string> Heard { get; } = [];

    /// <summary>Makes the server's side of a handshake.</summary>
    public static async Task<SslStream> SecureAsync(
        Stream stream, X509Certificate2 certificate, CancellationToken stop, params X509Certificate2[] others)
    {
        var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                ServerCertificateContext = SslStreamCertificateContext.Create(certificate, [.. others], offline: true),
            },
            stop);
        return secure;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _tcp.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync(Func<NetworkStream, CancellationToken, Task> serve)
    {
        while (!_stop.IsCancellationRequested)
        {
            var socket = await _tcp.AcceptSocketAsync(_stop.Token);
            Connections++;
            _ = ServeAsync(socket, serve);
        }
    }

    // A client that goes away in the middle is what many of these tests are about.
    private async Task ServeAsync(Socket socket, Func<NetworkStream, CancellationToken, Task> serve)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            await serve(stream, _stop.Token);
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or AuthenticationException)
        {
            Heard.Enqueue(fault.GetType().Name);
        }
    }
}
