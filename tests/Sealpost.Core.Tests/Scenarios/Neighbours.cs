using System.Collections.Immutable;
using Sealpost.Core.Observations;

namespace Sealpost.Core.Tests.Scenarios;

/// <summary>Short ways to say what was seen of DKIM and DMARC of <c>example.com</c>.</summary>
internal static class Neighbours
{
    private const string NoSelector = "sealpost-asks-for-no-key._domainkey.example.com";

    private static readonly ImmutableArray<string> Common = ["default", "mail", "dkim", "s1", "k1"];

    /// <summary>The common selectors, some of them with a record; a selector twice has two.</summary>
    public static DkimLookup Dkim(params ImmutableArray<(string Selector, string Record)> keys) => new(
        Facts.NoTxt("_domainkey.example.com", keys.IsEmpty ? DnsOutcome.NoSuchName : DnsOutcome.NoData),
        Facts.NoTxt(NoSelector, DnsOutcome.NoSuchName),
        [
            .. from selector in Common
               let records = from key in keys where key.Selector == selector select key.Record
               select new SelectorLookup(selector, SelectorOrigin.Common, Facts.Txt(NameOf(selector), [.. records])),
        ]);

    /// <summary>The same look-up for which some selector was asked besides.</summary>
    public static DkimLookup With(this DkimLookup lookup, SelectorOrigin origin, string selector, TxtLookup txt) =>
        lookup with { Selectors = [new(selector, origin, txt), .. lookup.Selectors] };

    /// <summary>The same look-up with a wildcard that answers for all names.</summary>
    public static DkimLookup Everywhere(this DkimLookup lookup, string record) => new(
        Facts.Txt("_domainkey.example.com", record),
        Facts.Txt(NoSelector, record),
        [.. from one in lookup.Selectors select one with { Txt = Facts.Txt(NameOf(one.Selector), record) }]);

    /// <summary>The same look-up with one outcome for everything.</summary>
    public static DkimLookup All(this DkimLookup lookup, DnsOutcome outcome) => new(
        Facts.NoTxt("_domainkey.example.com", outcome),
        Facts.NoTxt(NoSelector, outcome),
        [.. from one in lookup.Selectors select one with { Txt = Facts.NoTxt(NameOf(one.Selector), outcome) }]);

    public static string NameOf(string selector) => $"{selector}._domainkey.example.com";

    /// <summary>The TXT records at <c>_dmarc</c>, nothing above, and destinations that take mail.</summary>
    public static DmarcLookup Dmarc(params ImmutableArray<string> records) =>
        new([Facts.Txt("_dmarc.example.com", records), Facts.NoTxt("_dmarc.com", DnsOutcome.NoSuchName)])
        {
            Destinations = [Destination("mailto:dmarc@example.com", "example.com")],
        };

    /// <summary>A destination of the same organization that takes mail.</summary>
    public static DmarcDestination Destination(string uri, string host) =>
        new() { Uri = uri, Host = host, Mx = Facts.Mx(new MxRecord(10, "mx1.example.com")) };

    public static DomainObservation WithDkim(this DomainObservation seen, DkimLookup? lookup) => seen with { Dkim = lookup };

    public static DomainObservation WithKey(this DomainObservation seen, params ImmutableArray<string> records) =>
        seen.WithDkim(Dkim([.. from record in records select ("default", record)]));

    public static DomainObservation WithDmarc(this DomainObservation seen, params ImmutableArray<string> records) =>
        seen with { Dmarc = Dmarc(records) };

    public static DomainObservation WithDmarc(this DomainObservation seen, DmarcLookup? lookup) => seen with { Dmarc = lookup };
}
