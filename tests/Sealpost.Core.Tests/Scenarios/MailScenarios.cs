using System.Collections.Immutable;
using System.Net;
using Sealpost.Core.Observations;
using static Sealpost.Core.Tests.Scenarios.Healthy;

namespace Sealpost.Core.Tests.Scenarios;

/// <summary>The mail servers and their certificates.</summary>
internal static class MailScenarios
{
    private static readonly IPAddress Address = IPAddress.Parse("192.0.2.25");

    private static readonly MxProbe Refusing =
        new MxProbe.NoConnection(ConnectFault.Refused, "connection refused") { Address = Address };

    public static ImmutableArray<Scenario> All { get; } =
    [
        .. MxRecords(),
        .. Servers(),
        .. Certificates(),
    ];

    private static IEnumerable<Scenario> MxRecords() =>
    [
        new("neither MX nor address", Bare(Facts.NoAddresses("example.com", DnsOutcome.NoData)), "SMX101", "STS404"),
        new("a domain that does not exist", Domain.WithRecord().WithTlsRpt() with
        {
            Mx = Facts.NoMx(DnsOutcome.NoSuchName),
            MailHosts = [],
            PolicyHost =
                Domain.PolicyHost with { Addresses = Facts.NoAddresses(Host, DnsOutcome.NoSuchName), Fetches = [] },
        }, "SMX101"),
        new("one host without address",
            Domain.WithHosts(Unaddressed("mx1.example.com", DnsOutcome.NoSuchName), Domain.MailHosts[1]), "SMX102"),
        new("no host with an address", Domain.WithHosts(Unaddressed("mx1.example.com", DnsOutcome.NoData)), "SMX102"),
        new("one host whose addresses time out",
            Domain.WithHosts(Unaddressed("mx1.example.com", DnsOutcome.TimedOut), Domain.MailHosts[1])),
        new("eleven hosts", Domain.WithHosts(
        [
            .. Domain.MailHosts,
            .. from number in Enumerable.Range(3, 8) select MailHost($"mx{number}.example.com", 30, $"192.0.2.{number}"),
            new MailHost { Name = "mx11.example.com", Preference = 40 },
        ]).WithPolicyChange("mx: mx2.example.com", "mx: *.example.com")),
        new("one host whose name servers fail",
            Domain.WithHosts(Unaddressed("mx1.example.com", DnsOutcome.ServerFailure), Domain.MailHosts[1]), "SMX115"),
        new("an alias for a host", Domain.WithHosts(
            Domain.MailHosts[0] with { Addresses = Domain.MailHosts[0].Addresses!.Via("real.example.net") },
            Domain.MailHosts[1]), "SMX103"),
        new("an IP address for a host",
            Domain.WithHosts(
                new MailHost { Name = "192.0.2.25", Preference = 5 }, Domain.MailHosts[0], Domain.MailHosts[1]),
            "SMX104"),
        new("an IP address for the only host",
            Domain.WithHosts(new MailHost { Name = "192.0.2.25", Preference = 5 }), "SMX104"),
        new("a null MX beside others", Domain with { Mx = Facts.Mx([new(0, "."), .. Domain.Mx.Records]) }, "SMX105"),
        new("private addresses for one host",
            Domain.WithHosts(Private(Domain.MailHosts[0]), Domain.MailHosts[1]), "SMX109"),
        new("private addresses for every host",
            Domain.WithHosts([.. from host in Domain.MailHosts select Private(host)]), "SMX109"),
        new("SERVFAIL for MX", Domain with { Mx = Facts.NoMx(DnsOutcome.ServerFailure), MailHosts = [] }, "SMX111"),
        new("a time-out for MX", Domain with { Mx = Facts.NoMx(DnsOutcome.TimedOut), MailHosts = [] }),
        new("no MX record, an address", Bare(Facts.Addresses("example.com", "192.0.2.25")) with
        {
            MailHosts = [MailHost("example.com", 0, "192.0.2.25")],
            PolicyHost =
                Domain.WithPolicy("version: STSv1\nmode: enforce\nmx: example.com\nmax_age: 2419200\n").PolicyHost,
        }, "SMX114"),
        new("no MX record, and SERVFAIL for the address",
            Bare(Facts.NoAddresses("example.com", DnsOutcome.ServerFailure)), "SMX111"),
    ];

    private static IEnumerable<Scenario> Servers() =>
    [
        new("no STARTTLS", Domain.WithFirstProbe(new MxProbe.NoStartTls { Address = Address }), "SMX106"),
        new("no STARTTLS on the only host", Only(new MxProbe.NoStartTls { Address = Address }), "SMX106"),
        new("no STARTTLS and no policy",
            Domain.WithFirstProbe(new MxProbe.NoStartTls { Address = Address }).WithRecord(),
            "STS101",
            "STS216",
            "SMX106"),
        new("STARTTLS refused for good",
            Domain.WithFirstProbe(new MxProbe.StartTlsRefused(502) { Address = Address }), "SMX107"),
        new("a handshake that fails",
            Domain.WithFirstProbe(new MxProbe.NoTls(TlsFault.Nonsense, "not TLS") { Address = Address }), "SMX107"),
        new("a handshake that never ends",
            Domain.WithFirstProbe(new MxProbe.NoTls(TlsFault.TimedOut, "no answer in 20 s") { Address = Address }),
            "SMX107"),
        new("old TLS only on a mail server",
            Domain.WithFirstProbe(
                new MxProbe.NoTls(TlsFault.NoCommonVersion, "alert protocol_version") { Address = Address }),
            "SMX108"),
        new("two addresses, one without STARTTLS", Domain.WithHosts(
            MailHost("mx1.example.com", 10, "192.0.2.25", "192.0.2.35") with
            {
                Probes =
                [
                    Secured("192.0.2.25", "mx1.example.com"),
                    new MxProbe.NoStartTls { Address = IPAddress.Parse("192.0.2.35") },
                ],
            },
            Domain.MailHosts[1]), "SMX106", "SMX110"),
        new("two addresses, one silent", Domain.WithHosts(
            MailHost("mx1.example.com", 10, "192.0.2.35", "192.0.2.25") with
            {
                Probes = [Secured("192.0.2.35", "mx1.example.com"), Refusing],
            },
            Domain.MailHosts[1])),
        new("one host refuses connections", Domain.WithFirstProbe(Refusing)),
        new("the only host refuses connections", Only(Refusing)),
        new("the only host breaks off",
            Only(new MxProbe.BrokenOff(SmtpStage.Greeting, "the connection ended") { Address = Address })),
        new("the only host greets with 421",
            Only(new MxProbe.TurnedAway(SmtpStage.Greeting, 421) { Address = Address })),
        new("the only host answers EHLO with 550",
            Only(new MxProbe.TurnedAway(SmtpStage.Ehlo, 550) { Address = Address })),
        new("STARTTLS put off", Only(new MxProbe.StartTlsRefused(454) { Address = Address })),
        new("more addresses than are tried", Domain.WithHosts(
            MailHost("mx1.example.com", 10, "192.0.2.35", "192.0.2.25") with
            {
                Probes =
                [
                    Secured("192.0.2.35", "mx1.example.com"),
                    new MxProbe.NotTried(NotTriedReason.TooMany) { Address = Address },
                ],
            },
            Domain.MailHosts[1])),
        new("mail servers not contacted", Domain with
        {
            Scope = new() { Smtp = false },
            MailHosts = [.. from host in Domain.MailHosts select CoverageScenarios.NotContacted(host)],
        }),
    ];

    private static IEnumerable<Scenario> Certificates() =>
    [
        new("an expired mail certificate",
            WithCertificate(one => one with { NotAfter = Facts.Now.AddDays(-1) }), "CRT101"),
        new("a mail certificate for the domain, not the host",
            WithCertificate(one => one with { DnsNames = ["example.com"] }), "CRT102"),
        new("a self-signed mail certificate",
            WithSession(Facts.Session(Facts.SelfSigned(Facts.Certificate("mx1.example.com")), ChainEnd.NoTrustedRoot)),
            "CRT103"),
        new("a missing intermediate on a mail server",
            WithSession(Facts.Session(Facts.Certificate("mx1.example.com"), ChainEnd.NoTrustedRoot)), "CRT104"),
        new("a mail certificate that expires soon",
            WithCertificate(one => one with { NotAfter = Facts.Now.AddDays(3) }), "CRT105"),
        new("a self-signed mail certificate and no policy",
            WithSession(Facts.Session(Facts.SelfSigned(Facts.Certificate("mx1.example.com")), ChainEnd.NoTrustedRoot))
                .WithRecord(),
            "STS101",
            "STS216",
            "CRT103"),
    ];

    private static DomainObservation Only(MxProbe probe) => Domain
        .WithHosts(Domain.MailHosts[0] with { Probes = [probe] })
        .WithPolicyChange("mx: mx2.example.com\n", "");

    private static DomainObservation WithCertificate(Func<CertificateFacts, CertificateFacts> change) =>
        WithSession(Facts.Session(change(Facts.Certificate("mx1.example.com"))));

    private static DomainObservation WithSession(TlsSession session) =>
        Domain.WithFirstProbe(new MxProbe.Secured(session) { Address = Address });

    private static DomainObservation Bare(AddressLookup own) =>
        Domain with { Mx = Facts.NoMx(DnsOutcome.NoData), MailHosts = [], OwnAddresses = own };

    private static MailHost Unaddressed(string name, DnsOutcome outcome) =>
        new() { Name = name, Preference = 10, Addresses = Facts.NoAddresses(name, outcome) };

    private static MailHost Private(MailHost host) => host with
    {
        Probes = [new MxProbe.NotTried(NotTriedReason.NotPublic) { Address = IPAddress.Parse("10.0.0.1") }],
    };
}
