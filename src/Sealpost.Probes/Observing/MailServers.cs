using System.Collections.Immutable;
using System.Net;
using Sealpost.Core.Observations;
using Sealpost.Probes.Smtp;

namespace Sealpost.Probes.Observing;

/// <summary>Finds the hosts that take a domain's mail (RFC 5321 §5.1) and visits their addresses.</summary>
internal sealed class MailServers(
    Lookups dns,
    IMxProber prober,
    ProbeOptions options,
    Progress progress,
    CancellationToken timeUp,
    CancellationToken cancellationToken)
{
    private const int MostHosts = 10;
    private const int MostAddresses = 4;
    private const string NoHost = ".";

    private readonly DaneLook _dane = new(dns);

    /// <summary>The hosts of the MX records, the lowest preference first, each once.</summary>
    public async Task<ImmutableArray<MailHost>> LookAsync(MxLookup mx)
    {
        var hosts =
            from record in mx.Records
            where record.Exchange is not NoHost
            group record.Preference by record.Exchange into host
            select new MailHost { Name = host.Key, Preference = host.First() };

        var looks = hosts.Select((host, at) => at < MostHosts ? LookAsync(host) : Task.FromResult(host));
        return [.. await Task.WhenAll(looks).ConfigureAwait(false)];
    }

    /// <summary>The domain itself, where it has no MX record; whoever calls decides whether it takes mail.</summary>
    public async Task<MailHost> LookAsync(string domain) =>
        await LookAsync(new MailHost { Name = domain, Preference = 0 }).ConfigureAwait(false);

    private async Task<MailHost> LookAsync(MailHost host)
    {
        // An address in an MX record is a name that no sender looks up with success.
        if (IPAddress.TryParse(host.Name, out _))
        {
            return host;
        }

        var visits = new Visits<MxProbe>(dns, options, MostAddresses, VisitAsync, Leave);
        var look = progress.Server(VisitedAsync(visits, host));
        return await progress.Part(look, static seen => new ObservationPart.MailServer(seen)).ConfigureAwait(false);
    }

    private async Task<MailHost> VisitedAsync(Visits<MxProbe> visits, MailHost host)
    {
        var dane = Task.FromResult<HostDane?>(null);
        var visit = await visits.RunAsync(
            host.Name,
            known => dane = options.Neighbours ? _dane.FindAsync(host.Name, known) : dane).ConfigureAwait(false);
        return host with
        {
            Addresses = visit.Addresses,
            Probes = visit.Seen,
            Dane = await dane.ConfigureAwait(false),
        };
    }

    private Task<MxProbe> VisitAsync(string host, IPAddress address) =>
        options.Smtp
            ? prober.ProbeAsync(host, address, timeUp, cancellationToken)
            : Task.FromResult<MxProbe>(new MxProbe.NotTried(NotTriedReason.NotWanted) { Address = address });

    private MxProbe.NotTried Leave(IPAddress address) =>
        new(options.Smtp ? NotTriedReason.TooMany : NotTriedReason.NotWanted) { Address = address };
}
