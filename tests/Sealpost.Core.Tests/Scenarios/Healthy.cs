using System.Collections.Immutable;
using System.Net;
using System.Text;
using Sealpost.Core.Names;
using Sealpost.Core.Observations;
using Sealpost.Core.Text;

namespace Sealpost.Core.Tests.Scenarios;

/// <summary>A domain in good order, and ways to change one thing about it. A test states only the difference.</summary>
internal static class Healthy
{
    public const string Host = "mta-sts.example.com";

    public const string PolicyText =
        "version: STSv1\nmode: enforce\nmx: mx1.example.com\nmx: mx2.example.com\nmax_age: 2419200\n";

    public static DomainObservation Domain { get; } = new()
    {
        Domain = DomainName.TryParse("example.com", out var name) ? name : throw new InvalidOperationException(),
        At = Facts.Now,
        StsTxt = Facts.Txt("_mta-sts.example.com", "v=STSv1; id=20261101T000000;"),
        TlsRptTxt = Facts.Txt("_smtp._tls.example.com", "v=TLSRPTv1; rua=mailto:tlsrpt@example.com"),
        PolicyHost = new()
        {
            Name = Host,
            Addresses = Facts.Addresses(Host, "192.0.2.80"),
            Fetches = [Served(PolicyText)],
        },
        Mx = Facts.Mx(new(10, "mx1.example.com"), new(20, "mx2.example.com")),
        MailHosts = [MailHost("mx1.example.com", 10, "192.0.2.25"), MailHost("mx2.example.com", 20, "192.0.2.26")],
        ReportDestinations =
        [
            new()
            {
                Uri = "mailto:tlsrpt@example.com",
                Host = "example.com",
                Mx = Facts.Mx(new MxRecord(10, "mx1.example.com")),
            },
        ],
        Resolvers = [Facts.Trial],
        Spf = new()
        {
            Txt = Facts.Txt("example.com", "v=spf1 mx -all"),
            MailServers = [Facts.Mx(new(10, "mx1.example.com"), new(20, "mx2.example.com"))],
        },
        Dkim = Neighbours.Dkim(("default", $"v=DKIM1; k=rsa; p={PublicKeys.Rsa2048}")),
        Dmarc = Neighbours.Dmarc("v=DMARC1; p=reject; rua=mailto:dmarc@example.com"),
    };

    public static PolicyFetch.Answered Served(string text, string address = "192.0.2.80", string type = "text/plain") =>
        new()
        {
            Address = IPAddress.Parse(address),
            Milliseconds = 40,
            Tls = Facts.Session(Facts.Certificate(Host)),
            Status = 200,
            Headers = [new("Content-Type", type)],
            Body = Octets.Of(text),
            BodyEnd = BodyEnd.Complete,
        };

    public static MxProbe.Secured Secured(string address, params ImmutableArray<string> names) =>
        new(Facts.Session(Facts.Certificate(names))) { Address = IPAddress.Parse(address) };

    public static MailHost MailHost(string name, int preference, params ImmutableArray<string> addresses) => new()
    {
        Name = name,
        Preference = preference,
        Addresses = Facts.Addresses(name, addresses),
        Dane = new()
        {
            Tlsa = [new(Facts.Reply($"_25._tcp.{name}", DnsType.Tlsa, DnsOutcome.NoSuchName), [])],
        },
        Probes = [.. from address in addresses select Secured(address, name)],
    };

    public static DomainObservation WithRecord(this DomainObservation seen, params ImmutableArray<string> records) =>
        seen with { StsTxt = Facts.Txt("_mta-sts.example.com", records) };

    public static DomainObservation WithTlsRpt(this DomainObservation seen, params ImmutableArray<string> records) =>
        seen with { TlsRptTxt = Facts.Txt("_smtp._tls.example.com", records) };

    public static DomainObservation WithPolicy(this DomainObservation seen, string text) =>
        seen.WithFetches(Served(text));

    public static DomainObservation WithPolicy(this DomainObservation seen, ImmutableArray<byte> octets) =>
        seen.WithFetches(Served("") with { Body = new(octets) });

    /// <summary>The healthy policy with one piece of its text replaced.</summary>
    public static DomainObservation WithPolicyChange(this DomainObservation seen, string old, string changed) =>
        seen.WithPolicy(PolicyText.Contains(old, StringComparison.Ordinal)
            ? PolicyText.Replace(old, changed, StringComparison.Ordinal)
            : throw new ArgumentException($"The policy has no '{old}'.", nameof(old)));

    public static DomainObservation WithFetches(
        this DomainObservation seen, params ImmutableArray<PolicyFetch> fetches) =>
        seen with
        {
            PolicyHost = seen.PolicyHost with
            {
                Addresses = Facts.Addresses(Host, [.. from fetch in fetches select fetch.Address.ToString()]),
                Fetches = fetches,
            },
        };

    public static DomainObservation WithHosts(this DomainObservation seen, params ImmutableArray<MailHost> hosts) =>
        seen with
        {
            Mx = Facts.Mx([.. from host in hosts select new MxRecord(host.Preference, host.Name)]),
            MailHosts = hosts,
        };

    /// <summary>Both hosts in good order but for what came of the first one's only address.</summary>
    public static DomainObservation WithFirstProbe(this DomainObservation seen, MxProbe probe) =>
        seen.WithHosts(seen.MailHosts[0] with { Probes = [probe] }, seen.MailHosts[1]);

    /// <summary>A domain with a null MX, in good order as such: its SPF record permits nobody.</summary>
    public static DomainObservation WithoutMail(this DomainObservation seen) =>
        seen with { Mx = Facts.Mx(new MxRecord(0, ".")), MailHosts = [], Spf = Permitting("v=spf1 -all") };

    /// <summary>The SPF records of the domain, where they lead nowhere else than to its own MX records.</summary>
    public static DomainObservation WithSpf(this DomainObservation seen, params ImmutableArray<string> records) =>
        seen with { Spf = Permitting(records) with { MailServers = seen.Spf!.MailServers } };

    private static SpfLookups Permitting(params ImmutableArray<string> records) =>
        new() { Txt = Facts.Txt("example.com", records) };

    public static DomainObservation Testing(this DomainObservation seen) => seen.WithPolicyChange("enforce", "testing");

    public static ImmutableArray<byte> Utf16(string text) =>
        [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)];
}
