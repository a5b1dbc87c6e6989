using System.Collections.Immutable;
using System.Globalization;
using Sealpost.Core.Observations;
using static Sealpost.Core.Tests.Scenarios.Healthy;

namespace Sealpost.Core.Tests.Scenarios;

/// <summary>The SPF record, and what it leads to.</summary>
internal static class SpfScenarios
{
    private const string Long = "site-verification=0123456789012345678901234567890123456789012345678901234567890123456789";

    public static ImmutableArray<Scenario> All { get; } =
    [
        new("an old observation, without SPF", Domain with { Spf = null }),
        new("no SPF record", Domain.WithSpf(), "SPF101"),
        new("an unrelated TXT record in its place", Domain.WithSpf("site-verification=1"), "SPF101"),
        new("v=spf10", Domain.WithSpf("v=spf10 mx -all"), "SPF101", "SPF124"),
        new("quotation marks in the record", Domain.WithSpf("\"v=spf1 mx -all\""), "SPF101", "SPF124"),
        new("two SPF records", Domain.WithSpf("v=spf1 mx -all", "v=spf1 -all"), "SPF102"),
        new("two SPF records, one of them in capitals", Domain.WithSpf("v=spf1 mx -all", "V=SPF1 -ALL"), "SPF102"),
        new("a record in capitals", Domain.WithSpf("V=SPF1 MX -ALL")),
        new("an unrelated TXT record beside it", Domain.WithSpf("site-verification=1", "v=spf1 mx -all")),
        new("a leftover beside it", Domain.WithSpf("v=spf2.0/pra mx -all", "v=spf1 mx -all"), "SPF124"),
        new("a mechanism that does not exist", Domain.WithSpf("v=spf1 ipv4:192.0.2.1 -all"), "SPF103"),
        new("a tab between terms", Domain.WithSpf("v=spf1 mx\t-all"), "SPF103"),
        new("a netmask that is too long", Domain.WithSpf("v=spf1 ip4:192.0.2.0/33 -all"), "SPF104"),
        new("a short address", Domain.WithSpf("v=spf1 ip4:192.0.2 -all"), "SPF104"),
        new("a macro without a closing brace", Domain.WithSpf("v=spf1 exists:%{i.example.com -all"), "SPF105"),
        new("two redirects", Domain.WithSpf("v=spf1 redirect=a.example redirect=b.example"), "SPF106"),
        new("SERVFAIL for the SPF record", Answers(DnsOutcome.ServerFailure), "SPF107"),
        new("a time-out for the SPF record", Answers(DnsOutcome.TimedOut)),
        new("a tree that keeps within the limits", Domain.WithSpf("v=spf1 mx include:a.example ~all")
            .Below(("a.example", ["v=spf1 ip4:192.0.2.0/24 include:b.example ?all"]), ("b.example", ["v=spf1 ip6:2001:db8::/32 -all"]))),
        new("eleven look-ups", Domain.WithSpf($"v=spf1 {Includes(1, 11)} -all").Below(Records(1, 11)), "SPF108"),
        new("ten look-ups", Domain.WithSpf($"v=spf1 {Includes(1, 10)} -all").Below(Records(1, 10))),
        new("eleven look-ups, most of them further down",
            Domain.WithSpf("v=spf1 include:a.example include:b.example -all").Below(
                ("a.example", [$"v=spf1 {Includes(1, 5)} -all"]),
                ("b.example", [$"v=spf1 {Includes(6, 4)} -all"]),
                Records(1, 9)), "SPF108"),
        new("eleven look-ups that depend on the sender",
            Domain.WithSpf($"v=spf1 {string.Join(' ', Enumerable.Repeat("exists:%{i}.a.example", 11))} -all"), "SPF108"),
        new("three names that are gone", Domain.WithSpf("v=spf1 mx a:a.example a:b.example a:c.example -all")
            .Gone("a.example", "b.example", "c.example"), "SPF109"),
        new("one name that is gone", Domain.WithSpf("v=spf1 mx a:a.example -all").Gone("a.example"), "SPF129"),
        new("a name that has IPv6 only", Domain.WithSpf("v=spf1 mx a:a.example -all").Named("a.example", "2001:db8::1")),
        new("an include of a name without a record",
            Domain.WithSpf("v=spf1 mx include:a.example -all").Below(("a.example", [])), "SPF110"),
        new("an include of a name with other TXT records",
            Domain.WithSpf("v=spf1 mx include:a.example -all").Below(("a.example", ["x"])), "SPF110"),
        new("a redirect to a name without a record",
            Domain.WithSpf("v=spf1 mx redirect=a.example").Below(("a.example", [])), "SPF111"),
        new("a redirect to a record in order",
            Domain.WithSpf("v=spf1 mx redirect=a.example").Below(("a.example", ["v=spf1 -all"]))),
        new("a redirect to a record without an end",
            Domain.WithSpf("v=spf1 mx redirect=a.example").Below(("a.example", ["v=spf1 ip4:192.0.2.1"])), "SPF117"),
        new("a redirect that depends on the sender", Domain.WithSpf("v=spf1 mx redirect=%{l}.a.example")),
        new("an include of two records",
            Domain.WithSpf("v=spf1 mx include:a.example -all").Below(("a.example", ["v=spf1 -all", "v=spf1 a"])), "SPF112"),
        new("an include of a malformed record",
            Domain.WithSpf("v=spf1 mx include:a.example -all").Below(("a.example", ["v=spf1 a:b"])), "SPF112"),
        new("a record that includes itself", Domain.WithSpf("v=spf1 mx include:example.com -all"), "SPF113"),
        new("a circle of two", Domain.WithSpf("v=spf1 mx include:a.example -all")
            .Below(("a.example", ["v=spf1 include:example.com -all"])), "SPF113"),
        new("the same record included twice", Domain.WithSpf("v=spf1 include:a.example include:a.example -all")
            .Below(("a.example", ["v=spf1 -all"]))),
        new("eleven mail servers", Domain.WithSpf("v=spf1 mx:a.example -all").MailServers("a.example", 11), "SPF114"),
        new("ten mail servers", Domain.WithSpf("v=spf1 mx:a.example -all").MailServers("a.example", 10)),
        new("SERVFAIL for an included record", Domain.WithSpf("v=spf1 mx include:a.example -all")
            .Below(Facts.NoTxt("a.example", DnsOutcome.ServerFailure)), "SPF115"),
        new("a time-out for an included record", Domain.WithSpf("v=spf1 mx include:a.example ~all")
            .Below(Facts.NoTxt("a.example", DnsOutcome.TimedOut))),
        new("a time-out for a redirect", Domain.WithSpf("v=spf1 mx redirect=a.example")
            .Below(Facts.NoTxt("a.example", DnsOutcome.TimedOut))),
        new("SERVFAIL for the MX records, and SPF needs them", Domain with
        {
            Mx = Facts.NoMx(DnsOutcome.ServerFailure),
            MailHosts = [],
            Spf = Domain.Spf! with { MailServers = [Facts.NoMx(DnsOutcome.ServerFailure)] },
        }, "SMX111"),
        new("+all", Domain.WithSpf("v=spf1 mx +all"), "SPF116"),
        new("all without a qualifier", Domain.WithSpf("v=spf1 mx all"), "SPF116"),
        new("+all in an included record", Domain.WithSpf("v=spf1 include:a.example -all")
            .Below(("a.example", ["v=spf1 all"])), "SPF116"),
        new("?all", Domain.WithSpf("v=spf1 mx ?all"), "SPF117"),
        new("no end", Domain.WithSpf("v=spf1 mx"), "SPF117"),
        new("a version and nothing else", Domain.WithSpf("v=spf1"), "SPF117"),
        new("~all", Domain.WithSpf("v=spf1 mx ~all")),
        new("a wide IPv4 network", Domain.WithSpf("v=spf1 ip4:10.0.0.0/8 -all"), "SPF118"),
        new("a wide IPv6 network", Domain.WithSpf("v=spf1 ip6:2000::/3 -all"), "SPF118"),
        new("a wide network that is not permitted", Domain.WithSpf("v=spf1 mx -ip4:10.0.0.0/8 ~all")),
        new("ptr", Domain.WithSpf("v=spf1 mx ptr -all"), "SPF119"),
        new("the macro p", Domain.WithSpf("v=spf1 mx exists:%{p}.a.example -all"), "SPF119"),
        new("a mechanism behind all", Domain.WithSpf("v=spf1 mx -all include:a.example"), "SPF120"),
        new("a redirect beside all", Domain.WithSpf("v=spf1 redirect=a.example mx -all"), "SPF121"),
        new("ip4 with an equals sign", Domain.WithSpf("v=spf1 mx ip4=192.0.2.1 -all"), "SPF122"),
        new("a modifier of somebody", Domain.WithSpf("v=spf1 mx -all note=x"), "SPF123"),
        new("a record at the doubled name", Elsewhere("example.com.example.com"), "SPF101", "SPF125"),
        new("a record at _spf", Elsewhere("_spf.example.com"), "SPF101", "SPF125"),
        new("many TXT records", Domain.WithSpf("v=spf1 mx -all", Long + "1", Long + "2", Long + "3", Long + "4", Long + "5"), "SPF126"),
        new("no mail, and no SPF record", Domain.NoMail().WithSpf(), "SMX101", "SPF127"),
        new("no mail, and ~all", Domain.NoMail().WithSpf("v=spf1 ~all"), "SMX101", "SPF127"),
        new("no mail, and no end", Domain.NoMail().WithSpf("v=spf1"), "SMX101", "SPF127"),
        new("no mail, and -all", Domain.NoMail(), "SMX101"),
        new("no mail, and -all by a redirect",
            Domain.NoMail().WithSpf("v=spf1 redirect=a.example").Below(("a.example", ["v=spf1 -all"])), "SMX101"),
        new("a domain that sends mail and takes none", Domain.NoMail().WithSpf("v=spf1 ip4:192.0.2.0/24 ~all"), "SMX101"),
        new("a parked domain: a null MX, -all and p=reject", Parked(), "SMX101"),
        new("a null MX, and mx in the SPF record", NullMx("v=spf1 mx -all"), "SMX101"),
        new("a null MX, mx and ~all in the SPF record", NullMx("v=spf1 mx ~all"), "SMX101", "SPF127"),
        new("no mail, and two SPF records", Domain.NoMail().WithSpf("v=spf1 -all", "v=spf1 a"), "SMX101", "SPF102"),
        new("two records run together", Domain.WithSpf("v=spf1 mx -all v=spf1 a -all"), "SPF120", "SPF128"),
        new("a macro of the domain itself", Domain.WithSpf("v=spf1 include:_spf.%{d} -all")
            .Below(("_spf.example.com", ["v=spf1 ip4:192.0.2.0/24 -all"]))),
    ];

    private static DomainObservation Answers(DnsOutcome outcome) =>
        Domain with { Spf = new() { Txt = Facts.NoTxt("example.com", outcome) } };

    private static DomainObservation Elsewhere(string name) => Domain with
    {
        Spf = new()
        {
            Txt = Facts.Txt("example.com"),
            Misplaced = [.. from one in (string[])["example.com.example.com", "_spf.example.com"]
                            select one == name ? Facts.Txt(one, "v=spf1 mx -all") : Facts.Txt(one)],
        },
    };

    // The question for MX records that the SPF record brings along has the null MX for an answer (RFC 7505 §3).
    private static DomainObservation NullMx(string spf) =>
        Domain.NoMail().WithSpf(spf) is var seen ? seen with { Spf = seen.Spf! with { MailServers = [seen.Mx] } } : Domain;

    private static DomainObservation NoMail(this DomainObservation seen) =>
        seen.WithoutMail().WithPolicyChange("enforce", "none");

    // All that a domain without mail needs (RFC 7505 §4.2), and nothing else.
    private static DomainObservation Parked() => Domain.WithoutMail() with
    {
        StsTxt = Facts.NoTxt("_mta-sts.example.com", DnsOutcome.NoSuchName),
        PolicyHost = Domain.PolicyHost with { Addresses = Facts.NoAddresses(Healthy.Host, DnsOutcome.NoSuchName), Fetches = [] },
        TlsRptTxt = Facts.NoTxt("_smtp._tls.example.com", DnsOutcome.NoSuchName),
        ReportDestinations = [],
        Dkim = Neighbours.Dkim(),
        Dmarc = Neighbours.Dmarc("v=DMARC1; p=reject"),
    };

    public static DomainObservation Below(this DomainObservation seen, params ImmutableArray<(string Name, ImmutableArray<string> Records)> below) =>
        seen.Below([.. from one in below select Facts.Txt(one.Name, one.Records)]);

    private static DomainObservation Below(
        this DomainObservation seen,
        (string Name, ImmutableArray<string> Records) first,
        (string Name, ImmutableArray<string> Records) second,
        ImmutableArray<(string Name, ImmutableArray<string> Records)> below) => seen.Below([first, second, .. below]);

    private static DomainObservation Below(this DomainObservation seen, params ImmutableArray<TxtLookup> below) =>
        seen with { Spf = seen.Spf! with { Records = below } };

    private static DomainObservation Gone(this DomainObservation seen, params ImmutableArray<string> names) =>
        seen with
        {
            Spf = seen.Spf! with
            {
                Addresses = [.. from name in names select Facts.NoAddresses(name, DnsOutcome.NoSuchName)],
            },
        };

    private static DomainObservation Named(this DomainObservation seen, string name, params ImmutableArray<string> addresses) =>
        seen with { Spf = seen.Spf! with { Addresses = [Facts.Addresses(name, addresses)] } };

    private static DomainObservation MailServers(this DomainObservation seen, string name, int count)
    {
        var reply = Facts.Reply(name, DnsType.Mx, DnsOutcome.Answered);
        var records = from number in Enumerable.Range(1, count) select new MxRecord(number, $"mx{number}.{name}");
        return seen with { Spf = seen.Spf! with { MailServers = [new(reply, [.. records])] } };
    }

    private static string Includes(int first, int count) =>
        string.Join(' ', from number in Enumerable.Range(first, count) select $"include:{Name(number)}");

    private static ImmutableArray<(string Name, ImmutableArray<string> Records)> Records(int first, int count) =>
        [.. from number in Enumerable.Range(first, count)
            select (Name(number), ImmutableArray.Create($"v=spf1 ip4:192.0.2.{number} -all"))];

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"n{number}.example");
}
