using System.Collections.Immutable;
using Sealpost.Core.Names;
using Sealpost.Core.Observations;
using Sealpost.Probes.Dns;
using Sealpost.Probes.Https;
using Sealpost.Probes.Smtp;

namespace Sealpost.Probes.Observing;

/// <summary>
/// One look at one domain: it decides what to ask next. What does not depend on another answer starts at once.
/// </summary>
internal sealed class DomainLook(
    DomainName domain,
    ProbeOptions options,
    Progress progress,
    CancellationToken timeUp,
    CancellationToken cancellationToken)
{
    private const int MostPolicyAddresses = 8;

    private readonly RecordNames _names = new(domain.Ascii);

    private sealed record Mail(MxLookup Mx, AddressLookup? Own, ImmutableArray<MailHost> Hosts);

    public async Task<DomainObservation> RunAsync(IResolver resolver, IPolicySource policies, IMxProber prober)
    {
        var dns = new Lookups(resolver, options, progress, timeUp, cancellationToken);
        var servers = new MailServers(dns, prober, options, progress, timeUp, cancellationToken);

        var sts = progress.Part(dns.TxtAsync(_names.Sts), static seen => new ObservationPart.StsRecord(seen));
        var tlsRpt = progress.Part(dns.TxtAsync(_names.TlsRpt), static seen => new ObservationPart.TlsRpt(seen));
        var mail = LookAtMailAsync(dns, servers);

        // The policy is fetched whether or not there is a record: a policy nobody is told about is a finding too.
        var policy = progress.Part(
            LookAtPolicyAsync(dns, policies), static seen => new ObservationPart.Policy(seen));
        var misplacedSts = SearchAsync(dns, sts, "v=STSv1", _names.MisplacedSts);
        var misplacedTlsRpt = SearchAsync(dns, tlsRpt, "v=TLSRPTv1", _names.MisplacedTlsRpt);
        var destinations = new Destinations(dns).FindAsync(tlsRpt);
        var spf = IfWanted(
            async () => await new SpfLook(domain.Ascii, dns).RunAsync().ConfigureAwait(false),
            static seen => new ObservationPart.Spf(seen));
        var dkim = IfWanted(
            () => new Selectors(dns, domain.Ascii, options.Selectors).FindAsync(dns.MxAsync(domain.Ascii)),
            static seen => new ObservationPart.Dkim(seen));
        var dmarc = IfWanted(
            async () => await new DmarcRecords(dns, domain).FindAsync().ConfigureAwait(false),
            static seen => new ObservationPart.Dmarc(seen));

        // Not one after the other: the first that throws ends the check.
        Task[] parts = [sts, tlsRpt, mail, policy, misplacedSts, misplacedTlsRpt, destinations, spf, dkim, dmarc];
        await foreach (var part in Task.WhenEach(parts).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            await part.ConfigureAwait(false);
        }

        var misplaced = (await misplacedSts.ConfigureAwait(false)).Concat(await misplacedTlsRpt.ConfigureAwait(false));
        var seen = new DomainObservation
        {
            Domain = domain,
            At = default,
            Scope = Scope(),
            StsTxt = await sts.ConfigureAwait(false),
            TlsRptTxt = await tlsRpt.ConfigureAwait(false),
            Misplaced = [.. misplaced.DistinctBy(lookup => lookup.Reply.Name)],
            PolicyHost = await policy.ConfigureAwait(false),
            Mx = (await mail.ConfigureAwait(false)).Mx,
            OwnAddresses = (await mail.ConfigureAwait(false)).Own,
            MailHosts = (await mail.ConfigureAwait(false)).Hosts,
            ReportDestinations = await destinations.ConfigureAwait(false),
            Resolvers = await dns.TrialsAsync().ConfigureAwait(false),
            Spf = await spf.ConfigureAwait(false),
            Dkim = await dkim.ConfigureAwait(false),
            Dmarc = await dmarc.ConfigureAwait(false),
        };
        return NeedsControl(seen) ? seen with { Control = await dns.ControlAsync().ConfigureAwait(false) } : seen;
    }

    private Task<T?> IfWanted<T>(Func<Task<T?>> look, Func<T, ObservationPart> part)
        where T : class =>
        options.Neighbours
            ? progress.Part(look(), seen => seen is null ? null : part(seen))
            : Task.FromResult<T?>(null);

    private ObservationScope Scope() => new()
    {
        Smtp = options.Smtp,
        V4 = options.V4,
        V6 = options.V6,
        TimeoutSeconds = options.CheckTimeout.TotalSeconds,
        Roots = options.Roots.Name,
    };

    private async Task<Mail> LookAtMailAsync(Lookups dns, MailServers servers)
    {
        var mx = await progress.Part(dns.MxAsync(domain.Ascii), static seen => new ObservationPart.Mx(seen))
            .ConfigureAwait(false);
        var trial = dns.TrialAsync(mx.Reply);
        if (mx.Reply.Outcome is not DnsOutcome.NoData)
        {
            var hosts = await servers.LookAsync(mx).ConfigureAwait(false);
            await trial.ConfigureAwait(false);
            return new(mx, null, hosts);
        }

        // RFC 5321 §5.1: without MX records, the domain is its own mail server, if it has an address.
        var own = await servers.LookAsync(domain.Ascii).ConfigureAwait(false);
        await trial.ConfigureAwait(false);
        return own.Addresses is { V4.IsEmpty: true, V6.IsEmpty: true }
            ? new(mx, own.Addresses, [])
            : new(mx, own.Addresses, [own]);
    }

    private async Task<PolicyHost> LookAtPolicyAsync(Lookups dns, IPolicySource policies)
    {
        var visits = new Visits<PolicyFetch>(
            dns,
            options,
            MostPolicyAddresses,
            (host, address) => progress.Fetch(policies.FetchAsync(host, address, timeUp, cancellationToken)),
            address => new PolicyFetch.NotTried(NotTriedReason.TooMany) { Address = address });
        var visit = await visits.RunAsync(_names.PolicyHost).ConfigureAwait(false);
        return new() { Name = _names.PolicyHost, Addresses = visit.Addresses, Fetches = visit.Seen };
    }

    private static async Task<ImmutableArray<TxtLookup>> SearchAsync(
        Lookups dns, Task<TxtLookup> record, string version, ImmutableArray<string> names)
    {
        if (!RecordNames.Lacks(await record.ConfigureAwait(false), version))
        {
            return [];
        }

        return [.. await Task.WhenAll(names.Select(dns.TxtAsync)).ConfigureAwait(false)];
    }

    private static bool NeedsControl(DomainObservation seen)
    {
        IEnumerable<DnsReply> replies =
        [
            seen.StsTxt.Reply, seen.TlsRptTxt.Reply, seen.Mx.Reply,
            seen.PolicyHost.Addresses.V4, seen.PolicyHost.Addresses.V6,
        ];
        return !replies.Any(reply => reply.IsSettled) && replies.Any(reply => reply.IsBroken);
    }
}
