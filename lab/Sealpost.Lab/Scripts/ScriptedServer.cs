using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Sealpost.Lab.Scripts;

/// <summary>Listens at one address and plays its script for every connection.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    // Longer than any time-out of a patient client, so that the script decides who gives up first.
    private static readonly TimeSpan LongestSession = TimeSpan.FromMinutes(3);

    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _connections;

    public ScriptedServer(IPEndPoint at, Script script, X509Certificate2Collection chain, byte[]? body = null)
    {
        Script = script;
        Certificate = SslStreamCertificateContext.Create(chain[0], chain, offline: true);
        Body = body ?? [];
        _listener = new TcpListener(at);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Script Script { get; }

    public SslStreamCertificateContext Certificate { get; }

    /// <summary>The policy that the verbs of HTTPS send.</summary>
    public byte[] Body { get; }

    /// <summary>How many connections are open now.</summary>
    public int Connections => Volatile.Read(ref _connections);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
            catch (Exception fault)
                when (fault is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // A connection that died in the queue, or the end.
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        Interlocked.Increment(ref _connections);
        try
        {
            using var _ = client;
            using var time = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            time.CancelAfter(LongestSession);
            client.NoDelay = true;
            var session = new Session(client.GetStream(), this, time.Token);
            await session.PlayAsync();
            if (session.MustReset)
            {
                client.LingerState = new LingerOption(true, 0);
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException or ObjectDisposedException)
        {
            // The client went away while the connection was being closed.
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
        }
    }
}
