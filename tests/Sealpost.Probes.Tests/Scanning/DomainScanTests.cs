using System.Globalization;
using System.Net;
using Sealpost.Core.Observations;
using Sealpost.Probes.Scanning;
using Sealpost.Probes.Smtp;
using Sealpost.Testing;
using static Sealpost.Testing.SmallInternetServers;

namespace Sealpost.Probes.Tests.Scanning;

public sealed class DomainScanTests
{
    private readonly ProbeOptions _probe = new() { CheckTimeout = TimeSpan.FromSeconds(20), Neighbours = false };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    // All domains have their mail at one server.
    private static SmallInternet Shared(int domains) => new()
    {
        Zone = string.Join('\n', Enumerable.Range(0, domains).Select(static number =>
            $"d{number}.example MX 10 mx.provider.example")) + "\nmx.provider.example A 203.0.113.1",
        MailServers = { ["203.0.113.1"] = Secured("mx.provider.example") },
    };

    [Fact]
    public async Task Looks_at_every_name_once()
    {
        var internet = Shared(5);

        var results = await RunAsync(internet, new(), ["d1.example", "D2.example.", "d1.example", "d2.EXAMPLE"]);

        Assert.Equal(
            ["d1.example", "d2.example"],
            results.Cast<ScanResult.Seen>().Select(static seen => seen.Observation.Domain.Ascii).Order());
        Assert.Equal(internet.Asked.Distinct(), internet.Asked);
    }

    [Fact]
    public async Task Says_of_a_text_that_is_no_domain_that_it_is_none()
    {
        var results = await RunAsync(Shared(1), new(), ["a b", "d0.example", "a b"]);

        var fault = Assert.Single(results.OfType<ScanResult.NotADomain>());
        Assert.Equal("a b", fault.Text);
        Assert.Equal(0, fault.Number);
        Assert.Equal(1, Assert.Single(results.OfType<ScanResult.Seen>()).Number);
    }

    [Fact]
    public async Task Reads_U_labels()
    {
        var results = await RunAsync(new() { Zone = "" }, new(), ["bücher.example"]);

        Assert.Equal("xn--bcher-kva.example", Assert.IsType<ScanResult.Seen>(Assert.Single(results)).Observation.Domain.Ascii);
    }

    [Fact]
    public async Task Gives_results_in_the_order_of_the_names_where_that_is_wanted()
    {
        var names = Enumerable.Range(0, 500).Select(static number => $"d{number}.example").ToList();

        var results = await RunAsync(Shared(500), new() { Ordered = true, Window = 7, AtOnce = 20 }, names);

        Assert.Equal(names, results.Select(static result => result.Text));
    }

    [Fact]
    public async Task Names_that_are_known_are_not_asked_again()
    {
        var internet = Shared(3);
        var known = new NameSet();
        known.Add("d1.example");

        var results = new List<string>();
        await foreach (var text in Scan(internet, new()).RunAsync(
            Names(["d0.example", "d1.example", "d2.example"]), static result => result.Text, known, Cancelled))
        {
            results.Add(text);
        }

        Assert.Equal(["d0.example", "d2.example"], results.Order());
        Assert.DoesNotContain("MX d1.example", internet.Asked);
        Assert.Equal(3, known.Count);
    }

    [Fact]
    public async Task A_mail_server_that_many_share_is_visited_once()
    {
        var internet = Shared(200);

        var results = await RunAsync(
            internet, new(), Enumerable.Range(0, 200).Select(static number => $"d{number}.example"));

        Assert.Equal(["smtp mx.provider.example 203.0.113.1"], internet.Visited.Where(static visit => visit.StartsWith("smtp", StringComparison.Ordinal)));
        var probes = results.Cast<ScanResult.Seen>().Select(static seen => seen.Observation.MailHosts.Single().Probes.Single()).ToList();
        Assert.Equal(200, probes.Count);
        Assert.All(probes, static probe => Assert.IsType<MxProbe.Secured>(probe));
        Assert.Single(probes.Select(static probe => probe.SeenAt).Distinct());
        Assert.NotNull(probes[0].SeenAt);
    }

    [Fact]
    public async Task A_mail_server_is_visited_again_for_another_name_but_never_by_two_at_once()
    {
        var internet = new SmallInternet
        {
            Zone = string.Join('\n', Enumerable.Range(0, 50).Select(static number =>
                $"d{number}.example MX 10 mx.d{number}.example\nmx.d{number}.example A 203.0.113.1")),
        };
        var prober = new CountingProber(static host => Secured(host));

        var results = await RunAsync(
            internet, new() { AtOnce = 30 }, Enumerable.Range(0, 50).Select(static number => $"d{number}.example"), prober);

        Assert.Equal(50, results.Count);
        Assert.Equal(50, prober.Visits);
        Assert.Equal(1, prober.MostAtOneAddress);
    }

    [Fact]
    public async Task What_a_server_says_before_TLS_stands_for_all_names_it_has()
    {
        var internet = new SmallInternet
        {
            Zone = string.Join('\n', Enumerable.Range(0, 20).Select(static number =>
                $"d{number}.example MX 10 mx.d{number}.example\nmx.d{number}.example A 203.0.113.1")),
        };
        var prober = new CountingProber(static _ => new MxProbe.TurnedAway(SmtpStage.Greeting, 421) { Address = IPAddress.None });

        var results = await RunAsync(
            internet, new(), Enumerable.Range(0, 20).Select(static number => $"d{number}.example"), prober);

        Assert.Equal(1, prober.Visits);
        Assert.All(
            results.Cast<ScanResult.Seen>(),
            static seen => Assert.IsType<MxProbe.TurnedAway>(seen.Observation.MailHosts.Single().Probes.Single()));
    }

    [Fact]
    public async Task Few_connections_go_to_one_network()
    {
        var internet = new SmallInternet
        {
            Zone = string.Join('\n', Enumerable.Range(1, 60).Select(static number =>
                $"d{number}.example MX 10 mx.d{number}.example\nmx.d{number}.example A 203.0.113.{number}")),
        };
        var prober = new CountingProber(static host => Secured(host));

        await RunAsync(
            internet,
            new() { AtOnce = 60, MailServersPerNetwork = 3 },
            Enumerable.Range(1, 60).Select(static number => $"d{number}.example"),
            prober);

        Assert.Equal(60, prober.Visits);
        Assert.InRange(prober.MostAtOnce, 1, 3);
    }

    [Fact]
    public async Task No_more_names_are_taken_than_can_be_looked_at()
    {
        var taken = 0;
        var scan = Scan(new() { Zone = "* TXT !SILENT\n* MX !SILENT\n* A !SILENT\n* AAAA !SILENT" }, new() { AtOnce = 5, Slow = 0 });
        using var stop = new CancellationTokenSource();

        var running = Drain(scan.RunAsync(Endless(), stop.Token));
        await UntilAsync(() => scan.Progress.InFlight == 5);

        Assert.InRange(Volatile.Read(ref taken), 5, 6);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(0, scan.Progress.InFlight);

        async IAsyncEnumerable<string> Endless()
        {
            await Task.Yield();
            while (true)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"d{taken++}.example");
            }
        }
    }

    [Fact]
    public async Task A_slow_domain_does_not_keep_others_waiting()
    {
        var internet = new SmallInternet
        {
            Zone = "slow.example MX !SILENT\n" + string.Join('\n', Enumerable.Range(0, 20).Select(static number => $"d{number}.example MX 0 .")),
        };
        var options = new ScanOptions { AtOnce = 1, SlowAfter = TimeSpan.FromMilliseconds(1) };
        var texts = new List<string>();

        await foreach (var result in Scan(internet, options).RunAsync(
            Names(["slow.example", .. Enumerable.Range(0, 20).Select(static number => $"d{number}.example")]), Cancelled))
        {
            texts.Add(result.Text);
            if (texts.Count == 20)
            {
                break;
            }
        }

        Assert.DoesNotContain("slow.example", texts);
    }

    [Fact]
    public async Task A_resolver_that_falls_silent_is_waited_for()
    {
        var internet = Shared(300);
        var resolver = new FailingResolver(internet, from: 200, to: 2000);
        var probe = _probe with { DnsTryTimeout = TimeSpan.FromMilliseconds(20) };
        var scan = new DomainScan(resolver, internet, internet, probe, new() { AtOnce = 10 }, null, TimeProvider.System);

        var results = new List<ScanResult>();
        await foreach (var result in scan.RunAsync(Names(Enumerable.Range(0, 300).Select(static number => $"d{number}.example")), Cancelled))
        {
            results.Add(result);
        }

        Assert.Equal(300, results.Count);
        Assert.True(resolver.Failed > 0, "the resolver never failed");
        Assert.All(
            results.Cast<ScanResult.Seen>(),
            static seen => Assert.Equal(DnsOutcome.Answered, seen.Observation.Mx.Reply.Outcome));
    }

    [Fact]
    public async Task A_domain_whose_servers_are_silent_is_not_the_resolvers_fault()
    {
        var internet = new SmallInternet { Zone = "dead.example MX !TIMEOUT\nlive.example MX 0 .\n. NS a.root" };

        var results = await RunAsync(internet, new(), ["dead.example", "live.example"]);

        var dead = results.Cast<ScanResult.Seen>().Single(static seen => seen.Text is "dead.example");
        Assert.Equal(DnsOutcome.TimedOut, dead.Observation.Mx.Reply.Outcome);
    }

    [Fact]
    public async Task A_fault_of_the_input_ends_the_scan_with_it()
    {
        var results = new List<ScanResult>();

        var fault = await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var result in Scan(Shared(2), new()).RunAsync(Broken(), Cancelled))
            {
                results.Add(result);
            }
        });

        Assert.Equal("broken", fault.Message);

        static async IAsyncEnumerable<string> Broken()
        {
            await Task.Yield();
            yield return "d0.example";
            throw new IOException("broken");
        }
    }

    [Fact]
    public async Task What_other_scans_know_is_not_asked_again_and_what_this_one_finds_is_told()
    {
        var internet = new SmallInternet
        {
            Zone = "a.example MX 10 mx1.example\nmx1.example A 203.0.113.1\nb.example MX 10 mx2.example\nmx2.example A 203.0.113.2",
            MailServers = { ["203.0.113.2"] = Secured("mx2.example") },
        };
        var shared = new SharedResults();
        shared.Known[("mx1.example", "203.0.113.1")] = Secured("mx1.example") with { Address = IPAddress.Parse("203.0.113.1"), SeenAt = Now };
        var scan = new DomainScan(internet, internet, internet, _probe, new(), shared, TimeProvider.System);

        await Drain(scan.RunAsync(Names(["a.example", "b.example"]), Cancelled));

        Assert.Equal(["smtp mx2.example 203.0.113.2"], internet.Visited);
        Assert.Equal(["mx2.example 203.0.113.2"], shared.Published);
        Assert.Equal(0, shared.Open);
        Assert.Equal(2, shared.Refused);
    }

    private static DomainScan Scan(SmallInternet internet, ScanOptions options, IMxProber? prober = null) =>
        new(internet, internet, prober ?? internet, new() { CheckTimeout = TimeSpan.FromSeconds(20), Neighbours = false }, options, null, TimeProvider.System);

    private static async Task<List<ScanResult>> RunAsync(
        SmallInternet internet, ScanOptions options, IEnumerable<string> names, IMxProber? prober = null)
    {
        var results = new List<ScanResult>();
        await foreach (var result in Scan(internet, options, prober).RunAsync(Names(names), Cancelled))
        {
            results.Add(result);
        }

        return results;
    }

    private static async Task Drain<T>(IAsyncEnumerable<T> results)
    {
        await foreach (var _ in results)
        {
        }
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(5, Cancelled);
        }
    }

    private static async IAsyncEnumerable<string> Names(IEnumerable<string> names)
    {
        await Task.Yield();
        foreach (var name in names)
        {
            yield return name;
        }
    }
}
