using Microsoft.Extensions.Time.Testing;
using Sealpost.Core.Names;
using Sealpost.Core.Observations;
using Sealpost.Testing;
using static Sealpost.Testing.SmallInternetServers;

namespace Sealpost.Probes.Tests;

public sealed class DaneLookTests
{
    private const string Record = "3 1 1 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    private const string Zone = $"""
        _mta-sts.example.com         TXT   v=STSv1; id=1
        _smtp._tls.example.com       TXT   v=TLSRPTv1; rua=mailto:tls@example.com
        mta-sts.example.com          A     203.0.113.10
        example.com                  MX    20 mx2.example.com
        example.com                  MX    10 mx1.example.com
        mx1.example.com              A     203.0.113.1
        mx1.example.com              AAAA  2001:db8::1
        mx2.example.com              A     203.0.113.2
        _25._tcp.mx1.example.com     TLSA  {Record}
        """;

    [Fact]
    public async Task Records_are_asked_for_at_every_mail_server_with_addresses()
    {
        var seen = await ObserveAsync(new() { Zone = Zone, Authentic = ["example.com"] });

        var first = Assert.Single(seen.MailHosts[0].Dane!.Tlsa);
        Assert.Equal("_25._tcp.mx1.example.com", first.Reply.Name);
        Assert.True(first.Reply.Authenticated);
        Assert.Equal(35, Assert.Single(first.Records).Length);
        Assert.Equal("_smtp._tls.mx1.example.com", seen.MailHosts[0].Dane!.TlsRptTxt!.Reply.Name);
        Assert.Empty(Assert.Single(seen.MailHosts[1].Dane!.Tlsa).Records);
        Assert.Null(seen.MailHosts[1].Dane!.TlsRptTxt);
        Assert.True(Assert.Single(seen.Resolvers).IsNear);
    }

    [Fact]
    public async Task A_healthy_domain_with_dane_takes_at_most_25_questions_without_smtp()
    {
        var internet = new SmallInternet
        {
            Zone = Zone + $"\n_25._tcp.mx2.example.com TLSA {Record}",
            Authentic = ["example.com"],
        };

        await ObserveAsync(internet, new() { Smtp = false });

        Assert.Contains("NS 10.in-addr.arpa", internet.Asked);
        Assert.InRange(internet.Asked.Count, 10, 25);
        Assert.Equal(internet.Asked.Distinct(), internet.Asked);
    }

    [Fact]
    public async Task Behind_a_signed_alias_the_target_comes_first_and_is_enough()
    {
        var seen = await ObserveAsync(new()
        {
            Zone = $"""
                example.com               MX    10 mx.example.com
                mx.example.com            CNAME real.example.net
                real.example.net          A     203.0.113.1
                _25._tcp.real.example.net TLSA  {Record}
                _25._tcp.mx.example.com   TLSA  {Record}
                """,
            Authentic = ["example.com", "example.net"],
        });

        var dane = Assert.Single(seen.MailHosts).Dane!;
        Assert.Equal("_25._tcp.real.example.net", Assert.Single(dane.Tlsa).Reply.Name);
        Assert.Null(dane.Alias);
    }

    [Fact]
    public async Task Behind_an_alias_that_leads_out_of_the_signed_zones_its_first_step_is_looked_at()
    {
        var seen = await ObserveAsync(new()
        {
            Zone = $"""
                example.com               MX    10 mx.example.com
                mx.example.com            CNAME real.example.net
                real.example.net          A     203.0.113.1
                _25._tcp.real.example.net TLSA  {Record}
                _25._tcp.mx.example.com   TLSA  {Record}
                """,
            Authentic = ["example.com"],
        });

        var dane = Assert.Single(seen.MailHosts).Dane!;
        Assert.Equal(
            ["_25._tcp.real.example.net", "_25._tcp.mx.example.com"], dane.Tlsa.Select(lookup => lookup.Reply.Name));
        Assert.Equal(DnsType.Cname, dane.Alias!.Type);
    }

    [Fact]
    public async Task A_host_without_an_address_is_not_asked_about()
    {
        var internet = new SmallInternet { Zone = "example.com MX 10 mx.example.com" };

        Assert.Null(Assert.Single((await ObserveAsync(internet)).MailHosts).Dane);
        Assert.DoesNotContain(internet.Asked, static question => question.StartsWith("TLSA", StringComparison.Ordinal));
    }

    private static Task<DomainObservation> ObserveAsync(SmallInternet internet, ProbeOptions? options = null)
    {
        Assert.True(DomainName.TryParse("example.com", out var domain));
        var observer = new Observer(internet, internet, internet, options ?? new(), new FakeTimeProvider(Now));
        return observer.ObserveAsync(domain, null, TestContext.Current.CancellationToken);
    }
}
