using System.Net;
using Sealpost.Core.Observations;
using Sealpost.Probes.Dns;
using Sealpost.Probes.Https;
using Sealpost.Probes.Smtp;

namespace Sealpost.Probes.Scanning;

/// <summary>What all domains of a scan are looked at through.</summary>
/// <param name="Resolver">The resolver, with what it remembers.</param>
/// <param name="Policies">Who fetches policies.</param>
/// <param name="PolicyTurns">How many at once from one address.</param>
/// <param name="MailServers">Who visits mail servers.</param>
internal sealed record ScanSight(
    IResolver Resolver, IPolicySource Policies, Turns<IPAddress> PolicyTurns, MxVisits MailServers);

/// <summary>The eyes for one domain: its time stands still while it waits for its turn.</summary>
internal sealed class ScanEyes(ScanSight sight, Deadline deadline) : IPolicySource, IMxProber
{
    public async Task<PolicyFetch> FetchAsync(
        string host, IPAddress address, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp, cancellationToken);
        try
        {
            using var waiting = deadline.Pause();
            using var turn = await sight.PolicyTurns.EnterAsync(address, either.Token).ConfigureAwait(false);
            waiting.Dispose();
            return await sight.Policies.FetchAsync(host, address, timeUp, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PolicyFetch.NotTried(NotTriedReason.OutOfTime) { Address = address };
        }
    }

    public Task<MxProbe> ProbeAsync(
        string host, IPAddress address, CancellationToken timeUp, CancellationToken cancellationToken) =>
        sight.MailServers.ProbeAsync(host, address, deadline, cancellationToken);
}
