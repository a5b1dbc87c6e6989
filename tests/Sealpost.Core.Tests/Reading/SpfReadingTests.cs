using System.Collections.Immutable;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Core.Spf;
using Sealpost.Core.Tests.Scenarios;

namespace Sealpost.Core.Tests.Reading;

public sealed class SpfReadingTests
{
    [Theory]
    [InlineData("v=spf1 -all", 0, 0)]
    [InlineData("v=spf1 ip4:192.0.2.7 -all", 1, 0)]
    [InlineData("v=spf1 ip4:192.0.2.0/24 ip4:192.0.2.128/25 ip4:192.0.3.0/24 -all", 512, 0)]   // each counted once
    [InlineData("v=spf1 ip4:0.0.0.0/0 ip6:::/0 -all", 4_294_967_296, long.MaxValue)]
    [InlineData("v=spf1 ip4:192.0.2.77/24 -all", 256, 0)]                                      // host bits aside
    [InlineData("v=spf1 ip6:2001:db8::1 ip6:2001:db8::2 ip6:2001:db8:0:8000::/49 -all", 0, 32_769)]
    [InlineData("v=spf1 mx -all", 2, 0)]
    [InlineData("v=spf1 mx/24 -all", 256, 0)]
    [InlineData("v=spf1 -ip4:192.0.2.0/24 ?ip4:198.51.100.0/24 ~all", 0, 0)]
    public void Adds_up_what_is_permitted(string record, long v4, long v6)
    {
        var ranges = DomainReading.Of(Healthy.Domain.WithSpf(record)).Spf.Ranges!;

        Assert.Equal((v4, v6), (ranges.V4Addresses, ranges.V6Networks));
        Assert.Equal(v4 + v6 == 0, ranges.Nobody);
    }

    [Fact]
    public void Counts_as_a_receiver_does()
    {
        var reading = Read(
            "v=spf1 include:a.example exists:%{i}.b.example a:gone.example ip4:192.0.2.1 redirect=c.example",
            ("a.example", "v=spf1 mx ptr include:d.example -all"),
            ("c.example", "v=spf1 include:a.example ~all"),
            ("d.example", "v=spf1 ip4:198.51.100.0/24 ?all"));

        // a: mx, ptr, d; then exists, gone, c; below c: a once more, and what is below it.
        Assert.Equal(4 + 1 + 1 + 1 + 4, reading.Root!.Lookups);
        Assert.Equal(SpfQualifier.SoftFail, reading.Root.All);
        Assert.Equal([4, 5, 6, 6, 11], reading.Root.Steps.Select(static step => step.Reached));
        Assert.Equal(SpfStatus.Broken, reading.Status);
        Assert.True(reading.Ranges!.OfSender);
        Assert.Equal(257, reading.Ranges.V4Addresses);
    }

    [Fact]
    public void Records_that_name_each_other_many_times_come_to_an_end()
    {
        string[] names = [.. Enumerable.Range(0, 20).Select(static number => $"n{number}.example")];
        var all = "v=spf1 " + string.Join(' ', names.Select(static name => $"include:{name}")) + " -all";

        var reading = Read(all, [.. names.Select(name => (name, all))]);

        Assert.InRange(reading.Root!.Lookups, SpfLimits.Lookups + 1, 1_000);
        Assert.InRange(reading.Root.Nodes.Count(), 2, 1_000);
        Assert.Equal(SpfStatus.Broken, reading.Status);
    }

    [Fact]
    public void A_chain_without_end_is_cut()
    {
        var chain = Enumerable.Range(0, 50).Select(static number =>
            ($"n{number}.example", $"v=spf1 include:n{number + 1}.example -all")).ToImmutableArray();

        var reading = Read("v=spf1 include:n0.example -all", chain);

        Assert.Equal(SpfStatus.Broken, reading.Status);
        Assert.Contains(reading.Root!.Nodes, static node => node.State is SpfState.Beyond);
    }

    /// <summary>A name may have addresses of the family that nobody asked for.</summary>
    [Theory]
    [InlineData(DnsOutcome.NoData, SpfAnswer.Nothing)]
    [InlineData(DnsOutcome.NotAsked, SpfAnswer.Unseen)]
    public void A_name_finds_nothing_only_where_both_families_were_asked_for(DnsOutcome ofIpv6, SpfAnswer expected)
    {
        var seen = Healthy.Domain.WithSpf("v=spf1 a:six.example ~all");
        var lookup = Facts.NoAddresses("six.example", DnsOutcome.NoData);
        lookup = lookup with { V6 = lookup.V6 with { Outcome = ofIpv6 } };

        var root = DomainReading.Of(seen with { Spf = seen.Spf! with { Addresses = [lookup] } }).Spf.Root!;

        Assert.Equal(expected, root.Steps[0].Answer);
    }

    private static SpfReading Read(string record, params ImmutableArray<(string Name, string Record)> below)
    {
        var seen = Healthy.Domain.WithSpf(record);
        return DomainReading.Of(seen with
        {
            Spf = seen.Spf! with
            {
                Records = [.. from one in below select Facts.Txt(one.Name, one.Record)],
                Addresses = [Facts.NoAddresses("gone.example", DnsOutcome.NoSuchName)],
                MailServers = [new(Facts.Reply("a.example", DnsType.Mx, DnsOutcome.Answered), [new(10, "mx.a.example")])],
            },
        }).Spf;
    }
}
