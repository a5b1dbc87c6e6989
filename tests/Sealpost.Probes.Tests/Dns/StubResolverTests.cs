using System.Net;
using Sealpost.Core.Observations;
using Sealpost.Probes.Dns;

namespace Sealpost.Probes.Tests.Dns;

public sealed class StubResolverTests
{
    private const int ServFail = 2;
    private const int NxDomain = 3;
    private const int NotImp = 4;
    private const int RefusedCode = 5;

    private readonly ProbeOptions _options = new() { DnsTryTimeout = TimeSpan.FromSeconds(5) };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static CancellationToken Never { get; } = new(canceled: false);

    [Fact]
    public async Task Joins_the_strings_of_a_record_and_keeps_records_apart()
    {
        await using var server = new StubServer(query => [Wire.To(query).Txt("v=STSv1;", " id=1").Txt("other").Done()]);

        var lookup = await AskTxtAsync(server);

        Assert.Equal(["v=STSv1; id=1", "other"], lookup.Records.Select(record => record.ToString()));
        Assert.Equal(DnsOutcome.Answered, lookup.Reply.Outcome);
        Assert.Equal(server.Address.ToString(), lookup.Reply.Server);
        Assert.Equal(300, lookup.Reply.Ttl);
        Assert.False(lookup.Reply.Authenticated);
    }

    [Fact]
    public async Task Keeps_octets_that_are_no_text()
    {
        await using var server = new StubServer(
            query => [Wire.To(query).Record(DnsType.Txt, [3, 0x00, 0xFF, 0x80]).Done()]);

        var lookup = await AskTxtAsync(server);

        Assert.Equal([0x00, 0xFF, 0x80], Assert.Single(lookup.Records).Span.ToArray());
    }

    [Fact]
    public async Task Asks_for_the_ad_bit_and_learns_it()
    {
        await using var server = new StubServer(query => [Wire.To(query, authenticated: true).Txt("a").Done()]);

        Assert.True((await AskTxtAsync(server)).Reply.Authenticated);
        var query = Assert.Single(server.Queries);
        Assert.Equal(0x20, query[3] & 0x20);                                // AD
        Assert.Equal([0, 0, 41, 0x04, 0xD0, 0, 0, 0, 0, 0, 0], query[^11..]);  // OPT, 1232 octets, DO off
    }

    [Fact]
    public async Task Every_question_has_another_id_and_port()
    {
        await using var server = new StubServer(query => [Wire.To(query).Txt("a").Done()]);

        for (var i = 0; i < 8; i++)
        {
            await AskTxtAsync(server);
        }

        Assert.True(server.Queries.Select(query => (query[0] << 8) | query[1]).Distinct().Count() > 1);
        Assert.True(server.Ports.Distinct().Count() > 1);
    }

    [Theory]
    [InlineData(NxDomain, DnsOutcome.NoSuchName)]
    [InlineData(0, DnsOutcome.NoData)]
    [InlineData(ServFail, DnsOutcome.ServerFailure)]
    [InlineData(RefusedCode, DnsOutcome.Refused)]
    [InlineData(9, DnsOutcome.OtherError)]
    public async Task Keeps_apart_what_a_code_means(int code, DnsOutcome outcome)
    {
        await using var server = new StubServer(query => [Wire.To(query, code).Done()]);

        Assert.Equal(outcome, (await AskTxtAsync(server)).Reply.Outcome);
    }

    [Fact]
    public async Task Silence_is_a_time_out()
    {
        await using var server = new StubServer(_ => []);
        HurryUp();

        var reply = (await AskTxtAsync(server)).Reply;

        Assert.Equal(DnsOutcome.TimedOut, reply.Outcome);
        Assert.Null(reply.Server);
        Assert.True(server.Queries.Count > 1, "a second try");
    }

    [Fact]
    public async Task No_server_is_no_resolver()
    {
        IPEndPoint nobody;
        await using (var server = new StubServer(_ => []))
        {
            nobody = server.Address;
        }

        Assert.Equal(DnsOutcome.NoResolver, (await Resolver(nobody).TxtAsync("a.test", Never, Cancel)).Reply.Outcome);
        Assert.Equal(DnsOutcome.NoResolver, (await Resolver().TxtAsync("a.test", Never, Cancel)).Reply.Outcome);
    }

    [Fact]
    public async Task Messages_that_do_not_fit_are_dropped_and_waiting_goes_on()
    {
        await using var server = new StubServer(query =>
        {
            var wrongId = Wire.To(query).Txt("wrong id").Done();
            wrongId[0] ^= 1;
            byte[] otherName = [.. query[..12], .. Wire.Name("b.test"), .. query[^15..^11]];
            var otherType = (byte[])query.Clone();
            otherType[^14] = 99;
            return
            [
                [], [1, 2, 3], wrongId, Wire.To(otherName).Txt("wrong name").Done(),
                Wire.To(otherType).Txt("wrong type").Done(), query, Wire.To(query).Txt("right").Done(),
            ];
        });

        Assert.Equal("right", Assert.Single((await AskTxtAsync(server)).Records).ToString());
        Assert.Single(server.Queries);
    }

    [Fact]
    public async Task The_question_may_come_back_in_another_case()
    {
        await using var server = new StubServer(query =>
        {
            var answer = Wire.To(query).Txt("a").Done();
            answer[13] = (byte)'A';
            return [answer];
        });

        Assert.Equal(DnsOutcome.Answered, (await AskTxtAsync(server)).Reply.Outcome);
    }

    [Theory]
    [InlineData("A.Test")]
    [InlineData("a.test.")]
    [InlineData(@"\097.test")]
    public async Task A_name_may_be_asked_for_in_any_form(string name)
    {
        await using var server = new StubServer(query => [Wire.To(query).Txt("a").Done()]);

        Assert.Equal(DnsOutcome.Answered, (await Resolver(server.Address).TxtAsync(name, Never, Cancel)).Reply.Outcome);
    }

    [Fact]
    public async Task A_truncated_answer_is_asked_for_over_tcp()
    {
        var parts = Enumerable.Repeat(new string('x', 255), 250).ToArray();
        await using var server = new StubServer(
            query => [Wire.To(query, truncated: true).Done()], query => Wire.To(query).Txt(parts).Done());

        var lookup = await AskTxtAsync(server);

        Assert.Equal(255 * 250, Assert.Single(lookup.Records).Length);
        Assert.Equal(2, server.Queries.Count);
    }

    [Fact]
    public async Task A_cut_record_in_a_truncated_answer_does_no_harm()
    {
        await using var server = new StubServer(
            query => [Wire.To(query, truncated: true).Txt("a long text").Done()[..^4]],
            query => Wire.To(query).Txt("a").Done());

        Assert.Equal("a", Assert.Single((await AskTxtAsync(server)).Records).ToString());
    }

    [Fact]
    public async Task Truncation_without_tcp_is_malformed()
    {
        await using var server = new StubServer(query => [Wire.To(query, truncated: true).Done()]);

        Assert.Equal(DnsOutcome.Malformed, (await AskTxtAsync(server)).Reply.Outcome);
    }

    [Fact]
    public async Task A_server_without_edns_is_asked_without()
    {
        await using var server = new StubServer(query =>
            [query[11] == 1 ? Wire.To(query, NotImp).Done() : Wire.To(query).Txt("plain").Done()]);

        Assert.Equal("plain", Assert.Single((await AskTxtAsync(server)).Records).ToString());
        Assert.Equal([1, 0], server.Queries.Select(query => (int)query[11]));
    }

    [Fact]
    public async Task A_server_that_cannot_read_the_question_need_not_repeat_it()
    {
        await using var server = new StubServer(query =>
        [
            query[11] == 1
                ? [query[0], query[1], 0x81, 0x81, 0, 0, 0, 0, 0, 0, 0, 0]
                : Wire.To(query).Txt("plain").Done(),
        ]);

        Assert.Equal(DnsOutcome.Answered, (await AskTxtAsync(server)).Reply.Outcome);
    }

    [Theory]
    [InlineData(ServFail)]
    [InlineData(RefusedCode)]
    [InlineData(9)]
    public async Task The_next_server_is_asked_when_one_fails(int code)
    {
        await using var bad = new StubServer(query => [Wire.To(query, code).Done()]);
        await using var good = new StubServer(query => [Wire.To(query).Txt("a").Done()]);

        var lookup = await Resolver(bad.Address, good.Address).TxtAsync("a.test", Never, Cancel);

        Assert.Equal(DnsOutcome.Answered, lookup.Reply.Outcome);
        Assert.Equal(good.Address.ToString(), lookup.Reply.Server);
    }

    [Fact]
    public async Task The_next_server_is_asked_when_one_is_silent_and_remembered()
    {
        await using var silent = new StubServer(_ => []);
        await using var good = new StubServer(query => [Wire.To(query).Txt("a").Done()]);
        HurryUp();
        var resolver = Resolver(silent.Address, good.Address);

        await resolver.TxtAsync("a.test", Never, Cancel);
        await resolver.TxtAsync("b.test", Never, Cancel);

        Assert.Single(silent.Queries);
        Assert.Equal(2, good.Queries.Count);
    }

    [Fact]
    public async Task Of_several_failures_the_one_that_says_most_is_kept()
    {
        await using var silent = new StubServer(_ => []);
        await using var refusing = new StubServer(query => [Wire.To(query, RefusedCode).Done()]);
        await using var failing = new StubServer(query => [Wire.To(query, ServFail).Done()]);
        HurryUp();

        var reply =
            (await Resolver(silent.Address, failing.Address, refusing.Address).TxtAsync("a.test", Never, Cancel)).Reply;

        Assert.Equal(DnsOutcome.ServerFailure, reply.Outcome);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a..test")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123.test")]
    public async Task A_name_that_cannot_be_does_not_exist(string name)
    {
        await using var server = new StubServer(query => [Wire.To(query).Done()]);

        var reply = (await Resolver(server.Address).TxtAsync(name, Never, Cancel)).Reply;

        Assert.Equal(DnsOutcome.NoSuchName, reply.Outcome);
        Assert.Empty(server.Queries);
    }

    [Fact]
    public async Task Nothing_is_asked_when_the_time_is_up()
    {
        await using var server = new StubServer(query => [Wire.To(query).Done()]);

        Assert.Equal(
            DnsOutcome.NotAsked, (await Resolver(server.Address).TxtAsync("a.test", new(true), Cancel)).Reply.Outcome);
    }

    [Fact]
    public async Task The_end_of_the_time_ends_the_waiting()
    {
        await using var server = new StubServer(_ => []);
        using var timeUp = new CancellationTokenSource();
        var asking = Resolver(server.Address).TxtAsync("a.test", timeUp.Token, Cancel);

        await timeUp.CancelAsync();

        Assert.Equal(DnsOutcome.TimedOut, (await asking).Reply.Outcome);
    }

    [Fact]
    public async Task A_caller_who_cancels_gets_an_exception()
    {
        await using var server = new StubServer(_ => []);
        using var cancel = new CancellationTokenSource();
        var asking = Resolver(server.Address).TxtAsync("a.test", Never, cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    private void HurryUp()
    {
        _options.DnsTryTimeout = TimeSpan.FromMilliseconds(150);
        _options.DnsTimeout = TimeSpan.FromMilliseconds(600);
    }

    private StubResolver Resolver(params IPEndPoint[] servers) => new([.. servers], _options, TimeProvider.System);

    private Task<TxtLookup> AskTxtAsync(StubServer server) =>
        Resolver(server.Address).TxtAsync("a.test", Never, Cancel);
}
