using System.Collections.Immutable;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Sealpost.Core.Observations;
using Sealpost.Core.Smtp;
using Sealpost.Probes.Connections;
using Sealpost.Probes.Tls;

namespace Sealpost.Probes.Smtp;

/// <summary>One conversation: greeting, EHLO, STARTTLS, handshake, EHLO again, QUIT (RFC 3207 §4).</summary>
internal sealed class MxSession(
    Socket socket,
    string host,
    TlsClient tls,
    ProbeOptions options,
    TimeProvider clock,
    CancellationToken timeUp,
    CancellationToken cancellationToken) : IAsyncDisposable
{
    private const int Ready = 220;
    private const int Done = 250;

    private readonly NetworkStream _stream = new(socket, ownsSocket: true);
    private readonly IPAddress _address = ((IPEndPoint)socket.RemoteEndPoint!).Address;
    private readonly string _name = EhloName.For(options.EhloName, socket.LocalEndPoint);
    private SmtpStage _stage = SmtpStage.Greeting;

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    public async Task<MxProbe> RunAsync()
    {
        var clear = new SmtpConversation(_stream);
        var probe = await TalkAsync(clear).ConfigureAwait(false);
        return probe with { Lines = clear.Lines };
    }

    private async Task<MxProbe> TalkAsync(SmtpConversation clear)
    {
        try
        {
            var greeting = await StepAsync(clear, null, SmtpStage.Greeting, options.GreetingTimeout)
                .ConfigureAwait(false);
            if (await EndAtAsync(clear, greeting, Ready).ConfigureAwait(false) is { } turnedAway)
            {
                return turnedAway;
            }

            var ehlo = await StepAsync(clear, $"EHLO {_name}", SmtpStage.Ehlo, options.SmtpTimeout)
                .ConfigureAwait(false);
            if (await EndAtAsync(clear, ehlo, Done).ConfigureAwait(false) is { } unwelcome)
            {
                return unwelcome;
            }

            if (!EhloCapabilities.Of(ehlo).StartTls)
            {
                await QuitAsync(clear).ConfigureAwait(false);
                return new MxProbe.NoStartTls { Address = _address };
            }

            var startTls = await StepAsync(clear, "STARTTLS", SmtpStage.StartTls, options.SmtpTimeout)
                .ConfigureAwait(false);
            if (startTls.Code != Ready)
            {
                await QuitAsync(clear).ConfigureAwait(false);
                return startTls.IsNegative
                    ? new MxProbe.StartTlsRefused(startTls.Code) { Address = _address }
                    : Broken($"the server answered {startTls.Code}, not {Ready}");
            }
        }
        catch (SmtpBrokenException fault)
        {
            return Broken(fault.Message);
        }
        catch (TimeoutException)
        {
            return timeUp.IsCancellationRequested
                ? new MxProbe.Unfinished(_stage) { Address = _address }
                : Broken("nothing complete came in time");
        }
        catch (IOException)
        {
            return Broken("the connection was reset");
        }

        // Whatever stands behind the reply came in clear and is not the server's word (the class of CVE-2011-0411).
        var early = clear.Unread;
        var secured = await SecureAsync().ConfigureAwait(false);
        return secured with { AfterStartTls = early.Length == 0 ? null : early };
    }

    private async Task<MxProbe> SecureAsync()
    {
        _stage = SmtpStage.Handshake;
        using var limit = new StepLimit(options.SmtpTimeout, clock, timeUp, cancellationToken);
        var shake = await tls.ShakeHandsAsync(_stream, host, http: false, limit).ConfigureAwait(false);
        if (shake is not { Stream: { } stream, Session: { } session })
        {
            return shake.CheckEnded
                ? new MxProbe.Unfinished(SmtpStage.Handshake) { Address = _address }
                : new MxProbe.NoTls(shake.Fault, shake.Detail) { Address = _address };
        }

        using (stream)
        {
            var secured = new MxProbe.Secured(session) { Address = _address };
            return secured with { SecureLines = await GreetAgainAsync(stream).ConfigureAwait(false) };
        }
    }

    // TLS stands: nothing that happens from here on changes that.
    private async Task<ImmutableArray<string>> GreetAgainAsync(SslStream stream)
    {
        var secure = new SmtpConversation(stream);
        try
        {
            await StepAsync(secure, $"EHLO {_name}", SmtpStage.Handshake, options.SmtpTimeout).ConfigureAwait(false);
            await QuitAsync(secure).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is SmtpBrokenException or TimeoutException or IOException)
        {
            // What came until then is kept.
        }

        return secure.Lines;
    }

    /// <summary>
    /// What the conversation ends with when a reply is not the one that lets it go on; null when it is.
    /// </summary>
    private async Task<MxProbe?> EndAtAsync(SmtpConversation conversation, SmtpReply reply, int wanted)
    {
        if (reply.Code == wanted)
        {
            return null;
        }

        await QuitAsync(conversation).ConfigureAwait(false);
        return reply.IsNegative
            ? new MxProbe.TurnedAway(_stage, reply.Code) { Address = _address }
            : Broken($"the server answered {reply.Code}, not {wanted}");
    }

    private MxProbe.BrokenOff Broken(string detail) => new(_stage, detail) { Address = _address };

    private async Task<SmtpReply> StepAsync(
        SmtpConversation conversation, string? command, SmtpStage stage, TimeSpan time)
    {
        _stage = stage;
        using var limit = new StepLimit(time, clock, timeUp, cancellationToken);
        try
        {
            if (command is not null)
            {
                await conversation.SendAsync(command, limit.Token).ConfigureAwait(false);
            }

            return await conversation.ReadAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception fault) when (limit.Stopped(fault))
        {
            throw new TimeoutException();
        }
    }

    private async Task QuitAsync(SmtpConversation conversation)
    {
        conversation.Over = true;
        try
        {
            await StepAsync(conversation, "QUIT", _stage, options.QuitTimeout).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is SmtpBrokenException or TimeoutException or IOException)
        {
            // It is over either way.
        }
    }
}
