using System.Net;
using Microsoft.Extensions.Time.Testing;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Probes.Dns;

namespace Sealpost.Probes.Tests.Dns;

/// <summary>Whose word on DNSSEC is taken, over the wire.</summary>
public sealed class ResolverTrialTests
{
    private const int ServFail = 2;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static CancellationToken Never { get; } = new(canceled: false);

    [Fact]
    public async Task A_resolver_on_this_machine_that_tells_signed_from_unsigned_is_believed()
    {
        await using var server = new StubServer(query => [Wire.To(query, authenticated: IsForRoot(query)).Done()]);

        Assert.Equal(DnssecState.Secure, await JudgeAsync(server));
    }

    [Fact]
    public async Task One_that_sets_no_bit_is_not()
    {
        await using var server = new StubServer(query => [Wire.To(query).Done()]);

        Assert.Equal(DnssecState.Unseen, await JudgeAsync(server));
    }

    [Fact]
    public async Task One_that_sets_it_on_everything_is_not()
    {
        await using var server = new StubServer(query => [Wire.To(query, authenticated: true).Done()]);

        Assert.Equal(DnssecState.Unseen, await JudgeAsync(server));
    }

    [Fact]
    public async Task One_that_fails_for_the_name_that_is_not_signed_is_not()
    {
        await using var server = new StubServer(query =>
            [Wire.To(query, IsForRoot(query) ? 0 : ServFail, authenticated: IsForRoot(query)).Done()]);

        Assert.Equal(DnssecState.Unseen, await JudgeAsync(server));
    }

    [Fact]
    public async Task It_is_tried_once_an_hour()
    {
        await using var server = new StubServer(query => [Wire.To(query, authenticated: IsForRoot(query)).Done()]);
        var clock = new FakeTimeProvider();
        var resolver = new StubResolver([server.Address], new(), clock);

        await resolver.TryAsync(Failure($"{server.Address}"), Never, Cancel);
        await resolver.TryAsync(Failure($"{server.Address}"), Never, Cancel);
        Assert.Equal(2, server.Queries.Count);

        clock.Advance(TimeSpan.FromMinutes(61));
        await resolver.TryAsync(Failure($"{server.Address}"), Never, Cancel);
        Assert.Equal(4, server.Queries.Count);
    }

    [Fact]
    public async Task Many_at_once_try_it_once()
    {
        await using var server = new StubServer(query => [Wire.To(query, authenticated: IsForRoot(query)).Done()]);
        var resolver = new StubResolver([server.Address], new(), TimeProvider.System);

        var trials = await Task.WhenAll(
            from _ in Enumerable.Range(0, 50) select resolver.TryAsync(Failure($"{server.Address}"), Never, Cancel));

        Assert.Equal(2, server.Queries.Count);
        Assert.Single(trials.Distinct());
    }

    [Theory]
    [InlineData(true, DnssecState.Secure)]
    [InlineData(false, DnssecState.Insecure)]
    public async Task An_answer_is_half_of_the_trial(bool isAuthentic, DnssecState state)
    {
        await using var server = new StubServer(query => [Wire.To(query, authenticated: IsForRoot(query)).Done()]);
        var answer = Failure($"{server.Address}") with { Outcome = DnsOutcome.Answered, Authenticated = isAuthentic };
        var trial = await new StubResolver([server.Address], new(), TimeProvider.System).TryAsync(answer, Never, Cancel);

        Assert.Equal(isAuthentic, !IsForRoot(Assert.Single(server.Queries)));
        Assert.Same(answer, isAuthentic ? trial.WithAnchor : trial.WithoutAnchor);
        Assert.Equal(state, ResolverTrust.Of([trial]).Of(answer));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_says_the_same_of_everything_is_found_out_by_the_other_half(bool isAuthentic)
    {
        await using var server = new StubServer(query => [Wire.To(query, authenticated: isAuthentic).Done()]);
        var answer = Failure($"{server.Address}") with { Outcome = DnsOutcome.NoData, Authenticated = isAuthentic };
        var trial = await new StubResolver([server.Address], new(), TimeProvider.System).TryAsync(answer, Never, Cancel);

        Assert.Equal(DnssecState.Unseen, ResolverTrust.Of([trial]).Of(answer));
    }

    // Both halves are asked for only where the answer shows neither, and no check finds another's answer in its own.
    [Fact]
    public async Task What_was_asked_is_kept_and_the_answers_of_checks_are_not()
    {
        await using var server = new StubServer(query => [Wire.To(query, authenticated: IsForRoot(query)).Done()]);
        var resolver = new StubResolver([server.Address], new(), TimeProvider.System);
        var answer = Failure($"{server.Address}") with { Outcome = DnsOutcome.Answered };
        await resolver.TryAsync(answer with { Name = "one.example" }, Never, Cancel);
        var trial = await resolver.TryAsync(answer with { Name = "two.example" }, Never, Cancel);
        var failed = await resolver.TryAsync(Failure($"{server.Address}"), Never, Cancel);

        Assert.Equal("two.example", trial.WithoutAnchor!.Name);
        Assert.Equal("10.in-addr.arpa", failed.WithoutAnchor!.Name);
        Assert.Equal(2, server.Queries.Count);
    }

    [Fact]
    public async Task One_elsewhere_is_not_even_tried_unless_it_was_named()
    {
        var server = new IPEndPoint(IPAddress.Parse("192.0.2.53"), 53);
        var trial = await new StubResolver([server], new(), TimeProvider.System).TryAsync(Failure($"{server}"), Never, Cancel);

        Assert.False(trial.IsNear);
        Assert.Null(trial.WithAnchor);
    }

    [Fact]
    public async Task The_names_of_the_trial_can_be_chosen()
    {
        await using var server = new StubServer(query => [Wire.To(query).Done()]);
        var options = new ProbeOptions { SignedName = "signed.test", UnsignedName = "plain.test" };

        var trial = await new StubResolver([server.Address], options, TimeProvider.System)
            .TryAsync(Failure($"{server.Address}"), Never, Cancel);

        Assert.Equal(("signed.test", "plain.test"), (trial.WithAnchor!.Name, trial.WithoutAnchor!.Name));
    }

    [Theory]
    [InlineData(0, DnsOutcome.NoData)]
    [InlineData(ServFail, DnsOutcome.ServerFailure)]
    public async Task After_SERVFAIL_the_question_is_put_without_validation(int code, DnsOutcome unvalidated)
    {
        await using var server = new StubServer(query =>
            [Wire.To(query, (query[3] & 0x10) == 0 ? ServFail : code).Done()]);

        var lookup = await new StubResolver([server.Address], new(), TimeProvider.System)
            .TlsaAsync("_25._tcp.mx.example", Never, Cancel);

        Assert.Equal(DnsOutcome.ServerFailure, lookup.Reply.Outcome);
        Assert.Equal(unvalidated, lookup.Reply.Unvalidated);
        Assert.Equal(2, server.Queries.Count);
    }

    [Fact]
    public async Task Tlsa_data_is_kept_as_it_came()
    {
        await using var server = new StubServer(query =>
            [Wire.To(query).Record(DnsType.Tlsa, [3, 1, 1, 0xFF]).Record(DnsType.Tlsa, []).Done()]);

        var lookup = await new StubResolver([server.Address], new(), TimeProvider.System)
            .TlsaAsync("_25._tcp.mx.example", Never, Cancel);

        Assert.Equal([4, 0], lookup.Records.Select(static data => data.Length));
    }

    private static async Task<DnssecState> JudgeAsync(StubServer server)
    {
        var options = new ProbeOptions { DnsTryTimeout = TimeSpan.FromSeconds(5) };
        var trial = await new StubResolver([server.Address], options, TimeProvider.System)
            .TryAsync(Failure($"{server.Address}"), Never, Cancel);
        return ResolverTrust.Of([trial]).Of(new()
        {
            Name = "example.com",
            Type = DnsType.Mx,
            Outcome = DnsOutcome.Answered,
            Authenticated = true,
            Server = $"{server.Address}",
        });
    }

    // An answer that shows nothing of the resolver but that it is there.
    private static DnsReply Failure(string server) =>
        new() { Name = "example.com", Type = DnsType.Mx, Outcome = DnsOutcome.ServerFailure, Server = server };

    private static bool IsForRoot(byte[] query) => query[12] == 0;
}
