using System.Globalization;
using System.Net.Security;
using System.Security.Authentication;
using System.Text;

namespace Sealpost.Lab.Scripts;

/// <summary>One connection of a scripted server.</summary>
internal sealed class Session(Stream connection, ScriptedServer server, CancellationToken cancellationToken)
{
    private const int LongestRequest = 16 * 1024;

    private Stream _stream = connection;
    private bool _bytewise;

    /// <summary>The steps a script may take, by the word that begins its line.</summary>
    public static IReadOnlyDictionary<string, Func<Session, string, Task>> Verbs { get; } =
        new Dictionary<string, Func<Session, string, Task>>
        {
            ["say"] = static (session, text) => session.SendAsync(Encoding.UTF8.GetBytes(text + "\r\n")),
            ["raw"] = static (session, text) => session.SendAsync(Encoding.Latin1.GetBytes(text)),
            ["bytewise"] = static (session, _) =>
            {
                session._bytewise = true;
                return Task.CompletedTask;
            },
            ["wait"] = static (session, text) => Task.Delay(
                TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture)), session.Cancelled),
            ["expect"] = static (session, verb) => session.ExpectAsync(verb),
            ["hello"] = static (session, _) => session.ReadSomeAsync(),
            ["tls"] = static (session, _) => session.StartTlsAsync(),
            ["serve"] = static (session, _) => session.ServeMailAsync(),
            ["request"] = static (session, _) => session.ReadRequestAsync(),
            ["policy"] = static (session, _) => session.SendPolicyAsync(server => server.Body.Length),
            ["half-policy"] = static (session, _) => session.SendPolicyAsync(server => server.Body.Length / 2),
            ["drip"] = static (session, text) => session.DripAsync(text),
            ["one-at-a-time"] = static (session, _) => session.RefuseCompanyAsync(),
            ["hold"] = static (session, _) => session.HoldAsync(),
            ["close"] = static (_, _) => throw new EndOfStreamException(),
            ["reset"] = static (session, _) =>
            {
                session.MustReset = true;
                throw new EndOfStreamException();
            },
        };

    /// <summary>Whether the connection is to end with a RST.</summary>
    public bool MustReset { get; private set; }

    private CancellationToken Cancelled { get; } = cancellationToken;

    /// <summary>Plays the script to its end or until the client has gone.</summary>
    public async Task PlayAsync()
    {
        try
        {
            foreach (var step in server.Script.Lines)
            {
                await Verbs[step.Verb](this, step.Argument);
            }
        }
        catch (Exception fault) when (fault is IOException or AuthenticationException or OperationCanceledException)
        {
            // The client left, or the script says to leave: both end the session.
        }
        finally
        {
            if (_stream is SslStream)
            {
                await _stream.DisposeAsync();
            }
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> octets)
    {
        if (!_bytewise)
        {
            await _stream.WriteAsync(octets, Cancelled);
            return;
        }

        for (var i = 0; i < octets.Length; i++)
        {
            await _stream.WriteAsync(octets.Slice(i, 1), Cancelled);
            await Task.Delay(1, Cancelled);
        }
    }

    // QUIT ends every session; any other command out of turn is answered and forgotten.
    private async Task ExpectAsync(string verb)
    {
        while (true)
        {
            var line = await ReadLineAsync();
            if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
            {
                await SendAsync("221 2.0.0 Bye\r\n"u8.ToArray());
                throw new EndOfStreamException();
            }

            if (line.StartsWith(verb, StringComparison.OrdinalIgnoreCase))
            {
                return;
            }

            await SendAsync("502 5.5.1 Not now\r\n"u8.ToArray());
        }
    }

    private async Task ServeMailAsync()
    {
        while (true)
        {
            var line = (await ReadLineAsync()).ToUpperInvariant();
            switch (line)
            {
                case ['E', 'H', 'L', 'O', ..]:
                    var offer = _stream is SslStream ? "250 SIZE 9999999\r\n" : "250-SIZE 9999999\r\n250 STARTTLS\r\n";
                    await SendAsync(Encoding.ASCII.GetBytes("250-lab.mail.test\r\n" + offer));
                    break;
                case "STARTTLS" when _stream is not SslStream:
                    await SendAsync("220 2.0.0 Go ahead\r\n"u8.ToArray());
                    await StartTlsAsync();
                    break;
                case "QUIT":
                    await SendAsync("221 2.0.0 Bye\r\n"u8.ToArray());
                    return;
                default:
                    await SendAsync("502 5.5.1 Not here\r\n"u8.ToArray());
                    break;
            }
        }
    }

    private async Task StartTlsAsync()
    {
        var tls = new SslStream(_stream, leaveInnerStreamOpen: true);
        _stream = tls;
        await tls.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificateContext = server.Certificate }, Cancelled);
    }

    private async Task SendPolicyAsync(Func<ScriptedServer, int> howMuch)
    {
        var head = $"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {server.Body.Length}\r\n"
            + "Connection: close\r\n\r\n";
        await SendAsync(Encoding.ASCII.GetBytes(head));
        await SendAsync(server.Body.AsMemory(0, howMuch(server)));
    }

    private async Task DripAsync(string text)
    {
        while (true)
        {
            await SendAsync(Encoding.ASCII.GetBytes(text + "\n"));
            await Task.Delay(500, Cancelled);
        }
    }

    // A client that has just said QUIT may be back before its old connection is taken off the count.
    private async Task RefuseCompanyAsync()
    {
        await Task.Delay(100, Cancelled);
        if (server.Connections > 1)
        {
            await SendAsync("421 4.7.0 One connection at a time\r\n"u8.ToArray());
            throw new EndOfStreamException();
        }
    }

    private async Task HoldAsync()
    {
        while (true)
        {
            await ReadSomeAsync();
        }
    }

    private async Task ReadSomeAsync()
    {
        if (await _stream.ReadAsync(new byte[4096], Cancelled) == 0)
        {
            throw new EndOfStreamException();
        }
    }

    private async Task ReadRequestAsync()
    {
        for (var (line, size) = (" ", 0); line.Length > 0 && size < LongestRequest; size += line.Length + 2)
        {
            line = await ReadLineAsync();
        }
    }

    // One octet at a time: nothing after the line may be taken, since TLS may begin there.
    private async Task<string> ReadLineAsync()
    {
        var line = new StringBuilder();
        var octet = new byte[1];
        while (line.Length < LongestRequest)
        {
            if (await _stream.ReadAsync(octet, Cancelled) == 0)
            {
                throw new EndOfStreamException();
            }

            if (octet[0] == '\n')
            {
                break;
            }

            line.Append((char)octet[0]);
        }

        return line.ToString().TrimEnd('\r');
    }
}
