using System.Collections.Immutable;
using System.IO.Compression;
using System.Net;
using System.Text;
using Sealpost.Core.Observations;
using static Sealpost.Core.Tests.Scenarios.Healthy;

namespace Sealpost.Core.Tests.Scenarios;

/// <summary>The policy host: addresses, TLS, certificates, HTTP.</summary>
internal static class PolicyHostScenarios
{
    private static readonly IPAddress Address = IPAddress.Parse("192.0.2.80");

    private static readonly IPAddress Second = IPAddress.Parse("2001:db8::80");

    private static readonly PolicyFetch.Answered Good = Served(PolicyText);

    public static ImmutableArray<Scenario> All { get; } =
    [
        new("no address", WithAddresses(Facts.NoAddresses(Host, DnsOutcome.NoSuchName)), "STS201"),
        new("an alias of the policy host that leads nowhere",
            WithAddresses(Facts.NoAddresses(Host, DnsOutcome.NoSuchName, "gone.example.com")), "STS201"),
        new("a delegated policy host that is gone",
            WithAddresses(Facts.NoAddresses(Host, DnsOutcome.NoSuchName, "gone.provider.example")), "STS201"),
        new("SERVFAIL for the policy host", WithAddresses(Facts.NoAddresses(Host, DnsOutcome.ServerFailure)), "STS220"),
        new("a time-out for the policy host", WithAddresses(Facts.NoAddresses(Host, DnsOutcome.TimedOut))),
        new("connections refused",
            With(new PolicyFetch.NoConnection(ConnectFault.Refused, "connection refused") { Address = Address }),
            "STS202"),
        new("connections time out",
            With(new PolicyFetch.NoConnection(ConnectFault.TimedOut, "no answer in 10 s") { Address = Address }),
            "STS202"),
        new("no way to the only address",
            With(new PolicyFetch.NoConnection(ConnectFault.NoRoute, "network unreachable") { Address = Second })),
        new("a redirect",
            With(Good with { Status = 301, Headers = [new("Location", "https://www.example.com/")] }), "STS203"),
        new("a redirect to the same host",
            With(Good with { Status = 307, Headers = [new("Location", $"https://{Host}/policy")] }), "STS203"),
        new("404", With(Good with { Status = 404 }), "STS204"),
        new("201", With(Good with { Status = 201 }), "STS204"),
        new("304", With(Good with { Status = 304 }), "STS204"),
        new("no HTTP answer",
            With(new PolicyFetch.NoHttp(Good.Tls, "the connection ended") { Address = Address }), "STS204"),
        new("old TLS only",
            With(new PolicyFetch.NoTls(TlsFault.NoCommonVersion, "alert protocol_version") { Address = Address }),
            "STS205"),
        new("an expired certificate",
            WithCertificate(certificate => certificate with { NotAfter = Facts.Now.AddDays(-1) }), "STS206"),
        new("a certificate of tomorrow",
            WithCertificate(certificate => certificate with { NotBefore = Facts.Now.AddDays(1) }), "STS206"),
        new("an expired intermediate", With(Good with
        {
            Tls = Good.Tls with { Chain = Good.Tls.Chain with { OutsideDates = ["CN=Intermediate"] } },
        }), "STS206"),
        new("a certificate for another name",
            WithCertificate(certificate => certificate with { DnsNames = ["www.example.com"] }), "STS207"),
        new("a certificate with a common name only",
            WithCertificate(certificate => certificate with { DnsNames = [] }), "STS207"),
        new("a partial wildcard",
            WithCertificate(certificate => certificate with { DnsNames = ["mta-*.example.com"] }), "STS207"),
        new("a wildcard one label too high",
            WithCertificate(certificate => certificate with { DnsNames = ["*.com"] }), "STS207"),
        new("a wildcard certificate",
            WithCertificate(certificate => certificate with { DnsNames = ["*.example.com"] })),
        new("a certificate name in capitals",
            WithCertificate(certificate => certificate with { DnsNames = ["MTA-STS.Example.COM"] })),
        new("a self-signed certificate",
            With(Good with { Tls = Facts.Session(Facts.SelfSigned(Facts.Certificate(Host)), ChainEnd.NoTrustedRoot) }),
            "STS208"),
        new("a self-signed certificate for another name", With(Good with
        {
            Tls = Facts.Session(Facts.SelfSigned(Facts.Certificate("localhost")), ChainEnd.NoTrustedRoot),
        }), "STS207", "STS208"),
        new("a private authority without issuer URL", With(Good with
        {
            Tls = Facts.Session(Facts.Certificate(Host) with { IssuerUrls = [] }, ChainEnd.NoTrustedRoot),
        }), "STS208"),
        new("a chain whose signatures do not fit", With(Good with
        {
            Tls = Good.Tls with
            {
                Chain = Good.Tls.Chain with { End = ChainEnd.Invalid, Detail = "a signature does not fit" },
            },
        }), "STS208"),
        new("a missing intermediate",
            With(Good with { Tls = Facts.Session(Facts.Certificate(Host), ChainEnd.NoTrustedRoot) }), "STS209"),
        new("a certificate that expires soon",
            WithCertificate(certificate => certificate with { NotAfter = Facts.Now.AddDays(13) }), "STS210"),
        new("a short-lived certificate in mid-life", WithCertificate(certificate => certificate with
        {
            NotBefore = Facts.Now.AddDays(-3), NotAfter = Facts.Now.AddDays(3),
        })),
        new("a short-lived certificate near its end", WithCertificate(certificate => certificate with
        {
            NotBefore = Facts.Now.AddDays(-6), NotAfter = Facts.Now.AddHours(12),
        }), "STS210"),
        new("a certificate for another name, and 404", With(Good with
        {
            Status = 404, Tls = Facts.Session(Facts.Certificate("other.example")),
        }), "STS207"),
        new("HTML as a media type", With(Served(PolicyText, type: "text/html")), "STS211"),
        new("no media type", With(Good with { Headers = [] }), "STS211"),
        new("two media types in one field", With(Served(PolicyText, type: "text/plain, text/html")), "STS211"),
        new("a media type with parameters",
            With(Served(PolicyText, type: "Text/Plain ; charset=utf-8; format=flowed"))),
        new("65 KiB", With(Good with { BodyEnd = BodyEnd.TooLarge }), "STS212"),
        new("a body that breaks off", With(Good with { BodyEnd = BodyEnd.CutShort }), "STS222"),
        new("no answer in a minute",
            With(new PolicyFetch.TooSlow("the HTTP answer", Good.Tls) { Address = Address, Milliseconds = 60_000 }),
            "STS213"),
        new("no handshake in a minute",
            With(new PolicyFetch.TooSlow("the TLS handshake", null) { Address = Address, Milliseconds = 60_000 }),
            "STS213"),
        new("an answer after 11 seconds", With(Good with { Milliseconds = 11_000 }), "STS213"),
        new("the time is up before the answer",
            With(new PolicyFetch.Unfinished("the TLS handshake") { Address = Address })),
        new("one of two addresses refuses",
            With(Good, new PolicyFetch.NoConnection(ConnectFault.Refused, "connection refused") { Address = Second }),
            "STS214"),
        new("one of two addresses cannot be tried from here",
            With(Good, new PolicyFetch.NoConnection(ConnectFault.NoRoute, "no IPv6") { Address = Second })),
        new("one of two addresses answers 404", With(Good with { Address = Second, Status = 404 }, Good), "STS214"),
        new("both addresses fail, each in its way", With(
            Good with { Status = 404 },
            new PolicyFetch.NoConnection(ConnectFault.Refused, "connection refused")
            {
                Address = Second,
            }), "STS202", "STS204"),
        new("two policies",
            With(Good, Served(PolicyText.Replace("2419200", "604800", StringComparison.Ordinal), "2001:db8::80")),
            "STS215"),
        new("the same policy with other line ends",
            With(Good, Served(PolicyText.ReplaceLineEndings("\r\n"), "2001:db8::80"))),
        new("a packed policy", With(Good with
        {
            Headers = [.. Good.Headers, new("Content-Encoding", "gzip")],
            Body = new(Gzip(PolicyText)),
        }), "STS217"),
        new("a packed policy that does not unpack",
            With(Good with { Headers = [.. Good.Headers, new("Content-Encoding", "gzip")] }), "STS217"),
        new("a policy packed beyond measure", With(Good with
        {
            Headers = [.. Good.Headers, new("Content-Encoding", "gzip")], Body = new(Gzip(new string('a', 10_000_000))),
        }), "STS217"),
        new("a delegated policy host",
            WithAddresses(Facts.Addresses(Host, "192.0.2.80").Via("sts.provider.example")), "STS218"),
        new("private addresses only",
            With(new PolicyFetch.NotTried(NotTriedReason.NotPublic) { Address = IPAddress.Parse("10.0.0.1") }),
            "STS219"),
        new("an alert in the handshake",
            With(new PolicyFetch.NoTls(TlsFault.Alert, "alert handshake_failure") { Address = Address }), "STS221"),
        new("plain text on port 443",
            With(new PolicyFetch.NoTls(TlsFault.Nonsense, "not TLS: 'HTTP'") { Address = Address }), "STS221"),
    ];

    private static DomainObservation With(params ImmutableArray<PolicyFetch> fetches) => Domain.WithFetches(fetches);

    private static DomainObservation WithAddresses(AddressLookup lookup) => Domain with
    {
        PolicyHost = Domain.PolicyHost with
        {
            Addresses = lookup,
            Fetches = lookup.Addresses.IsEmpty ? [] : Domain.PolicyHost.Fetches,
        },
    };

    private static DomainObservation WithCertificate(Func<CertificateFacts, CertificateFacts> change) =>
        With(Good with { Tls = Facts.Session(change(Facts.Certificate(Host))) });

    private static ImmutableArray<byte> Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return [.. packed.ToArray()];
    }
}
