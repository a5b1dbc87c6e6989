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
        var walk = await WalkAsync(domains).ConfigureAwait(false);
        var own = walk[0];
        var misplaced = SearchAsync(own);
        var organization = OrganizationOf(domains, walk);
        var destinations = (from uri in DestinationsOf(own) select AskAsync(uri, organization)).Take(MostDestinations);
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

    private Task<TxtLookup[]> WalkAsync(ImmutableArray<DomainName> domains) =>
        Task.WhenAll(from one in domains select dns.TxtAsync($"_dmarc.{one}"));

    private static DomainName OrganizationOf(ImmutableArray<DomainName> domains, TxtLookup[] walk)
    {
        var steps = from pair in domains.Zip(walk)
                    let record = RecordOf(pair.Second)
                    select new TreeWalkStep(pair.First, record is not null, record);
        return TreeWalk.Of(domains[0], [.. steps]).Organization;
    }

    // A destination below our organization may be an organization of its own; no other can be of ours.
    private async Task<bool> IsExternalAsync(string host, DomainName organization)
    {
        if (host != organization.Ascii && !host.EndsWith($".{organization}", StringComparison.Ordinal))
        {
            return true;
        }

        // Whose name leaves no room for a record has none.
        if (host == domain.Ascii || host == organization.Ascii
            || !DomainName.TryParse(host, out var name) || !name.TryChild("_dmarc", out _))
        {
            return false;
        }

        var domains = TreeWalk.DomainsOf(name);
        return OrganizationOf(domains, await WalkAsync(domains).ConfigureAwait(false)) != organization;
    }

    private async Task<DmarcDestination> AskAsync(DmarcUri uri, DomainName organization)
    {
        var host = uri.Host!;
        var asked = dns.MxAsync(host);
        var isExternal = await IsExternalAsync(host, organization).ConfigureAwait(false);

        // RFC 9990 §4, steps 2 to 5.
        var consentName = $"{domain}._report._dmarc.{host}";
        var consent = isExternal && consentName.Length <= MaxLength ? dns.TxtAsync(consentName) : null;
        var mx = await asked.ConfigureAwait(false);
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
