using System.Net;
using Sealpost.Core.Names;
using Sealpost.Core.Observations;
using Sealpost.Probes.Tests.Dns;
using Sealpost.Probes.Tests.Https;
using Sealpost.Probes.Tests.Smtp;
using Sealpost.Probes.Tests.Tls;
using Sealpost.Probes.Tls;

namespace Sealpost.Probes.Tests;

public sealed class ObserverOverSocketsTests : IDisposable
{
    private const string Script = """
        S: 220 mx1
        C: EHLO
        S: 250-mx1
        S: 250 STARTTLS
        C: STARTTLS
        S: 220 Go
        (starttls)
        C: EHLO
        S: 250 mx1
        C: QUIT
        S: 221 Bye
        """;

    private readonly string _roots = Path.GetTempFileName();

    public void Dispose() => File.Delete(_roots);

    [Fact]
    public async Task Looks_at_a_domain_through_real_sockets()
    {
        var root = TestAuthority.Root();
        await File.WriteAllTextAsync(
            _roots, root.Certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
        await using var dns = new StubServer(query => [Answer(query)]);
        await using var web = new WebServer(
            async (stream, stop) => await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\nversion: STSv1"u8.ToArray(), stop),
            root.Leaf("mta-sts.example.com"));
        await using var mail = new MailServer(Script, root.Leaf("mx1.example.com"));

        var seen = await ObserveAsync(new()
        {
            Resolvers = [dns.Address],
            Roots = TrustedRoots.OfFile(_roots),
            HttpsPort = web.Address.Port,
            SmtpPort = mail.Address.Port,
            AssumedPublic = [IPNetwork.Parse("127.0.0.0/8")],
        });

        Assert.Equal("v=STSv1; id=1", Assert.Single(seen.StsTxt.Records).ToString());
        var policy = Assert.IsType<PolicyFetch.Answered>(Assert.Single(seen.PolicyHost.Fetches));
        Assert.Equal(("version: STSv1", ChainEnd.TrustedRoot), (policy.Body.ToString(), policy.Tls.Chain.End));
        var probe = Assert.IsType<MxProbe.Secured>(Assert.Single(Assert.Single(seen.MailHosts).Probes));
        Assert.Equal(ChainEnd.TrustedRoot, probe.Tls.Chain.End);
        Assert.Equal(_roots, seen.Scope.Roots);
    }

    [Fact]
    public async Task Roots_that_cannot_be_read_end_the_check_whatever_else_is_seen()
    {
        await using var dns = new StubServer(query => [Wire.To(query, code: 3).Done()]);
        var options = new ProbeOptions { Resolvers = [dns.Address], Roots = TrustedRoots.OfFile(_roots) };

        await Assert.ThrowsAsync<TrustedRootsException>(() => ObserveAsync(options));
    }

    private static byte[] Answer(byte[] query)
    {
        var first = (char)query[13];
        return ((DnsType)query[^14], first) switch
        {
            (DnsType.Txt, '_') when query[14] == 'm' => Wire.To(query).Txt("v=STSv1; id=1").Done(),
            (DnsType.Mx, 'e') => Wire.To(query).Mx(10, "mx1.example.com").Done(),
            (DnsType.A, 'm') => Wire.To(query).Record(DnsType.A, [127, 0, 0, 1]).Done(),
            _ => Wire.To(query).Done(),
        };
    }

    private static Task<DomainObservation> ObserveAsync(ProbeOptions options) =>
        Observer.Create(options, TimeProvider.System).ObserveAsync(
            DomainName.TryParse("example.com", out var name) ? name : throw new InvalidOperationException(),
            null,
            TestContext.Current.CancellationToken);
}
