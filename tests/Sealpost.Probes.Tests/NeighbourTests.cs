using Microsoft.Extensions.Time.Testing;
using Sealpost.Core.Names;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Testing;
using static Sealpost.Testing.SmallInternetServers;

namespace Sealpost.Probes.Tests;

/// <summary>DKIM and DMARC, as an observer sees them.</summary>
public sealed class NeighbourTests
{
    private const string Mail = """
        _mta-sts.example.com   TXT   v=STSv1; id=1
        _smtp._tls.example.com TXT   v=TLSRPTv1; rua=mailto:tls@example.com
        mta-sts.example.com    A     203.0.113.10
        example.com            MX    10 mx1.example.com
        example.com            MX    20 mx2.example.com
        mx1.example.com        A     203.0.113.1
        mx1.example.com        AAAA  2001:db8::1
        mx2.example.com        A     203.0.113.2

        """;

    private const string Healthy = Mail + """
        example.com                    TXT v=spf1 mx -all
        _dmarc.example.com             TXT v=DMARC1; p=reject; rua=mailto:dmarc@example.com
        default._domainkey.example.com TXT v=DKIM1; k=rsa; p=AAAA
        """;

    [Fact]
    public async Task Sees_the_common_selectors_and_the_record()
    {
        var seen = await ObserveAsync(Healthy);

        Assert.Equal(DnsOutcome.NoData, seen.Dkim!.Parent.Reply.Outcome);
        Assert.Equal(DnsOutcome.NoSuchName, seen.Dkim.Control.Reply.Outcome);
        Assert.Equal(["default", "mail", "dkim"], seen.Dkim.Selectors.Select(one => one.Selector));
        Assert.All(seen.Dkim.Selectors, one => Assert.Equal(SelectorOrigin.Common, one.Origin));
        Assert.Equal("v=DKIM1; k=rsa; p=AAAA", Assert.Single(seen.Dkim.Selectors[0].Txt.Records).ToString());
        Assert.Equal(["_dmarc.example.com", "_dmarc.com"], seen.Dmarc!.Walk.Select(one => one.Reply.Name));
        Assert.Empty(seen.Dmarc.Misplaced);
        var destination = Assert.Single(seen.Dmarc.Destinations);
        Assert.False(destination.IsExternal);
        Assert.Null(destination.Consent);
        Assert.Equal(DnsOutcome.Answered, destination.Mx?.Reply.Outcome);
    }

    [Fact]
    public async Task A_check_without_SMTP_puts_few_questions()
    {
        var internet = new SmallInternet { Zone = Healthy };

        await ObserveAsync(internet, new() { Smtp = false });

        Assert.Equal(internet.Asked.Distinct(), internet.Asked);
        Assert.InRange(internet.Asked.Count, 10, 25);
        Assert.InRange(internet.Asked.Count(static asked => asked.Contains("_dom", StringComparison.Ordinal)), 2, 7);
        Assert.Equal(2, internet.Asked.Count(static asked => asked.Contains("_dmarc", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("example.net MX 1 aspmx.l.google.com", "google:Provider default:Common mail:Common")]
    [InlineData(
        "example.net MX 1 example-net.mail.protection.outlook.com",
        "selector1:Provider selector2:Provider default:Common")]
    [InlineData(
        "example.net TXT v=spf1 include:spf.messagingengine.com ?all",
        "fm1:Provider fm2:Provider fm3:Provider")]
    [InlineData(
        "example.net TXT v=spf1 redirect=_spf.mailgun.org",
        "k1:Provider mx:Provider pic:Provider")]
    public async Task The_selectors_follow_from_the_provider(string zone, string selectors)
    {
        var seen = await ObserveAsync(new SmallInternet { Zone = zone + "\nother._domainkey.example.net TXT v=DKIM1; p=AAAA" }, new(), "example.net");

        Assert.Equal(selectors, string.Join(' ', from one in seen.Dkim!.Selectors select $"{one.Selector}:{one.Origin}"));
    }

    [Fact]
    public async Task Named_selectors_come_first_and_are_asked_for_once()
    {
        var internet = new SmallInternet { Zone = Healthy };

        var seen = await ObserveAsync(internet, new() { Selectors = ["s2026", "default", "s2026"] });

        Assert.Equal(
            ["s2026", "default", "mail", "dkim"], from one in seen.Dkim!.Selectors select one.Selector);
        Assert.Equal(
            [SelectorOrigin.Given, SelectorOrigin.Given], from one in seen.Dkim.Selectors.Take(2) select one.Origin);
        Assert.Single(internet.Asked, "TXT s2026._domainkey.example.com");
    }

    [Fact]
    public async Task Below_a_name_that_does_not_exist_no_selector_is_guessed()
    {
        var seen = await ObserveAsync(Mail);

        Assert.Equal(DnsOutcome.NoSuchName, seen.Dkim!.Parent.Reply.Outcome);
        Assert.Empty(seen.Dkim.Selectors);
    }

    // Some servers say of a name that is merely empty that it does not exist (RFC 8020 §2).
    [Theory]
    [InlineData("s2026._domainkey.example.com TXT v=DKIM1; p=AAAA", "s2026 default mail dkim")]
    [InlineData("", "s2026")]
    public async Task A_named_selector_is_asked_for_below_a_name_that_does_not_exist_and_tells_whether_that_is_so(string key, string selectors)
    {
        var internet = new SmallInternet { Zone = $"{Mail}\n_domainkey.example.com TXT !NXDOMAIN\n{key}" };

        var seen = await ObserveAsync(internet, new() { Selectors = ["s2026"] });

        Assert.Equal(selectors, string.Join(' ', from one in seen.Dkim!.Selectors select one.Selector));
        Assert.False(DomainReading.Of(seen).Dkim!.AnswersAll);
    }

    [Fact]
    public async Task Only_where_every_selector_is_answered_one_is_made_up()
    {
        const string Control = "TXT sealpost-asks-for-no-key._domainkey.example.com";
        var some = new SmallInternet { Zone = Healthy };
        var all = new SmallInternet
        {
            Zone = Healthy + "\nmail._domainkey.example.com TXT v=DKIM1; p=\ndkim._domainkey.example.com TXT v=DKIM1; p=",
        };
        var gone = new SmallInternet { Zone = "* TXT !TIMEOUT" };
        await ObserveAsync(some, new());
        var seen = await ObserveAsync(all, new());
        var silent = await ObserveAsync(gone, new());

        Assert.DoesNotContain(Control, some.Asked);
        Assert.Contains(Control, all.Asked);
        Assert.False(DomainReading.Of(seen).Dkim!.AnswersAll);
        Assert.DoesNotContain(Control, gone.Asked);
        Assert.Equal(DnsOutcome.NotAsked, silent.Dkim!.Control.Reply.Outcome);
    }

    [Fact]
    public async Task Where_nothing_is_answered_no_selector_is_guessed()
    {
        var seen = await ObserveAsync("* TXT !SERVFAIL\nexample.com MX 10 mx1.example.com");

        Assert.Empty(seen.Dkim!.Selectors);
        Assert.Equal(DnsOutcome.ServerFailure, seen.Dkim.Parent.Reply.Outcome);
        Assert.Equal(DnsOutcome.ServerFailure, seen.Dmarc!.Walk[0].Reply.Outcome);
    }

    [Fact]
    public async Task A_destination_of_another_organization_is_asked_whether_it_agrees()
    {
        var seen = await ObserveAsync(Mail + """
            _dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:a@reports.example.net,mailto:b@sub.example.com; ruf=mailto:a@reports.example.net
            example.com._report._dmarc.reports.example.net TXT v=DMARC1
            reports.example.net MX 10 mx.example.net
            sub.example.com A 203.0.113.9
            """);

        Assert.Equal(["reports.example.net", "sub.example.com"], from one in seen.Dmarc!.Destinations select one.Host);
        var (external, own) = (seen.Dmarc.Destinations[0], seen.Dmarc.Destinations[1]);
        Assert.True(external.IsExternal);
        Assert.Equal("v=DMARC1", Assert.Single(external.Consent!.Records).ToString());
        Assert.Null(external.Addresses);
        Assert.False(own.IsExternal);
        Assert.Null(own.Consent);
        Assert.Single(own.Addresses!.Addresses);
    }

    /// <summary>RFC 9990 §4 compares organizations, and that of the destination has a tree walk of its own.</summary>
    [Theory]
    [InlineData("sub.example.com", "v=DMARC1; p=none; psd=n", true)]
    [InlineData("sub.example.com", "v=DMARC1; p=none", false)]
    [InlineData("mail.sub.example.com", "v=DMARC1; p=none; psd=n", true)]
    [InlineData("mail.sub.example.com", "v=DMARC1; p=none; psd=y", true)]
    [InlineData("sub.example.com", "v=DMARC1; p=none; psd=y", true)]
    public async Task A_destination_below_may_be_an_organization_of_its_own(string host, string record, bool isExternal)
    {
        var seen = await ObserveAsync(Mail + $"""
            _dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:a@{host}
            _dmarc.sub.example.com TXT {record}
            {host} A 203.0.113.9
            """);

        var destination = Assert.Single(seen.Dmarc!.Destinations);
        Assert.Equal(isExternal, destination.IsExternal);
        Assert.Equal(isExternal, destination.Consent is not null);
    }

    [Fact]
    public async Task Above_an_organization_a_destination_of_its_own_is_none_of_another()
    {
        var seen = await ObserveAsync(
            new SmallInternet
            {
                Zone = """
                    _dmarc.shop.example.com TXT v=DMARC1; p=reject; rua=mailto:a@example.com
                    _dmarc.example.com      TXT v=DMARC1; p=none
                    """,
            },
            new(),
            "shop.example.com");

        Assert.Equal(
            ["_dmarc.shop.example.com", "_dmarc.example.com", "_dmarc.com"], from one in seen.Dmarc!.Walk select one.Reply.Name);
        Assert.False(Assert.Single(seen.Dmarc.Destinations).IsExternal);
    }

    [Fact]
    public async Task A_record_that_is_missing_is_searched_where_owners_put_it_by_mistake()
    {
        var seen = await ObserveAsync(Mail + "example.com TXT v=DMARC1; p=reject");

        Assert.Equal(
            ["example.com", "_dmarc.example.com.example.com"], from one in seen.Dmarc!.Misplaced select one.Reply.Name);
        Assert.Equal("v=DMARC1; p=reject", Assert.Single(seen.Dmarc.Misplaced[0].Records).ToString());
    }

    // However long the domain, the walk is eight questions (RFC 9989 §4.10).
    [Fact]
    public async Task A_long_domain_takes_eight_questions()
    {
        var internet = new SmallInternet { Zone = "* TXT x" };

        var seen = await ObserveAsync(internet, new(), "1.2.3.4.5.6.7.8.9.10.example.com");

        Assert.Equal(8, seen.Dmarc!.Walk.Length);
        Assert.Equal("_dmarc.6.7.8.9.10.example.com", seen.Dmarc.Walk[1].Reply.Name);
    }

    [Fact]
    public async Task Names_that_would_be_too_long_are_not_asked_for()
    {
        var label = new string('a', 60);
        var internet = new SmallInternet { Zone = "* TXT x" };

        var seen = await ObserveAsync(internet, new(), $"{label}.{label}.{label}.{label}.example");

        Assert.Null(seen.Dkim);
        Assert.Null(seen.Dmarc);
        Assert.DoesNotContain(internet.Asked, static asked => asked.Contains("_d", StringComparison.Ordinal));
    }

    private static Task<DomainObservation> ObserveAsync(string zone) =>
        ObserveAsync(new SmallInternet { Zone = zone }, new());

    private static Task<DomainObservation> ObserveAsync(
        SmallInternet internet, ProbeOptions options, string domain = "example.com")
    {
        Assert.True(DomainName.TryParse(domain, out var name));
        return new Observer(internet, internet, internet, options, new FakeTimeProvider(Now))
            .ObserveAsync(name, null, TestContext.Current.CancellationToken);
    }
}
