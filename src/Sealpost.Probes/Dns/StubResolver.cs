using System.Collections.Immutable;
using System.Net;
using Sealpost.Core.Observations;
using Sealpost.Core.Text;
using Sealpost.Probes.Connections;

namespace Sealpost.Probes.Dns;

/// <summary>Puts questions to recursive resolvers and keeps apart everything that can become of them.</summary>
/// <param name="servers">The resolvers, in the order they are tried.</param>
/// <param name="options">How long to wait.</param>
/// <param name="clock">Where time comes from.</param>
public sealed class StubResolver(
    ImmutableArray<IPEndPoint> servers, ProbeOptions options, TimeProvider clock) : IResolver
{
    // A resolver that answered is asked first from then on: a dead one costs its time-out once.
    private int _preferred;

    /// <inheritdoc/>
    public async Task<TxtLookup> TxtAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        var (reply, records) = await AskAsync(name, DnsType.Txt, timeUp, cancellationToken).ConfigureAwait(false);
        return new(reply, [.. from record in records select new Octets(record.Data)]);
    }

    /// <inheritdoc/>
    public async Task<MxLookup> MxAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        var (reply, records) = await AskAsync(name, DnsType.Mx, timeUp, cancellationToken).ConfigureAwait(false);
        return new(
            reply,
            [.. from record in records orderby record.Preference select new MxRecord(record.Preference, record.Name)]);
    }

    /// <inheritdoc/>
    public async Task<AddressLookup> AddressesAsync(
        string name, bool v4, bool v6, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        var first = AskIfAsync(v4, name, DnsType.A, timeUp, cancellationToken);
        var second = AskIfAsync(v6, name, DnsType.Aaaa, timeUp, cancellationToken);
        var (v4Reply, v4Records) = await first.ConfigureAwait(false);
        var (v6Reply, v6Records) = await second.ConfigureAwait(false);
        var addresses =
            from record in v4Records.Concat(v6Records) select new IPAddress(record.Data.AsSpan());
        return new(v4Reply, v6Reply, [.. addresses.Distinct()]);
    }

    /// <inheritdoc/>
    public async Task<DnsReply> ControlAsync(CancellationToken timeUp, CancellationToken cancellationToken) =>
        (await AskAsync(".", DnsType.Ns, timeUp, cancellationToken).ConfigureAwait(false)).Reply;

    private Task<(DnsReply Reply, ImmutableArray<DnsRecord> Records)> AskIfAsync(
        bool wanted, string name, DnsType type, CancellationToken timeUp, CancellationToken cancellationToken) =>
        wanted
            ? AskAsync(name, type, timeUp, cancellationToken)
            : Task.FromResult((
                new DnsReply { Name = name, Type = type, Outcome = DnsOutcome.NotAsked },
                ImmutableArray<DnsRecord>.Empty));

    private async Task<(DnsReply Reply, ImmutableArray<DnsRecord> Records)> AskAsync(
        string name, DnsType type, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = clock.GetTimestamp();
        var answer = timeUp.IsCancellationRequested
            ? DnsAnswer.Failed(DnsOutcome.NotAsked, "the time for the whole check was up")
            : await AskServersAsync(name, type, timeUp, cancellationToken).ConfigureAwait(false);
        var reply = new DnsReply
        {
            Name = name,
            Type = type,
            Outcome = answer.Outcome,
            Detail = answer.Detail,
            Aliases = answer.Aliases,
            Ttl = answer.Ttl,
            Authenticated = answer.Authenticated,
            Server = answer.Server,
            Milliseconds = clock.GetElapsedTime(start).TotalMilliseconds,
        };
        return (reply, answer.Records);
    }

    private async Task<DnsAnswer> AskServersAsync(
        string name, DnsType type, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        if (!DnsName.TryEncode(name, out var wire))
        {
            return DnsAnswer.Failed(DnsOutcome.NoSuchName, "no name can be that long, or have such a label");
        }

        if (servers.IsEmpty)
        {
            return DnsAnswer.Failed(DnsOutcome.NoResolver, "no resolver is configured");
        }

        using var overall = new StepLimit(options.DnsTimeout, clock, timeUp, cancellationToken);
        DnsAnswer? worst = null;
        var settled = new bool[servers.Length];
        var first = Volatile.Read(ref _preferred);

        // Every server gets a short try before any gets a longer one.
        for (var wait = options.DnsTryTimeout; ; wait = Shorter(wait * 2, options.DnsTryTimeout * 2))
        {
            for (var i = 0; i < servers.Length; i++)
            {
                var at = (first + i) % servers.Length;
                if (settled[at])
                {
                    continue;
                }

                using var limit = new StepLimit(wait, clock, overall.Token, cancellationToken);
                var question = DnsQuestion.Of(type, wire);
                var answer = await new DnsExchange(servers[at], question, limit).AskAsync().ConfigureAwait(false);
                if (answer.IsFinal)
                {
                    Volatile.Write(ref _preferred, at);
                    return answer;
                }

                worst = DnsAnswer.Worse(worst, answer);

                // A server that gave a bad answer gives it again; one that was silent may not have heard.
                settled[at] = answer.Outcome is not DnsOutcome.TimedOut;
                if (overall.Token.IsCancellationRequested)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    return worst;
                }
            }

            if (settled.All(done => done))
            {
                return worst!;
            }
        }
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
