using Microsoft.Extensions.Time.Testing;
using Sealpost.Core.Names;
using Sealpost.Core.Observations;
using Sealpost.Testing;
using static Sealpost.Testing.SmallInternetServers;

namespace Sealpost.Probes.Tests;

public sealed class ObserverTests
{
    private const string Policy = "version: STSv1\nmode: enforce\nmx: *.example.com\nmax_age: 604800\n";

    private readonly FakeTimeProvider _clock = new(Now);
    private readonly ProbeOptions _options = new();

    private static SmallInternet Healthy => new()
    {
        Zone = """
            _mta-sts.example.com   TXT   v=STSv1; id=1
            _smtp._tls.example.com TXT   v=TLSRPTv1; rua=mailto:tls@example.com
            mta-sts.example.com    A     203.0.113.10
            mta-sts.example.com    AAAA  2001:db8::10
            example.com            MX    20 mx2.example.com
            example.com            MX    10 mx1.example.com
            example.com            TXT   v=spf1 mx -all
            mx1.example.com        A     203.0.113.1
            mx1.example.com        AAAA  2001:db8::1
            mx2.example.com        A     203.0.113.2
            """,
        Policies =
        {
            ["203.0.113.10"] = Serves("mta-sts.example.com", Policy),
            ["2001:db8::10"] = Serves("mta-sts.example.com", Policy),
        },
        MailServers =
        {
            ["203.0.113.1"] = Secured("mx1.example.com"),
            ["2001:db8::1"] = Secured("mx1.example.com"),
            ["203.0.113.2"] = WithoutStartTls("mx2.example.com"),
        },
    };

    [Fact]
    public async Task Sees_record_policy_and_mail_servers()
    {
        var seen = await ObserveAsync(Healthy);

        Assert.Equal("v=STSv1; id=1", Assert.Single(seen.StsTxt.Records).ToString());
        Assert.Equal(["203.0.113.10", "2001:db8::10"], seen.PolicyHost.Fetches.Select(fetch => $"{fetch.Address}"));
        Assert.All(seen.PolicyHost.Fetches, fetch => Assert.IsType<PolicyFetch.Answered>(fetch));
        Assert.Equal(["mx1.example.com", "mx2.example.com"], seen.MailHosts.Select(host => host.Name));
        Assert.Equal([10, 20], seen.MailHosts.Select(host => host.Preference));
        Assert.All(seen.MailHosts[0].Probes, probe => Assert.IsType<MxProbe.Secured>(probe));
        Assert.IsType<MxProbe.NoStartTls>(Assert.Single(seen.MailHosts[1].Probes));
        Assert.Equal(Now, seen.At);
        Assert.Null(seen.OwnAddresses);
        Assert.Null(seen.Control);
        Assert.Empty(seen.Misplaced);
    }

    [Fact]
    public async Task Asks_nothing_twice()
    {
        var internet = Healthy;

        await ObserveAsync(internet);

        Assert.Equal(internet.Asked.Distinct(), internet.Asked);
    }

    [Fact]
    public async Task The_first_questions_do_not_wait_for_each_other()
    {
        var internet = new SmallInternet { Zone = "* TXT !SILENT\n* MX !SILENT\n* A !SILENT\n* AAAA !SILENT" };

        var observing = ObserveAsync(internet);

        Assert.Equal(
            [
                "TXT _mta-sts.example.com", "TXT _smtp._tls.example.com", "MX example.com",
                "A mta-sts.example.com", "AAAA mta-sts.example.com", "TXT example.com",
                "TXT _domainkey.example.com", "TXT _dmarc.example.com", "TXT _dmarc.com",
            ],
            internet.Asked);
        _clock.Advance(_options.CheckTimeout);
        await observing;
    }

    [Fact]
    public async Task The_policy_is_fetched_without_a_record()
    {
        var seen = await ObserveAsync(new()
        {
            Zone = "mta-sts.example.com A 203.0.113.10",
            Policies = { ["203.0.113.10"] = Serves("mta-sts.example.com", Policy) },
        });

        Assert.IsType<PolicyFetch.Answered>(Assert.Single(seen.PolicyHost.Fetches));
    }

    [Fact]
    public async Task Each_address_is_visited_before_the_other_family_is_known()
    {
        var internet = new SmallInternet
        {
            Zone = """
                mta-sts.example.com A    203.0.113.10
                mta-sts.example.com AAAA !SILENT
                example.com         MX   10 mx1.example.com
                mx1.example.com     A    !SILENT
                mx1.example.com     AAAA 2001:db8::1
                """,
        };

        var observing = ObserveAsync(internet);

        Assert.Equal(
            ["https mta-sts.example.com 203.0.113.10", "smtp mx1.example.com 2001:db8::1"], internet.Visited.Order());
        _clock.Advance(_options.CheckTimeout);
        var seen = await observing;
        Assert.Equal(DnsOutcome.TimedOut, seen.PolicyHost.Addresses.V6.Outcome);
        Assert.Single(seen.PolicyHost.Fetches);
    }

    [Fact]
    public async Task What_is_there_when_the_time_is_up_is_kept()
    {
        var internet = Healthy;
        internet.Silent.UnionWith(["2001:db8::10", "203.0.113.2"]);
        var observing = ObserveAsync(internet);

        _clock.Advance(_options.CheckTimeout);
        var seen = await observing;

        Assert.IsType<PolicyFetch.Answered>(seen.PolicyHost.Fetches[0]);
        Assert.IsType<PolicyFetch.Unfinished>(seen.PolicyHost.Fetches[1]);
        Assert.IsType<MxProbe.Secured>(seen.MailHosts[0].Probes[0]);
        Assert.IsType<MxProbe.Unfinished>(Assert.Single(seen.MailHosts[1].Probes));
        Assert.Equal(_options.CheckTimeout.TotalMilliseconds, seen.Milliseconds);
    }

    [Fact]
    public async Task Questions_after_the_end_of_the_time_are_not_asked()
    {
        var observing = ObserveAsync(
            new() { Zone = "example.com MX 10 mx1.example.com\n_mta-sts.example.com TXT !SILENT" });

        _clock.Advance(_options.CheckTimeout);
        var seen = await observing;

        Assert.Equal(DnsOutcome.TimedOut, seen.StsTxt.Reply.Outcome);
        Assert.Empty(
            seen.Misplaced.Where(lookup => lookup.Reply.Name.StartsWith("_mta-sts", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_caller_who_cancels_gets_an_exception_at_once()
    {
        using var cancel = new CancellationTokenSource();
        var observing = ObserveAsync(new() { Zone = "* TXT !SILENT" }, cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => observing);
    }

    [Fact]
    public async Task Without_mx_records_the_domain_itself_is_visited()
    {
        var seen = await ObserveAsync(new()
        {
            Zone = "example.com A 203.0.113.1",
            MailServers = { ["203.0.113.1"] = Secured("example.com") },
        });

        Assert.Equal(DnsOutcome.NoData, seen.Mx.Reply.Outcome);
        Assert.Equal(DnsOutcome.Answered, seen.OwnAddresses?.V4.Outcome);
        var host = Assert.Single(seen.MailHosts);
        Assert.Equal(("example.com", 0), (host.Name, host.Preference));
        Assert.IsType<MxProbe.Secured>(Assert.Single(host.Probes));
    }

    [Theory]
    [InlineData("example.com MX 0 .")]                    // a null MX, RFC 7505
    [InlineData("other.example.com A 203.0.113.1")]       // neither MX nor address
    [InlineData("nothing.test A 203.0.113.1")]            // no such domain
    public async Task No_host_takes_mail(string zone)
    {
        var internet = new SmallInternet { Zone = zone };

        var seen = await ObserveAsync(internet);

        Assert.Empty(seen.MailHosts);
        Assert.Empty(internet.Visited);
    }

    [Fact]
    public async Task A_domain_that_does_not_exist_is_not_asked_for_addresses()
    {
        var internet = new SmallInternet { Zone = "nothing.test A 203.0.113.1" };

        var seen = await ObserveAsync(internet);

        Assert.Null(seen.OwnAddresses);
        Assert.DoesNotContain("A example.com", internet.Asked);
    }

    [Fact]
    public async Task An_mx_record_that_holds_an_address_is_a_host_without_addresses()
    {
        var internet = new SmallInternet { Zone = "example.com MX 10 203.0.113.1" };

        var host = Assert.Single((await ObserveAsync(internet)).MailHosts);

        Assert.Equal("203.0.113.1", host.Name);
        Assert.Null(host.Addresses);
        Assert.Empty(internet.Visited);
    }

    [Fact]
    public async Task A_null_mx_beside_others_is_no_host()
    {
        var seen = await ObserveAsync(new() { Zone = "example.com MX 0 .\nexample.com MX 10 mx1.example.com" });

        Assert.Equal(2, seen.Mx.Records.Length);
        Assert.Equal("mx1.example.com", Assert.Single(seen.MailHosts).Name);
    }

    [Fact]
    public async Task At_most_ten_hosts_are_looked_at()
    {
        var zone = string.Join('\n', Enumerable.Range(1, 12).Select(i => $"example.com MX {i} mx{i}.example.com"));

        var seen = await ObserveAsync(new() { Zone = zone });

        Assert.Equal(12, seen.MailHosts.Length);
        Assert.All(seen.MailHosts.Take(10), host => Assert.NotNull(host.Addresses));
        Assert.All(seen.MailHosts.Skip(10), host => Assert.Null(host.Addresses));
    }

    [Theory]
    [InlineData(6, 0, 4, 0)]
    [InlineData(6, 6, 2, 2)]        // a long list of one family does not hide the other
    [InlineData(6, 1, 3, 1)]
    [InlineData(1, 6, 1, 3)]
    public async Task At_most_four_addresses_of_a_mail_server_are_visited(int v4, int v6, int v4Visited, int v6Visited)
    {
        var zone = "example.com MX 10 mx1.example.com\n"
            + string.Join('\n', Enumerable.Range(1, v4).Select(i => $"mx1.example.com A 203.0.113.{i}")) + "\n"
            + string.Join('\n', Enumerable.Range(1, v6).Select(i => $"mx1.example.com AAAA 2001:db8::{i}"));
        var internet = new SmallInternet { Zone = zone };

        var host = Assert.Single((await ObserveAsync(internet)).MailHosts);

        Assert.Equal(host.Addresses!.Addresses, host.Probes.Select(probe => probe.Address));
        Assert.Equal(
            v4Visited, internet.Visited.Count(visit => visit.Contains("203.0.113.", StringComparison.Ordinal)));
        Assert.Equal(v6Visited, internet.Visited.Count(visit => visit.Contains("2001:db8:", StringComparison.Ordinal)));
        Assert.Equal(
            v4 + v6 - v4Visited - v6Visited,
            host.Probes.Count(probe => probe is MxProbe.NotTried { Reason: NotTriedReason.TooMany }));
    }

    [Fact]
    public async Task Mail_servers_are_left_alone_when_not_wanted()
    {
        _options.Smtp = false;
        var internet = Healthy;

        var seen = await ObserveAsync(internet);

        Assert.All(
            seen.MailHosts.SelectMany(host => host.Probes),
            probe => Assert.Equal(NotTriedReason.NotWanted, Assert.IsType<MxProbe.NotTried>(probe).Reason));
        Assert.DoesNotContain(internet.Visited, visit => visit.StartsWith("smtp", StringComparison.Ordinal));
        Assert.False(seen.Scope.Smtp);
    }

    [Fact]
    public async Task Only_the_family_wanted_is_asked_for()
    {
        _options.V6 = false;
        var internet = Healthy;

        var seen = await ObserveAsync(internet);

        Assert.DoesNotContain(internet.Asked, question => question.StartsWith("AAAA", StringComparison.Ordinal));
        Assert.Equal(DnsOutcome.NotAsked, seen.PolicyHost.Addresses.V6.Outcome);
        Assert.Equal(DnsType.Aaaa, seen.PolicyHost.Addresses.V6.Type);
        Assert.Equal(DnsOutcome.NotAsked, seen.MailHosts[0].Addresses?.V6.Outcome);
    }

    [Fact]
    public async Task A_missing_record_is_looked_for_where_owners_put_it_by_mistake()
    {
        var seen = await ObserveAsync(new()
        {
            Zone = """
                example.com                        TXT v=STSv1; id=1
                _mta-sts.example.com               TXT v=spf1 -all
                _tls._smtp.example.com             TXT v=TLSRPTv1; rua=mailto:a@example.com
                """,
        });

        Assert.Equal(
            [
                "example.com", "_mta-sts.example.com.example.com", "_smtp._tls.example.com.example.com",
                "_tls._smtp.example.com",
            ],
            seen.Misplaced.Select(lookup => lookup.Reply.Name));
        Assert.Single(seen.Misplaced[0].Records);
        Assert.Single(seen.Misplaced[3].Records);
    }

    [Theory]
    [InlineData("!SERVFAIL")]
    [InlineData("!TIMEOUT")]
    [InlineData("v=STSv1 ; id=1")]
    public async Task A_record_that_may_be_there_is_not_looked_for_elsewhere(string answer)
    {
        var internet = new SmallInternet { Zone = $"_mta-sts.example.com TXT {answer}" };

        await ObserveAsync(internet);

        Assert.DoesNotContain("TXT _mta-sts.example.com.example.com", internet.Asked);
    }

    [Theory]
    [InlineData("!SERVFAIL", true)]
    [InlineData("!REFUSED", true)]
    [InlineData("!MALFORMED", true)]
    [InlineData("!NOTIMP", true)]
    [InlineData("!TIMEOUT", false)]
    public async Task A_resolver_that_answers_nothing_is_put_to_the_test(string answer, bool tested)
    {
        var zone = string.Join('\n', from type in (string[])["TXT", "MX", "A", "AAAA"] select $"* {type} {answer}");

        var seen = await ObserveAsync(new() { Zone = zone + "\n. NS a.root" });

        Assert.Equal(tested, seen.Control is not null);
    }

    [Fact]
    public async Task A_resolver_that_answers_something_is_not_put_to_the_test()
    {
        var seen = await ObserveAsync(new() { Zone = "* TXT !SERVFAIL\nexample.com MX 10 mx1.example.com" });

        Assert.Null(seen.Control);
    }

    [Fact]
    public async Task Progress_tells_what_is_waited_for()
    {
        var heard = new Listener();

        await NewObserver(Healthy).ObserveAsync(Domain, heard, TestContext.Current.CancellationToken);

        Assert.Equal(new(false, false, 2, 2), heard.Last! with { Arrived = null });
    }

    private static DomainName Domain =>
        DomainName.TryParse("example.com", out var name) ? name : throw new InvalidOperationException();

    private Observer NewObserver(SmallInternet internet) => new(internet, internet, internet, _options, _clock);

    private Task<DomainObservation> ObserveAsync(SmallInternet internet, CancellationToken? cancellationToken = null) =>
        NewObserver(internet).ObserveAsync(Domain, null, cancellationToken ?? TestContext.Current.CancellationToken);

    private sealed class Listener : IProgress<ObservationProgress>
    {
        public ObservationProgress? Last { get; private set; }

        public void Report(ObservationProgress value) => Last = value;
    }
}
