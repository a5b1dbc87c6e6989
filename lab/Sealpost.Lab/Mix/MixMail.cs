using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Sealpost.Lab.Certificates;
using Sealpost.Lab.Table;

namespace Sealpost.Lab.Mix;

/// <summary>
/// The mail servers of all domains of a mix: one listener at every address of this machine, with the certificate that the
/// name asked for has. It counts what it sees, for whoever doubts that a scan is polite.
/// </summary>
internal sealed class MixMail : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Any, 25);
    private readonly CancellationTokenSource _stop = new();
    private readonly Authority _authority;
    private readonly ConcurrentDictionary<string, SslStreamCertificateContext> _certificates = [];
    private readonly ConcurrentDictionary<IPAddress, int> _open = [];
    private readonly Task _accepting;
    private int _connections;
    private int _most;

    public MixMail(Authority authority)
    {
        _authority = authority;
        _listener.Start(1024);
        _accepting = AcceptAsync();
    }

    /// <summary>All connections so far.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The most connections that one address had at once.</summary>
    public int MostAtOneAddress => Volatile.Read(ref _most);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            _ = ServeAsync(await _listener.AcceptSocketAsync(_stop.Token));
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        var address = ((IPEndPoint)socket.LocalEndPoint!).Address;
        Interlocked.Increment(ref _connections);
        lock (_open)
        {
            _most = Math.Max(_most, _open.AddOrUpdate(address, 1, static (_, count) => count + 1));
        }

        try
        {
            socket.NoDelay = true;
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            await SayAsync(stream, "220 mx ESMTP");
            if (!await TalkAsync(stream, isSecure: false))
            {
                return;
            }

            await using var secure = new SslStream(stream);
            await secure.AuthenticateAsServerAsync(
                (_, hello, _, _) => ValueTask.FromResult(new SslServerAuthenticationOptions
                {
                    ServerCertificateContext = CertificateFor(hello.ServerName),
                }),
                null,
                _stop.Token);
            await TalkAsync(secure, isSecure: true);
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException
            or System.Security.Authentication.AuthenticationException)
        {
            // The client went away.
        }
        finally
        {
            lock (_open)
            {
                _open[address]--;
            }
        }
    }

    // True when TLS is to begin.
    private async Task<bool> TalkAsync(Stream stream, bool isSecure)
    {
        var buffer = new byte[1024];
        while (true)
        {
            var length = await stream.ReadAsync(buffer, _stop.Token);
            var command = Encoding.ASCII.GetString(buffer, 0, length).TrimEnd();
            switch (command.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await SayAsync(stream, isSecure ? "250-mx\r\n250 8BITMIME" : "250-mx\r\n250-8BITMIME\r\n250 STARTTLS");
                    break;
                case "STARTTLS":
                    await SayAsync(stream, "220 go ahead");
                    return true;
                case "QUIT":
                    await SayAsync(stream, "221 bye");
                    return false;
                default:
                    return false;
            }
        }
    }

    private SslStreamCertificateContext CertificateFor(string host) => _certificates.GetOrAdd(host, name =>
    {
        var number = name.StartsWith("mx.m", StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(4, name.IndexOf('.', 4) - 4), out var read)
                ? read
                : -1;
        var isBad = number >= 0 && new MixDomain(number).HasBadMail;
        var chain = _authority.Issue(isBad ? CertificateKind.WrongName : CertificateKind.Good, name);
        return SslStreamCertificateContext.Create(chain[0], chain, offline: true);
    });

    private async Task SayAsync(Stream stream, string words) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"), _stop.Token);
}
