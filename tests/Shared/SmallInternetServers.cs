using System.Collections.Immutable;
using System.Net;
using Sealpost.Core.Observations;
using Sealpost.Core.Text;

namespace Sealpost.Testing;

/// <summary>Servers in good order, and in bad, for a <see cref="SmallInternet"/>.</summary>
public static class SmallInternetServers
{
    /// <summary>When every certificate of the small internet is in the middle of its life.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    /// <summary>A web server that serves a text as a policy, with a certificate for a name.</summary>
    public static PolicyFetch Serves(string name, string policy) => new PolicyFetch.Answered
    {
        Address = IPAddress.None,
        Tls = SessionFor(name),
        Status = 200,
        Headers = [new("Content-Type", "text/plain")],
        Body = Octets.Of(policy),
        BodyEnd = BodyEnd.Complete,
    };

    /// <summary>A mail server with STARTTLS and a certificate for its name.</summary>
    public static MxProbe Secured(string name) => new MxProbe.Secured(SessionFor(name))
    {
        Address = IPAddress.None,
        Lines = [$"220 {name} ESMTP", $"250-{name}", "250 STARTTLS", "220 Go ahead"],
        SecureLines = [$"250-{name}", "250 8BITMIME"],
    };

    /// <summary>A mail server that does not know STARTTLS.</summary>
    public static MxProbe WithoutStartTls(string name) => new MxProbe.NoStartTls
    {
        Address = IPAddress.None,
        Lines = [$"220 {name} ESMTP", $"250-{name}", "250 8BITMIME"],
    };

    /// <summary>A session with a chain that leads to a trusted root.</summary>
    public static TlsSession SessionFor(params ImmutableArray<string> names) =>
        new("TLS 1.3", "TLS_AES_128_GCM_SHA256", new() { Sent = [CertificateFor(names)], End = ChainEnd.TrustedRoot });

    /// <summary>A certificate in the middle of its life.</summary>
    public static CertificateFacts CertificateFor(params ImmutableArray<string> names) => new()
    {
        Subject = $"CN={names.FirstOrDefault()}",
        Issuer = "CN=Small CA",
        NotBefore = Now.AddDays(-45),
        NotAfter = Now.AddDays(45),
        DnsNames = names,
        Key = "ECDSA P-256",
        Sha256 = new string('0', 64),
        Der = "",
    };
}
