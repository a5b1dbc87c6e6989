using Sealpost.Core.Names;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Scanning;

/// <summary>One look at one domain, or a second one where the resolvers were to blame for the first.</summary>
internal sealed class ScanLook(ScanSight sight, ResolverWatch watch, ProbeOptions options, TimeProvider clock)
{
    private const int MostLooks = 5;
    private const int MostLooksWhenLate = 3;

    private int _stalls;

    /// <summary>Takes note that this machine did not keep up for a moment.</summary>
    public void CountStall() => Interlocked.Increment(ref _stalls);

    public async Task<DomainObservation> ObserveAsync(DomainName domain, CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            await watch.WaitAsync(cancellationToken).ConfigureAwait(false);
            var (outages, stalls) = (watch.Outages, Volatile.Read(ref _stalls));
            using var deadline = new Deadline(options.CheckTimeout, clock);
            var eyes = new ScanEyes(sight, deadline);
            var seen = await new Observer(sight.Resolver, eyes, eyes, options, clock)
                .ObserveAsync(domain, null, deadline.Token, cancellationToken).ConfigureAwait(false);

            // What ran out of time while this machine did not keep up says more of the machine.
            if (look < MostLooksWhenLate && stalls != Volatile.Read(ref _stalls) && RanOutOfTime(seen))
            {
                continue;
            }

            if (look == MostLooks
                || !await watch.IsToBlameAsync(seen, outages, cancellationToken).ConfigureAwait(false))
            {
                return seen;
            }
        }
    }

    private static bool RanOutOfTime(DomainObservation seen) =>
        seen.PolicyHost.Fetches.Any(static fetch => fetch
            is PolicyFetch.Unfinished or PolicyFetch.TooSlow or PolicyFetch.NotTried { Reason: NotTriedReason.OutOfTime }
            or PolicyFetch.NoConnection { Fault: ConnectFault.TimedOut })
        || seen.MailHosts.SelectMany(static host => host.Probes).Any(static probe => probe
            is MxProbe.Unfinished or MxProbe.NotTried { Reason: NotTriedReason.OutOfTime }
            or MxProbe.NoConnection { Fault: ConnectFault.TimedOut })
        || ((DnsReply[])[seen.StsTxt.Reply, seen.TlsRptTxt.Reply, seen.Mx.Reply])
            .Any(static reply => reply.Outcome is DnsOutcome.TimedOut or DnsOutcome.NotAsked);
}
