using System.Net;
using Sealpost.Core.Observations;
using Sealpost.Probes.Dns;

namespace Sealpost.Probes.Tests.Dns;

public sealed class DnsAnswerTests
{
    private const int ServFail = 2;
    private const int NxDomain = 3;

    private readonly ProbeOptions _options = new() { DnsTryTimeout = TimeSpan.FromSeconds(5) };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static CancellationToken Never { get; } = new(canceled: false);

    [Fact]
    public async Task Follows_aliases_in_order()
    {
        await using var server = new StubServer(query =>
        [
            Wire.To(query).Record(DnsType.Txt, [1, (byte)'x'], 60, Wire.Name("C.test"))
                .Alias("b.test", "c.TEST").Alias("a.test", "b.test", ttl: 30).Done(),
        ]);

        var lookup = await AskTxtAsync(server);

        Assert.Equal(["b.test", "c.test"], lookup.Reply.Aliases);
        Assert.Equal("x", Assert.Single(lookup.Records).ToString());
        Assert.Equal(30, lookup.Reply.Ttl);
    }

    [Fact]
    public async Task An_alias_that_leads_nowhere_is_told_from_no_alias()
    {
        await using var server = new StubServer(
            query => [Wire.To(query, NxDomain).Alias("a.test", "gone.test").Done()]);

        var reply = (await AskTxtAsync(server)).Reply;

        Assert.Equal(DnsOutcome.NoSuchName, reply.Outcome);
        Assert.Equal(["gone.test"], reply.Aliases);
    }

    [Fact]
    public async Task Aliases_in_a_circle_are_malformed()
    {
        await using var server = new StubServer(query =>
            [Wire.To(query).Alias("a.test", "b.test").Alias("b.test", "a.test").Done()]);

        Assert.Equal(DnsOutcome.Malformed, (await AskTxtAsync(server)).Reply.Outcome);
    }

    [Fact]
    public async Task More_than_sixteen_aliases_are_malformed()
    {
        await using var server = new StubServer(query =>
        {
            var wire = Wire.To(query).Alias("a.test", "n1.test");
            for (var i = 1; i <= 20; i++)
            {
                wire.Alias($"n{i}.test", $"n{i + 1}.test");
            }

            return [wire.Done()];
        });

        Assert.Equal(DnsOutcome.Malformed, (await AskTxtAsync(server)).Reply.Outcome);
    }

    [Fact]
    public async Task Records_of_other_names_types_and_classes_are_not_taken()
    {
        await using var server = new StubServer(query =>
        [
            Wire.To(query).Record(DnsType.Txt, [1, (byte)'x'], owner: Wire.Name("other.test"))
                .Record(DnsType.Txt, [1, (byte)'y'], @class: 3).Record((DnsType)46, [1, 2, 3]).Done(),
        ]);

        var lookup = await AskTxtAsync(server);

        Assert.Equal(DnsOutcome.NoData, lookup.Reply.Outcome);
        Assert.Empty(lookup.Records);
    }

    [Fact]
    public async Task Sorts_mx_records_and_escapes_odd_names()
    {
        await using var server = new StubServer(query =>
        [
            Wire.To(query).Mx(20, "MX2.test").Mx(10, "b.test").Mx(10, "a.test").Mx(0, "")
                .Record(DnsType.Mx, [0, 30, 4, (byte)'a', (byte)'.', 0x1B, (byte)'\\', 0]).Done(),
        ]);

        var lookup = await Resolver(server.Address).MxAsync("a.test", Never, Cancel);

        Assert.Equal(
            [new(0, "."), new(10, "b.test"), new(10, "a.test"), new(20, "mx2.test"), new(30, @"a\.\027\\")],
            lookup.Records);
    }

    [Fact]
    public async Task Compressed_names_in_records_are_read()
    {
        await using var server = new StubServer(query =>
            [Wire.To(query).Record(DnsType.Mx, [0, 10, 2, (byte)'m', (byte)'x', 0xC0, 12]).Done()]);

        var lookup = await Resolver(server.Address).MxAsync("a.test", Never, Cancel);

        Assert.Equal("mx.a.test", Assert.Single(lookup.Records).Exchange);
    }

    [Fact]
    public async Task Addresses_come_from_two_questions_each_once()
    {
        await using var server = new StubServer(query => query[^14] == (int)DnsType.A
            ?
            [
                Wire.To(query)
                    .Record(DnsType.A, [192, 0, 2, 2])
                    .Record(DnsType.A, [192, 0, 2, 1])
                    .Record(DnsType.A, [192, 0, 2, 2])
                    .Done(),
            ]
            : [Wire.To(query, ServFail).Done()]);

        var lookup = await Resolver(server.Address).AddressesAsync("a.test", true, true, Never, Cancel);

        Assert.Equal(["192.0.2.2", "192.0.2.1"], lookup.Addresses.Select(address => address.ToString()));
        Assert.Equal((DnsOutcome.Answered, DnsOutcome.ServerFailure), (lookup.V4.Outcome, lookup.V6.Outcome));
    }

    [Fact]
    public async Task A_family_not_wanted_is_not_asked_for()
    {
        await using var server = new StubServer(query => [Wire.To(query).Done()]);

        var lookup = await Resolver(server.Address).AddressesAsync("a.test", true, false, Never, Cancel);

        Assert.Equal(DnsOutcome.NotAsked, lookup.V6.Outcome);
        Assert.Single(server.Queries);
    }

    [Fact]
    public async Task The_control_question_is_the_root()
    {
        await using var server = new StubServer(
            query => [Wire.To(query).Record(DnsType.Ns, Wire.Name("a.root")).Done()]);

        var reply = await Resolver(server.Address).ControlAsync(Never, Cancel);

        Assert.Equal((".", DnsType.Ns, DnsOutcome.Answered), (reply.Name, reply.Type, reply.Outcome));
    }

    [Fact]
    public async Task A_resolver_may_say_why_it_failed()
    {
        await using var server = new StubServer(query =>
        {
            var answer = Wire.To(query, ServFail)
                .Raw(0, 0, 41, 4, 0xD0, 0, 0, 0, 0, 0, 9, 0, 15, 0, 5, 0, 6, (byte)'b', (byte)'a', (byte)'d')
                .Done();
            answer[11] = 1;
            return [answer];
        });

        Assert.Equal("extended error 6: bad", (await AskTxtAsync(server)).Reply.Detail);
    }

    private StubResolver Resolver(IPEndPoint server) => new([server], _options, TimeProvider.System);

    private Task<TxtLookup> AskTxtAsync(StubServer server) =>
        Resolver(server.Address).TxtAsync("a.test", Never, Cancel);
}
