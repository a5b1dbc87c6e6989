using System.Net;
using Sealpost.Core.Observations;
using Sealpost.Probes.Connections;
using Sealpost.Probes.Tls;

namespace Sealpost.Probes.Smtp;

/// <summary>
/// Talks to mail servers as a sender does, as far as TLS: one conversation at a time with each address.
/// </summary>
internal sealed class MxProber(TlsClient tls, PublicAddresses publicAddresses, ProbeOptions options, TimeProvider clock)
    : IMxProber
{
    private readonly AddressGate _gate = new();

    public async Task<MxProbe> ProbeAsync(
        string host, IPAddress address, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var to = new IPEndPoint(address, options.SmtpPort);
        using var turn = await _gate.EnterAsync(to, timeUp, cancellationToken).ConfigureAwait(false);
        if (turn is null)
        {
            return new MxProbe.NotTried(NotTriedReason.OutOfTime) { Address = address };
        }

        var start = clock.GetTimestamp();
        var probe = await ConnectAsync(host, to, timeUp, cancellationToken).ConfigureAwait(false);
        return probe is MxProbe.NotTried
            ? probe
            : probe with { Milliseconds = clock.GetElapsedTime(start).TotalMilliseconds };
    }

    private async Task<MxProbe> ConnectAsync(
        string host, IPEndPoint to, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        using var limit = new StepLimit(options.ConnectTimeout, clock, timeUp, cancellationToken);
        var dial = await Dial.ConnectAsync(to, publicAddresses, limit).ConfigureAwait(false);
        if (dial.NotPublic)
        {
            return new MxProbe.NotTried(NotTriedReason.NotPublic) { Address = to.Address };
        }

        if (dial.Socket is null)
        {
            return dial.CheckEnded
                ? new MxProbe.Unfinished(SmtpStage.Connect) { Address = to.Address }
                : new MxProbe.NoConnection(dial.Fault, dial.Detail) { Address = to.Address };
        }

        var session = new MxSession(dial.Socket, host, tls, options, clock, timeUp, cancellationToken);
        await using (session.ConfigureAwait(false))
        {
            return await session.RunAsync().ConfigureAwait(false);
        }
    }
}
