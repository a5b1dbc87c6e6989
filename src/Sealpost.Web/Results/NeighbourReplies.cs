using Sealpost.Core.Observations;

namespace Sealpost.Web.Results;

/// <summary>What was asked of the DNS for DANE, SPF, DKIM and DMARC.</summary>
internal static class NeighbourReplies
{
    public static IEnumerable<DnsReply?> Of(DomainObservation seen) =>
        [.. seen.MailHosts.SelectMany(OfDane), .. OfSpf(seen.Spf), .. OfDkim(seen.Dkim), .. OfDmarc(seen.Dmarc)];

    private static IEnumerable<DnsReply?> OfDane(MailHost host) =>
        host.Dane is not { } dane
            ? []
            : [.. from lookup in dane.Tlsa select lookup.Reply, dane.Alias, dane.TlsRptTxt?.Reply];

    private static IEnumerable<DnsReply?> OfSpf(SpfLookups? spf) =>
        spf is null
            ? []
            :
            [
                spf.Txt.Reply,
                .. from txt in spf.Records select txt.Reply,
                .. from mx in spf.MailServers select mx.Reply,
                .. spf.Addresses.SelectMany(Both),
                .. from txt in spf.Misplaced select txt.Reply,
            ];

    private static IEnumerable<DnsReply?> OfDkim(DkimLookup? dkim) =>
        dkim is null
            ? []
            : [dkim.Parent.Reply, dkim.Control.Reply, .. from selector in dkim.Selectors select selector.Txt.Reply];

    private static IEnumerable<DnsReply?> OfDmarc(DmarcLookup? dmarc)
    {
        if (dmarc is null)
        {
            return [];
        }

        return
        [
            .. from txt in dmarc.Walk select txt.Reply,
            .. from txt in dmarc.Misplaced select txt.Reply,
            .. from one in dmarc.Destinations from reply in OfDestination(one) select reply,
        ];
    }

    private static IEnumerable<DnsReply?> OfDestination(DmarcDestination one) =>
        [one.Consent?.Reply, one.Mx?.Reply, .. Both(one.Addresses)];

    private static IEnumerable<DnsReply?> Both(AddressLookup? lookup) => [lookup?.V4, lookup?.V6];
}
