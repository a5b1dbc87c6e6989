using Microsoft.Extensions.Time.Testing;
using Sealpost.Core.Names;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Core.Spf;
using Sealpost.Testing;
using static Sealpost.Testing.SmallInternetServers;

namespace Sealpost.Probes.Tests;

public sealed class SpfLookTests
{
    private readonly FakeTimeProvider _clock = new(Now);
    private readonly ProbeOptions _options = new() { Smtp = false };

    [Fact]
    public async Task Follows_includes_and_redirects_and_looks_names_up()
    {
        var internet = new SmallInternet
        {
            Zone = """
                example.com      TXT  v=spf1 mx a:www.example.com include:_spf.%{d} exists:e.example.com redirect=r.example.com
                example.com      TXT  site-verification=1
                example.com      MX   10 mx1.example.com
                www.example.com  A    203.0.113.1
                www.example.com  AAAA 2001:db8::1
                _spf.example.com TXT  v=spf1 mx:other.example.com exists:%{i}.e.example.com -all
                other.example.com MX  10 mx1.example.com
                r.example.com    TXT  v=spf1 -all
                """,
        };

        var spf = (await ObserveAsync(internet)).Spf!;

        Assert.Equal(2, spf.Txt.Records.Length);
        Assert.Equal(["_spf.example.com", "r.example.com"], spf.Records.Select(static lookup => lookup.Reply.Name));
        Assert.Equal(["www.example.com", "e.example.com"], spf.Addresses.Select(static lookup => lookup.V4.Name));
        Assert.Equal(["example.com", "other.example.com"], spf.MailServers.Select(static lookup => lookup.Reply.Name));
        Assert.Empty(spf.Misplaced);
        Assert.DoesNotContain("AAAA e.example.com", internet.Asked);      // exists is for IPv4 (RFC 7208 §5.7)
        Assert.DoesNotContain(internet.Asked, static question => question.Contains('%', StringComparison.Ordinal));
        Assert.Equal(internet.Asked.Distinct(), internet.Asked);
    }

    [Fact]
    public async Task Levels_are_looked_up_at_once()
    {
        var internet = new SmallInternet
        {
            Zone = """
                example.com   TXT v=spf1 include:a.example.com include:b.example.com -all
                a.example.com TXT !SILENT
                b.example.com TXT !SILENT
                """,
        };

        var observing = ObserveAsync(internet);

        Assert.Contains("TXT a.example.com", internet.Asked);
        Assert.Contains("TXT b.example.com", internet.Asked);
        _clock.Advance(_options.CheckTimeout);
        var spf = (await observing).Spf!;
        Assert.All(spf.Records, static lookup => Assert.Equal(DnsOutcome.TimedOut, lookup.Reply.Outcome));
    }

    [Fact]
    public async Task A_record_without_end_is_left_after_twenty_look_ups()
    {
        var includes = string.Join(' ', Enumerable.Range(1, 40).Select(static number => $"include:n{number}.example.com"));
        var internet = new SmallInternet
        {
            Zone = string.Join('\n', Enumerable.Range(1, 40).Select(number => $"n{number}.example.com TXT v=spf1 {includes} -all"))
                + $"\nexample.com TXT v=spf1 {includes} -all",
        };

        var seen = await ObserveAsync(internet);

        Assert.Equal(SpfLimits.Followed, seen.Spf!.Records.Length);
        Assert.Equal(SpfStatus.Broken, DomainReading.Of(seen).Spf.Status);
    }

    [Fact]
    public async Task A_chain_without_end_is_left_where_receivers_are_long_gone()
    {
        var internet = new SmallInternet
        {
            Zone = "example.com TXT v=spf1 include:n1.example.com -all\n" + string.Join('\n', Enumerable.Range(1, 40)
                .Select(static number => $"n{number}.example.com TXT v=spf1 include:n{number + 1}.example.com -all")),
        };

        var seen = await ObserveAsync(internet);

        Assert.Equal(SpfLimits.Depth, seen.Spf!.Records.Length);
        Assert.Equal(SpfStatus.Broken, DomainReading.Of(seen).Spf.Status);
    }

    [Theory]
    [InlineData("v=spf1 include:example.com -all")]
    [InlineData("v=spf1 redirect=example.com")]
    public async Task A_record_that_leads_to_itself_is_asked_for_once(string record)
    {
        var internet = new SmallInternet { Zone = $"example.com TXT {record}" };

        await ObserveAsync(internet);

        Assert.Single(internet.Asked, "TXT example.com");
    }

    [Theory]
    [InlineData("v=spf1 ipv4:192.0.2.1 include:a.example.com -all")]      // malformed: receivers stop
    [InlineData("v=spf1 -all include:a.example.com")]                     // behind all
    [InlineData("v=spf1 -all redirect=a.example.com")]
    public async Task What_no_receiver_comes_to_is_not_asked(string record)
    {
        var internet = new SmallInternet { Zone = $"example.com TXT {record}" };

        await ObserveAsync(internet);

        Assert.DoesNotContain("TXT a.example.com", internet.Asked);
    }

    [Fact]
    public async Task A_missing_record_is_looked_for_elsewhere()
    {
        var spf = (await ObserveAsync(new() { Zone = "_spf.example.com TXT v=spf1 -all" })).Spf!;

        Assert.Equal(
            ["example.com.example.com", "_spf.example.com"], spf.Misplaced.Select(static lookup => lookup.Reply.Name));
        Assert.Single(spf.Misplaced[1].Records);
    }

    [Fact]
    public async Task A_record_that_may_be_there_is_not_looked_for_elsewhere() =>
        Assert.Empty((await ObserveAsync(new() { Zone = "example.com TXT !SERVFAIL" })).Spf!.Misplaced);

    [Fact]
    public async Task A_check_of_a_domain_in_order_takes_at_most_25_questions()
    {
        var internet = new SmallInternet
        {
            Zone = """
                _mta-sts.example.com    TXT  v=STSv1; id=1
                _smtp._tls.example.com  TXT  v=TLSRPTv1; rua=mailto:tls@reports.example
                reports.example         MX   10 mx.reports.example
                mta-sts.example.com     A    203.0.113.10
                example.com             MX   10 mx1.example.com
                example.com             MX   20 mx2.example.com
                mx1.example.com         A    203.0.113.1
                mx2.example.com         A    203.0.113.2
                example.com             TXT  v=spf1 mx include:_spf.one.example include:_spf.two.example -all
                _spf.one.example        TXT  v=spf1 include:_a.one.example include:_b.one.example ~all
                _a.one.example          TXT  v=spf1 ip4:198.51.100.0/24 ~all
                _b.one.example          TXT  v=spf1 ip4:192.0.2.0/24 ~all
                _spf.two.example        TXT  v=spf1 ip4:203.0.113.0/24 ~all
                """,
        };

        var seen = await ObserveAsync(internet);

        Assert.Equal(SpfStatus.Present, DomainReading.Of(seen).Spf.Status);
        Assert.InRange(internet.Asked.Count, 1, 25);
        Assert.Equal(internet.Asked.Distinct(), internet.Asked);
    }

    private Task<DomainObservation> ObserveAsync(SmallInternet internet)
    {
        Assert.True(DomainName.TryParse("example.com", out var domain));
        return new Observer(internet, internet, internet, _options, _clock)
            .ObserveAsync(domain, null, TestContext.Current.CancellationToken);
    }
}
