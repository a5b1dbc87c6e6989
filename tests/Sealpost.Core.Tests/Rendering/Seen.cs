using System.Collections.Immutable;
using System.Net;
using Sealpost.Core.Checks;
using Sealpost.Core.Names;
using Sealpost.Core.Observations;
using Sealpost.Core.Observations.Json;
using Sealpost.Core.Reporting;
using Sealpost.Core.Tests.Scenarios;
using Sealpost.Core.Tests.Vectors;
using Sealpost.Core.Text;

namespace Sealpost.Core.Tests.Rendering;

/// <summary>Reports worth looking at: a domain in good order, and what can befall it.</summary>
internal static class Seen
{
    private static DomainObservation Healthy { get; } = Read("healthy");

    /// <summary>The observations by the name of their snapshot.</summary>
    public static ImmutableDictionary<string, DomainObservation> All { get; } =
        new Dictionary<string, DomainObservation>
        {
            ["healthy"] = Healthy with { Milliseconds = 812 },
            ["absent"] = Healthy with
            {
                StsTxt = Healthy.StsTxt with { Reply = NoName(Healthy.StsTxt.Reply), Records = [] },
                TlsRptTxt = Healthy.TlsRptTxt with { Reply = NoName(Healthy.TlsRptTxt.Reply), Records = [] },
                PolicyHost = WithoutAddress(Healthy.PolicyHost),
                ReportDestinations = [],
            },
            ["redirect"] = Read("redirect"),
            ["refused"] = Read("no-starttls"),
            ["disputed"] = WithPolicy(
                "version: STSv1\nmode: enforce\n\nmx: mx1.example.com\nmx: mx2.example.com\nmax_age: 604800\n"),
            ["broken-policy"] = WithPolicy(
                "version: STSv2\nmode: Enforce\n# a comment\nmx: *.*.example.com\nmax_age: \u001B[31m7d\n"),
            ["uncovered"] = WithPolicy(
                "version: STSv1\nmode: enforce\nmx: mx1.example.com\nmx: *.mx2.example.com\nmax_age: 3600\n"),
            ["testing"] = WithPolicy(
                "version: STSv1\nmode: testing\nmx: mx1.example.com\nmx: mx2.example.com\nmax_age: 604800\n"),
            ["no-smtp"] = Healthy with { Scope = Healthy.Scope with { Smtp = false }, MailHosts = NotTried() },
            ["out-of-reach"] = Healthy with { MailHosts = [.. from host in Healthy.MailHosts select Silent(host)] },
            ["cut-off"] = Healthy with
            {
                PolicyHost = Healthy.PolicyHost with
                {
                    Fetches = [new PolicyFetch.Unfinished("the HTTP answer") { Address = IPAddress.Parse("192.0.2.1") }],
                },
            },
            ["no-mail"] = Healthy with
            {
                Mx = Healthy.Mx with { Records = [new(0, ".")] },
                MailHosts = [],
            },
            ["hostile"] = Healthy with
            {
                StsTxt =
                    Healthy.StsTxt with { Records = [Octets.Of("v=STSv1; id=\u001B]0;owned\u0007\u202Etxt.exe;")] },
                TlsRptTxt = Healthy.TlsRptTxt with
                {
                    Records = [Octets.Of("v=TLSRPTv1; rua=mailto:a@b\u200B|<script>`*_#1 @all")],
                },
                MailHosts = [.. from host in Healthy.MailHosts select Shouting(host)],
                Spf = new()
                {
                    Txt = Facts.Txt("example.com", "v=spf1 \u001B]0;owned\u0007\u202E include:a|<script>`*_#.example -all"),
                },
            },
            ["spf"] = Healthy with
            {
                Spf = Healthy.Spf! with
                {
                    Txt = Healthy.Spf.Txt with
                    {
                        Records = [Octets.Of("v=spf1 mx include:_spf.example.net include:gone.example.net a:www.example.com exists:%{i}._spf.example.com ~all")],
                    },
                    Records =
                    [
                        Facts.Txt("_spf.example.net", "v=spf1 ip4:198.51.100.0/24 ip6:2001:db8::/48 mx:example.net ptr ?all"),
                        Facts.Txt("gone.example.net"),
                    ],
                    Addresses = [Facts.NoAddresses("www.example.com", DnsOutcome.NoSuchName)],
                    MailServers =
                    [
                        .. Healthy.Spf.MailServers,
                        new(Facts.Reply("example.net", DnsType.Mx, DnsOutcome.Answered), [new(10, "mx.example.net")]),
                    ],
                },
            },
            ["international"] = International(),
        }.ToImmutableDictionary();

    public static CheckReport Report(string name) => CheckReport.Judge(All[name], Catalog.All);

    private static DomainObservation Read(string name)
    {
        var json = File.ReadAllBytes(Path.Combine(Repository.Root, "testdata", "observations", name + ".json"));
        Assert.True(ObservationJson.TryRead(json, out var seen, out var fault), fault);
        return seen;
    }

    private static DnsReply NoName(DnsReply reply) => reply with { Outcome = DnsOutcome.NoSuchName };

    private static PolicyHost WithoutAddress(PolicyHost host) => host with
    {
        Addresses = new(NoName(host.Addresses.V4), NoName(host.Addresses.V6), []),
        Fetches = [],
    };

    private static DomainObservation WithPolicy(string body)
    {
        var answer = (PolicyFetch.Answered)Healthy.PolicyHost.Fetches[0];
        return Healthy with
        {
            PolicyHost = Healthy.PolicyHost with { Fetches = [answer with { Body = Octets.Of(body) }] },
        };
    }

    private static ImmutableArray<MailHost> NotTried() =>
    [
        .. from host in Healthy.MailHosts
           select host with
           {
               Probes =
               [
                   .. from probe in host.Probes
                      select new MxProbe.NotTried(NotTriedReason.NotWanted) { Address = probe.Address },
               ],
           },
    ];

    private static MailHost Silent(MailHost host) => host with
    {
        Probes =
        [
            .. from probe in host.Probes
               select new MxProbe.NoConnection(ConnectFault.TimedOut, "no answer within 10 s")
               {
                   Address = probe.Address,
               },
        ],
    };

    // One address speaks in escape sequences, the other has the longest form an address can have.
    private static MailHost Shouting(MailHost host) => host with
    {
        Probes =
        [
            new MxProbe.TurnedAway(SmtpStage.Greeting, 554)
            {
                Address = host.Probes[0].Address,
                Lines = ["554 \u001B[2J\u001B[1;31mGo away\u202E"],
            },
            new MxProbe.NoStartTls { Address = IPAddress.Parse("2001:db8:1111:2222:3333:4444:5555:6666") },
        ],
    };

    private static DomainObservation International()
    {
        Assert.True(DomainName.TryParse("bücher.example", out var name));
        return Healthy with
        {
            Domain = name,
            Spf = new() { Txt = Facts.Txt(name.Ascii, "v=spf1 ip4:192.0.2.0/24 -all") },
        };
    }
}
