using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Sealpost.Core.Observations;
using Sealpost.Probes.Connections;
using Sealpost.Probes.Tls;

namespace Sealpost.Probes.Https;

/// <summary>
/// Fetches policies the way RFC 8461 §3.3 says a sender must: one GET, no redirect, no cache, no cookie, no proxy, no
/// decompression, bounded in time and size.
/// </summary>
/// <param name="tls">Who makes handshakes.</param>
/// <param name="publicAddresses">Where one may go.</param>
/// <param name="options">How long to wait.</param>
/// <param name="clock">Where time comes from.</param>
/// <param name="takesTurns">Whether there is one connection at a time to an address; a scan sees to that itself.</param>
internal sealed class HttpsPolicySource(
    TlsClient tls, PublicAddresses publicAddresses, ProbeOptions options, TimeProvider clock, bool takesTurns = true)
    : IPolicySource
{
    private readonly AddressGate _gate = new();

    public async Task<PolicyFetch> FetchAsync(
        string host, IPAddress address, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var to = new IPEndPoint(address, options.HttpsPort);
        using var turn = takesTurns
            ? await _gate.EnterAsync(to, timeUp, cancellationToken).ConfigureAwait(false)
            : null;
        if (turn is null && (takesTurns || timeUp.IsCancellationRequested))
        {
            return new PolicyFetch.NotTried(NotTriedReason.OutOfTime) { Address = address };
        }

        var start = clock.GetTimestamp();
        var fetch = await ConnectAsync(host, to, timeUp, cancellationToken).ConfigureAwait(false);
        return fetch is PolicyFetch.NotTried
            ? fetch
            : fetch with { Milliseconds = clock.GetElapsedTime(start).TotalMilliseconds };
    }

    private async Task<PolicyFetch> ConnectAsync(
        string host, IPEndPoint to, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        using var connecting = new StepLimit(options.ConnectTimeout, clock, timeUp, cancellationToken);
        var dial = await Dial.ConnectAsync(to, publicAddresses, connecting).ConfigureAwait(false);
        if (dial.NotPublic)
        {
            return new PolicyFetch.NotTried(NotTriedReason.NotPublic) { Address = to.Address };
        }

        if (dial.Socket is null)
        {
            return dial.CheckEnded
                ? new PolicyFetch.Unfinished("the connection") { Address = to.Address }
                : new PolicyFetch.NoConnection(dial.Fault, dial.Detail) { Address = to.Address };
        }

        using var limit = new StepLimit(options.PolicyTimeout, clock, timeUp, cancellationToken);
        var stream = new NetworkStream(dial.Socket, ownsSocket: true);
        var shake = await tls.ShakeHandsAsync(stream, host, http: true, limit).ConfigureAwait(false);
        if (shake is { Stream: { } secure, Session: { } session })
        {
            // Not awaited politely: a far side that never ends its answer would not end the connection either.
            using (secure)
            {
                return await AskAsync(secure, session, host, to.Address, limit).ConfigureAwait(false);
            }
        }

        return shake switch
        {
            { CheckEnded: true } => new PolicyFetch.Unfinished("the TLS handshake") { Address = to.Address },
            { Fault: TlsFault.TimedOut } => new PolicyFetch.TooSlow("the TLS handshake", null) { Address = to.Address },
            _ => new PolicyFetch.NoTls(shake.Fault, shake.Detail) { Address = to.Address },
        };
    }

    private async Task<PolicyFetch> AskAsync(
        SslStream stream, TlsSession session, string host, IPAddress address, StepLimit limit)
    {
        var stage = "the HTTP answer";
        try
        {
            await stream.WriteAsync(RequestFor(host), limit.Token).ConfigureAwait(false);
            using var octets = new HttpOctets(stream, limit.Token);
            var head = await HttpHead.ReadAsync(octets).ConfigureAwait(false);

            stage = "the body";
            var body = new HttpBody(octets);
            var end = await body.ReadAsync(head).ConfigureAwait(false);
            limit.Token.ThrowIfCancellationRequested();
            return new PolicyFetch.Answered
            {
                Address = address,
                Tls = session,
                Status = head.Status,
                Headers = head.Fields,
                Body = body.Octets,
                BodyEnd = end,
            };
        }
        catch (Exception fault) when (limit.Stopped(fault))
        {
            return limit.CheckEnded
                ? new PolicyFetch.Unfinished(stage) { Address = address }
                : new PolicyFetch.TooSlow(stage, session) { Address = address };
        }
        catch (HttpFaultException fault)
        {
            return new PolicyFetch.NoHttp(session, fault.Message) { Address = address };
        }
        catch (IOException)
        {
            return new PolicyFetch.NoHttp(session, "the connection was reset") { Address = address };
        }
    }

    private byte[] RequestFor(string host)
    {
        // A port other than the scheme's own belongs in the Host field (RFC 9110 §7.2).
        var authority = options.HttpsPort == 443 ? host : $"{host}:{options.HttpsPort}";
        return Encoding.ASCII.GetBytes(
            $"GET /.well-known/mta-sts.txt HTTP/1.1\r\nHost: {authority}\r\nUser-Agent: {UserAgent.For(options.Contact)}\r\n"
            + "Accept: text/plain\r\nConnection: close\r\n\r\n");
    }
}
