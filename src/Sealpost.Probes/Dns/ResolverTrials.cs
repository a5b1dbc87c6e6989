using System.Collections.Concurrent;
using System.Net;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Dns;

/// <summary>What is known of the resolvers' word on DNSSEC: each is tried once, and again when that is long ago.</summary>
internal sealed class ResolverTrials(ProbeOptions options, TimeProvider clock)
{
    // A resolver is set up anew more seldom than that; one that did not answer may just have been started.
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);
    private static readonly TimeSpan LifeOfFailure = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(string Server, string Name), Known> _known = [];

    private readonly ConcurrentDictionary<(string Server, string Name), Task<DnsReply?>> _asking = [];

    private sealed record Known(DnsReply Reply, DateTimeOffset Until);

    /// <summary>What is known of a resolver, or comes out now.</summary>
    /// <param name="answer">
    /// An answer of the resolver. One with AD shows that it sets the bit, and one without that it does not set it on everything; so
    /// only the other half is asked for.
    /// </param>
    /// <param name="ask">Puts a question to this resolver and no other.</param>
    public async Task<ResolverTrial> OfAsync(DnsReply answer, Func<string, DnsType, string, Task<DnsReply>> ask)
    {
        var server = answer.Server ?? throw new ArgumentException("nobody gave it", nameof(answer));
        if (!IsNear(IPEndPoint.Parse(server)))
        {
            return new(server, false);
        }

        var shown = HasAnswer(answer) ? answer : null;
        var signed = shown is { Authenticated: true } ? Task.FromResult(shown) : HalfAsync(server, options.SignedName, ask);
        var unsigned = shown is { Authenticated: false } ? Task.FromResult(shown) : HalfAsync(server, options.UnsignedName, ask);
        return new(server, true, await signed.ConfigureAwait(false), await unsigned.ConfigureAwait(false));
    }

    private async Task<DnsReply> HalfAsync(string server, string name, Func<string, DnsType, string, Task<DnsReply>> ask)
    {
        if (_known.TryGetValue((server, name), out var known) && clock.GetUtcNow() < known.Until)
        {
            return known.Reply;
        }

        // Who comes while somebody asks already waits for that answer, and asks for itself only where it is none.
        var mine = new TaskCompletionSource<DnsReply?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = _asking.GetOrAdd((server, name), mine.Task);
        if (first != mine.Task && await first.ConfigureAwait(false) is { } shared && HasAnswer(shared))
        {
            return shared;
        }

        DnsReply? reply = null;
        try
        {
            reply = await ask(server, DnsType.Ns, name).ConfigureAwait(false);
            reply = Keep(server, name, reply);
            return reply;
        }
        finally
        {
            _asking.TryRemove(new((server, name), mine.Task));
            mine.SetResult(reply);
        }
    }

    // What one of several was answered holds for all of them, whoever was last.
    private DnsReply Keep(string server, string name, DnsReply reply)
    {
        var now = clock.GetUtcNow();
        return _known.AddOrUpdate(
            (server, name),
            _ => new(reply, now + (HasAnswer(reply) ? Life : LifeOfFailure)),
            (_, known) => HasAnswer(known.Reply) && !HasAnswer(reply) && now < known.Until
                ? known
                : new(reply, now + (HasAnswer(reply) ? Life : LifeOfFailure))).Reply;
    }

    private bool IsNear(IPEndPoint server) =>
        IPAddress.IsLoopback(server.Address) || options.TrustedResolvers.Contains(server);

    private static bool HasAnswer(DnsReply reply) =>
        reply.Outcome is DnsOutcome.Answered or DnsOutcome.NoData or DnsOutcome.NoSuchName;
}
