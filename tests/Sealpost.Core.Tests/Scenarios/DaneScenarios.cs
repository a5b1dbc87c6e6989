using System.Collections.Immutable;
using System.Net;
using Sealpost.Core.Observations;
using Sealpost.Core.Tests.Dane;
using Sealpost.Core.Text;
using static Sealpost.Core.Tests.Scenarios.Healthy;

namespace Sealpost.Core.Tests.Scenarios;

/// <summary>DNSSEC and DANE.</summary>
internal static class DaneScenarios
{
    private const string First = "mx1.example.com";
    private const string Second = "mx2.example.com";

    private static readonly TestChain Chain = new(60, false, First, Second);
    private static readonly TestChain Expired = new(-1, false, First, Second);
    private static readonly TestChain Elsewhere = new(60, false, "other.example.net");
    private static readonly string Own = TestChain.Record(3, 1, 1, Chain.Own);
    private static readonly string Next = TestChain.Record(3, 1, 1, Elsewhere.Own);
    private static readonly string Anchor = TestChain.Record(2, 0, 1, Chain.Intermediate);
    private static readonly string Nothing = TestChain.Record(3, 1, 1, Chain.Own)[..6]
        + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    public static DomainObservation InOrder { get; } = Signed(Host(First, Own), Host(Second, Own));

    /// <summary>No policy, MX records that are not signed, and servers that no TLSA record matches.</summary>
    public static DomainObservation NoMatchUnderUnsignedMx =>
        UnsignedMx(Signed(Host(First, Next), Host(Second, Next))) with { StsTxt = NoPolicy.StsTxt, PolicyHost = NoPolicy.PolicyHost };

    private static DomainObservation NoPolicy { get; } = Domain.WithRecord() with
    {
        PolicyHost = Domain.PolicyHost with { Addresses = Facts.NoAddresses(Healthy.Host, DnsOutcome.NoSuchName), Fetches = [] },
    };

    public static ImmutableArray<Scenario> All { get; } =
    [
        .. Lookups(),
        .. Records(),
        .. Servers(),
        .. Resolvers(),
    ];

    private static IEnumerable<Scenario> Lookups() =>
    [
        new("TLSA records that match on every server", InOrder),
        new("the same without a policy", InOrder with { StsTxt = NoPolicy.StsTxt, PolicyHost = NoPolicy.PolicyHost }, "STS101"),
        new("bogus TLSA records for one server",
            Signed(Host(First, Own), Host(Second) with { Dane = Failing(Second, DnsOutcome.NoData) }), "DNE102"),
        new("SERVFAIL for TLSA on one server",
            Signed(Host(First, Own), Host(Second) with { Dane = Failing(Second, DnsOutcome.ServerFailure) }), "DNE102"),
        new("a time-out for TLSA on one server", Signed(Host(First, Own), Host(Second) with { Dane = Silent(Second) })),
        new("a time-out for TLSA on every server",
            Signed(Host(First) with { Dane = Silent(First) }, Host(Second) with { Dane = Silent(Second) })),
        new("signed zones and no TLSA record", Signed(Host(First), Host(Second))),
        new("TLSA records in a zone that is not signed", Signed(Unsigned(Host(First, Own)), Unsigned(Host(Second, Own))), "DNE105"),
        new("TLSA records, and MX records that are not signed", UnsignedMx(InOrder), "DNE106"),
        new("TLSA records that do not match, and MX records that are not signed",
            UnsignedMx(Signed(Host(First, Next), Host(Second, Own))), "DNE106"),
        new("TLSA records on one server of two", Signed(Host(First, Own), Host(Second)), "DNE107"),
        new("the same and no policy", Signed(Host(First, Own), Host(Second)) with
        {
            StsTxt = NoPolicy.StsTxt,
            PolicyHost = NoPolicy.PolicyHost,
        }, "DNE107", "STS101"),
        new("no TLS-RPT record at a server with TLSA records", Signed(Host(First, Own) with
        {
            Dane = Host(First, Own).Dane! with { TlsRptTxt = Facts.Txt($"_smtp._tls.{First}") },
        }, Host(Second, Own)), "DNE115"),
        new("a time-out for the TLS-RPT records of the servers", Signed(Unreported(First), Unreported(Second))),
        new("TLSA records at the end of a signed alias", Signed(Aliased(true), Host(Second, Own)), "SMX103"),
        new("TLSA records at a signed alias that leads out", Signed(Aliased(false), Host(Second, Own)), "SMX103"),
    ];

    private static DomainObservation UnsignedMx(DomainObservation seen) =>
        seen with { Mx = seen.Mx with { Reply = seen.Mx.Reply with { Authenticated = false } } };

    private static IEnumerable<Scenario> Records() =>
    [
        new("a TLSA record of the next key beside the right one", Signed(Host(First, Next, Own), Host(Second, Own, Next))),
        new("usage 1 only on one server",
            Signed(Host(First, TestChain.Record(1, 1, 1, Chain.Own)), Host(Second, Own)), "DNE104", "DNE108"),
        new("a TLSA digest that is too short", Signed(Host(First, Own, Own[..20]), Host(Second, Own)), "DNE109"),
        new("a whole certificate in a TLSA record",
            Signed(Host(First, TestChain.Record(3, 0, 0, Chain.Own)), Host(Second, Own)), "DNE110"),
        new("the digest of nothing beside a good TLSA record", Signed(Host(First, Nothing, Own), Host(Second, Own)), "DNE111"),
        new("the digest of nothing alone", Signed(Host(First, Nothing), Host(Second, Own)), "DNE101", "DNE111"),
    ];

    private static IEnumerable<Scenario> Servers() =>
    [
        new("a TLSA record of another key", Signed(Host(First, Next), Host(Second, Own)), "DNE101"),
        new("TLSA records of other keys on every server", Signed(Host(First, Next), Host(Second, Next)), "DNE101"),
        new("TLSA records and no STARTTLS",
            Signed(Host(First, Own) with { Probes = [NoStartTls("192.0.2.25")] }, Host(Second, Own)), "DNE103", "SMX106"),
        new("TLSA records and no STARTTLS anywhere",
            Signed(
                Host(First, Own) with { Probes = [NoStartTls("192.0.2.25")] },
                Host(Second, Own) with { Probes = [NoStartTls("192.0.2.26")] }),
            "DNE103",
            "SMX106"),
        new("a TLSA record of the intermediate", Signed(Host(First, Anchor), Host(Second, Anchor))),
        new("a TLSA record of a root that is not sent",
            Signed(Host(First, TestChain.Record(2, 0, 1, Chain.Root)), Host(Second, Own)), "DNE112"),
        new("a TLSA record that calls the server's own key an anchor",
            Signed(Host(First, TestChain.Record(2, 1, 1, Chain.Own)), Host(Second, Own)), "DNE112"),
        new("an expired certificate under an anchor", Signed(
            Presenting(Host(First, TestChain.Record(2, 0, 1, Expired.Intermediate)), Expired), Host(Second, Own)),
            "CRT101",
            "DNE113"),
        new("a certificate of another name under an anchor", Signed(
            Presenting(Host(First, TestChain.Record(2, 0, 1, Elsewhere.Intermediate)), Elsewhere), Host(Second, Own)),
            "CRT102",
            "DNE113"),
        new("an expired certificate under usage 3", Signed(
            Presenting(Host(First, TestChain.Record(3, 1, 1, Expired.Own)), Expired), Host(Second, Own)),
            "CRT101",
            "DNE114"),
        new("a self-signed certificate that only DANE vouches for", Signed(
            Presenting(Host(First, Own), Chain, ChainEnd.NoTrustedRoot), Host(Second, Own)),
            "CRT103",
            "DNE114"),
        new("TLSA records and mail servers not contacted", InOrder with
        {
            Scope = new() { Smtp = false },
            MailHosts = [.. from host in InOrder.MailHosts select CoverageScenarios.NotContacted(host)],
        }),
    ];

    private static IEnumerable<Scenario> Resolvers() =>
    [
        new("a resolver that nobody named as one to trust", InOrder with
        {
            Resolvers = [new(Facts.Resolver, false)],
        }),
        new("a resolver that does not validate", InOrder with
        {
            Resolvers = [Facts.Trial with { WithAnchor = Facts.Trial.WithAnchor! with { Authenticated = false } }],
        }),
        new("a resolver that says of everything that it is authenticated", InOrder with
        {
            Resolvers = [Facts.Trial with { WithoutAnchor = Facts.Trial.WithoutAnchor! with { Authenticated = true } }],
        }),
        new("a resolver that does not answer when tried out", InOrder with
        {
            Resolvers = [Facts.Trial with { WithoutAnchor = Facts.Trial.WithoutAnchor! with { Outcome = DnsOutcome.Refused } }],
        }),
        new("an observation from before DANE was looked at", Domain with
        {
            Resolvers = [],
            MailHosts = [.. from host in Domain.MailHosts select host with { Dane = null }],
        }),
    ];

    private static DomainObservation Signed(params ImmutableArray<MailHost> hosts)
    {
        var seen = Domain.WithHosts(hosts);
        return seen with { Mx = seen.Mx with { Reply = seen.Mx.Reply with { Authenticated = true } } };
    }

    private static MailHost Host(string name, params ImmutableArray<string> tlsa)
    {
        var address = name == First ? "192.0.2.25" : "192.0.2.26";
        var host = MailHost(name, name == First ? 10 : 20, address);
        return Presenting(host, Chain) with
        {
            Addresses = Authentic(host.Addresses!, true),
            Dane = new()
            {
                Tlsa = [Lookup(name, true, tlsa)],
                TlsRptTxt = tlsa.IsEmpty ? null : Facts.Txt($"_smtp._tls.{name}", "v=TLSRPTv1; rua=mailto:a@example.com"),
            },
        };
    }

    private static MailHost Presenting(MailHost host, TestChain chain, ChainEnd end = ChainEnd.TrustedRoot) => host with
    {
        Probes = [new MxProbe.Secured(chain.Session(end)) { Address = host.Addresses!.Addresses[0] }],
    };

    private static MailHost Unsigned(MailHost host) => host with
    {
        Addresses = Authentic(host.Addresses!, false),
        Dane = host.Dane! with { Tlsa = [.. from lookup in host.Dane.Tlsa select Authentic(lookup, false)] },
    };

    private static MailHost Unreported(string name) => Host(name, Own) with
    {
        Dane = Host(name, Own).Dane! with { TlsRptTxt = Facts.NoTxt($"_smtp._tls.{name}", DnsOutcome.TimedOut) },
    };

    private static MailHost Aliased(bool isSecure)
    {
        var host = Host(First, Own);
        return host with
        {
            Addresses = Authentic(host.Addresses!, isSecure).Via("real.example.net"),
            Dane = host.Dane! with
            {
                Tlsa = isSecure
                    ? [Lookup("real.example.net", true, [Own])]
                    : [Lookup("real.example.net", false, []), Lookup(First, true, [Own])],
                Alias = isSecure
                    ? null
                    : Facts.Reply(First, DnsType.Cname, DnsOutcome.Answered) with { Authenticated = true },
            },
        };
    }

    private static HostDane Failing(string name, DnsOutcome unvalidated) => new()
    {
        Tlsa =
        [
            new(
                Facts.Reply($"_25._tcp.{name}", DnsType.Tlsa, DnsOutcome.ServerFailure) with { Unvalidated = unvalidated },
                []),
        ],
    };

    private static HostDane Silent(string name) => new()
    {
        Tlsa = [new(Facts.Reply($"_25._tcp.{name}", DnsType.Tlsa, DnsOutcome.TimedOut), [])],
    };

    private static TlsaLookup Lookup(string name, bool isSecure, ImmutableArray<string> records) => new(
        Facts.Reply($"_25._tcp.{name}", DnsType.Tlsa, records.IsEmpty ? DnsOutcome.NoSuchName : DnsOutcome.Answered) with
        {
            Authenticated = isSecure,
        },
        [.. from text in records select new Octets(Data(text))]);

    private static ImmutableArray<byte> Data(string text)
    {
        var words = text.Split(' ');
        return [.. words.Take(3).Select(byte.Parse), .. Convert.FromHexString(words[3])];
    }

    private static TlsaLookup Authentic(TlsaLookup lookup, bool isSecure) =>
        lookup with { Reply = lookup.Reply with { Authenticated = isSecure } };

    private static AddressLookup Authentic(AddressLookup lookup, bool isSecure) => lookup with
    {
        V4 = lookup.V4 with { Authenticated = isSecure },
        V6 = lookup.V6 with { Authenticated = isSecure },
    };

    private static MxProbe.NoStartTls NoStartTls(string address) => new() { Address = IPAddress.Parse(address) };
}
