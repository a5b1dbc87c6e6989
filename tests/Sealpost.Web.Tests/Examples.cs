using System.Net;
using Sealpost.Core.Observations;
using Sealpost.Testing;
using static Sealpost.Testing.SmallInternetServers;

namespace Sealpost.Web.Tests;

/// <summary>A small internet with a domain for each thing that a page has to show well.</summary>
internal static class Examples
{
    /// <summary>What a domain would say that wants to run a script, lead the eye astray and clear a terminal.</summary>
    public const string Hostile = "<script>alert(1)</script><img/src=x>\u202Etxt.exe\u001B[2J";

    private static readonly string[] Servers = ["mx1.good.example", "mx2.good.example", "mx3.good.example"];

    /// <summary>The domains, and how mail to them fares.</summary>
    public static IReadOnlyDictionary<string, string> Outcomes { get; } = new Dictionary<string, string>
    {
        ["good.example"] = "Protected",
        ["half.example"] = "Partly protected",
        ["plain.example"] = "Mail is refused",
        ["flawed.example"] = "Not protected",
        ["testing.example"] = "Only testing",
        ["nothing.example"] = "Not protected",
        ["nomail.example"] = "No mail",
        ["unseen.example"] = "Not known",
        ["many.example"] = "Partly protected",
        ["hostile.example"] = "Not protected",
        ["xn--bcher-kva.example"] = "Protected",
    };

    public static SmallInternet Create(params string[] more)
    {
        var net = new SmallInternet
        {
            Zone = string.Join('\n', [.. Zone(), .. more]),
            Policies =
            {
                ["192.0.2.1"] = Serves("mta-sts.good.example", Policy("enforce", "mx1.good.example", "mx2.good.example")),
                ["192.0.2.2"] = Serves("mta-sts.half.example", Policy("enforce", "mx1.good.example")),
                ["192.0.2.3"] = Serves("mta-sts.plain.example", Policy("enforce", "mx3.good.example")),
                ["192.0.2.4"] = Serves(
                    "mta-sts.flawed.example",
                    "version: STSv1\nmode: Enforce\n\nmx: mx1.good.example\nmx: *.*.example\nmax_age: soon\n"),
                ["192.0.2.5"] = Serves("mta-sts.testing.example", Policy("testing", "mx1.good.example")),
                ["192.0.2.6"] = Serves(
                    "mta-sts.many.example",
                    Policy("enforce", "*.eu.many.example", "mx7.us.many.example", "mx9.us.many.example", "old.many.example")),
                ["192.0.2.7"] = Serves("mta-sts.hostile.example", $"version: STSv1\nmode: enforce\nmx: {Hostile}\nmax_age: 1\n"),
                ["192.0.2.8"] = Serves("mta-sts.xn--bcher-kva.example", Policy("enforce", "mx1.good.example")),
            },
            MailServers =
            {
                ["192.0.2.31"] = Secured(Servers[0]),
                ["192.0.2.32"] = Secured(Servers[1]),
                ["192.0.2.33"] = WithoutStartTls(Servers[2]),
                ["192.0.2.34"] = new MxProbe.NoStartTls
                {
                    Address = IPAddress.None,
                    Lines = [$"220 {Hostile} ESMTP", $"250 {Hostile}"],
                },
            },
        };
        foreach (var number in Enumerable.Range(1, 10))
        {
            net.MailServers[$"192.0.2.{100 + number}"] = Secured(HostOfMany(number));
        }

        return net;
    }

    /// <summary>A policy of four weeks.</summary>
    public static string Policy(string mode, params string[] patterns) =>
        $"version: STSv1\nmode: {mode}\n{string.Concat(patterns.Select(static one => $"mx: {one}\n"))}max_age: 2419200\n";

    private static IEnumerable<string> Zone() =>
    [
        .. Servers.Select(static (name, at) => $"{name} A 192.0.2.{31 + at}"),
        "mx.hostile.example A 192.0.2.34",
        .. Domain("good.example", 1, Servers[0], Servers[1]),
        .. Domain("half.example", 2, Servers[0], Servers[1]),
        .. Domain("plain.example", 3, Servers[2]),
        .. Domain("flawed.example", 4, Servers[0]),
        .. Domain("testing.example", 5, Servers[0]),
        .. Domain("many.example", 6, [.. Enumerable.Range(1, 10).Select(HostOfMany)]),
        .. Enumerable.Range(1, 10).Select(static number => $"{HostOfMany(number)} A 192.0.2.{100 + number}"),
        .. Domain("xn--bcher-kva.example", 8, Servers[0]),
        .. Neighbours("nothing.example"),
        "nothing.example MX 10 mx1.good.example",
        "nomail.example MX 0 .",
        "nomail.example TXT v=spf1 -all",
        "_dmarc.nomail.example TXT v=DMARC1; p=reject",
        .. Neighbours("unseen.example"),
        "unseen.example MX 10 mx1.good.example",
        "_mta-sts.unseen.example TXT !TIMEOUT",
        "_smtp._tls.unseen.example TXT !TIMEOUT",
        "hostile.example MX 10 mx.hostile.example",
        $"_mta-sts.hostile.example TXT v=STSv1; id=1; x={Hostile}",
        "mta-sts.hostile.example A 192.0.2.7",
        $"_smtp._tls.hostile.example TXT v=TLSRPTv1; rua=mailto:{Hostile}",
        $"hostile.example TXT v=spf1 include:{Hostile} -all",
        $"default._domainkey.hostile.example TXT v=DKIM1; n={Hostile}; p={Hostile}",
        $"_dmarc.hostile.example TXT v=DMARC1; p=none; rua=mailto:{Hostile}",
    ];

    private static IEnumerable<string> Neighbours(string name) =>
    [
        $"{name} TXT v=spf1 mx -all",
        $"_dmarc.{name} TXT v=DMARC1; p=reject; rua=mailto:dmarc@{name}",
    ];

    // In good order in the DNS; an MX set of ten is one answer of ten values.
    private static IEnumerable<string> Domain(string name, int policy, params string[] hosts) =>
    [
        .. Neighbours(name),
        $"_mta-sts.{name} TXT v=STSv1; id=20261101T000000;",
        $"mta-sts.{name} A 192.0.2.{policy}",
        $"_smtp._tls.{name} TXT v=TLSRPTv1; rua=mailto:tlsrpt@good.example",
        .. hosts.Select((host, at) => $"{name} MX {(at + 1) * 10} {host}"),
    ];

    private static string HostOfMany(int number) =>
        number <= 6 ? $"mx{number}.eu.many.example" : $"mx{number}.us.many.example";
}
