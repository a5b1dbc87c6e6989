using System.Collections.Immutable;
using Sealpost.Core.Dmarc;
using Sealpost.Core.Names;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Observing;

/// <summary>Looks for the DMARC record, and asks whether its destinations want the reports.</summary>
internal sealed class DmarcRecords(Lookups dns, DomainName domain)
{
    private const int MaxLength = 253;
    private const int MostDestinations = 10;

    /// <summary>Asks; null where the name of the record would be longer than the DNS allows.</summary>
    public async Task<DmarcLookup?> FindAsync()
    {
        if (!domain.TryChild("_dmarc", out _))
        {
            return null;
        }

        // The names of the walk are known beforehand, so they are asked for together (RFC 9989 §4.10).
        var domains = TreeWalk.DomainsOf(domain);
        var walk = await Task.WhenAll(from one in domains select dns.TxtAsync($"_dmarc.{one}")).ConfigureAwait(false);
        var own = walk[0];
        var misplaced = SearchAsync(own);
        var destinations = (from uri in DestinationsOf(own) select AskAsync(uri, OrganizationOf(domains, walk)))
            .Take(MostDestinations);
        return new([.. walk])
        {
            Misplaced = await misplaced.ConfigureAwait(false),
            Destinations = [.. await Task.WhenAll(destinations).ConfigureAwait(false)],
        };
    }

    private static DmarcRecord? RecordOf(TxtLookup lookup) =>
        (from record in lookup.Records where DmarcRecordParser.IsDmarc(record.Span) select record).ToList() is [var only]
            ? DmarcRecordParser.Parse(only.Span).Value
            : null;

    private static IEnumerable<DmarcUri> DestinationsOf(TxtLookup own) =>
        RecordOf(own) is { } record
            ? record.Rua.Concat(record.Ruf).Where(static uri => uri.IsUsable).DistinctBy(static uri => uri.Text)
            : [];

    private DomainName OrganizationOf(ImmutableArray<DomainName> domains, TxtLookup[] walk)
    {
        var steps = from pair in domains.Zip(walk)
                    let record = RecordOf(pair.Second)
                    select new TreeWalkStep(pair.First, record is not null, record);
        return TreeWalk.Of(domain, [.. steps]).Organization;
    }

    private async Task<DmarcDestination> AskAsync(DmarcUri uri, DomainName organization)
    {
        var host = uri.Host!;
        var isExternal = host != organization.Ascii && !host.EndsWith($".{organization}", StringComparison.Ordinal);

        // RFC 9990 §4, steps 2 to 5.
        var consentName = $"{domain}._report._dmarc.{host}";
        var consent = isExternal && consentName.Length <= MaxLength ? dns.TxtAsync(consentName) : null;
        var mx = await dns.MxAsync(host).ConfigureAwait(false);
        var addresses = mx.Reply.Outcome is DnsOutcome.NoData ? await dns.AddressesAsync(host).ConfigureAwait(false) : null;
        return new()
        {
            Uri = uri.Text,
            Host = host,
            IsExternal = isExternal,
            Consent = consent is null ? null : await consent.ConfigureAwait(false),
            Mx = mx,
            Addresses = addresses,
        };
    }

    private async Task<ImmutableArray<TxtLookup>> SearchAsync(TxtLookup own)
    {
        if (!own.Reply.IsSettled || own.Records.Any(static record => DmarcRecordParser.IsDmarc(record.Span)))
        {
            return [];
        }

        var names = from name in (string[])[domain.Ascii, $"_dmarc.{domain}.{domain}"] where name.Length <= MaxLength select name;
        return [.. await Task.WhenAll(names.Select(dns.TxtAsync)).ConfigureAwait(false)];
    }
}
