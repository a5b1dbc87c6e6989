using System.Collections.Immutable;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Observing;

/// <summary>Asks whether the places that TLS reports are sent to exist (RFC 8460 §3).</summary>
internal sealed class Destinations(Lookups dns)
{
    private const int Most = 10;

    public async Task<ImmutableArray<ReportDestination>> FindAsync(Task<TxtLookup> record)
    {
        var txt = await record.ConfigureAwait(false);
        var destinations = ReportAddress.Of(txt.Records).Take(Most).Select(FindAsync);
        return [.. await Task.WhenAll(destinations).ConfigureAwait(false)];
    }

    private async Task<ReportDestination> FindAsync(ReportAddress address)
    {
        var found = new ReportDestination { Uri = address.Uri, Host = address.Host };
        if (address.ByMail)
        {
            found = found with { Mx = await dns.MxAsync(address.Host).ConfigureAwait(false) };
            if (found.Mx.Reply.Outcome is not DnsOutcome.NoData)
            {
                return found;
            }
        }

        return found with { Addresses = await dns.AddressesAsync(address.Host).ConfigureAwait(false) };
    }
}
