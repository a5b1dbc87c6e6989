using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
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
    private const int FormErr = 1;
    private const int NotImp = 4;
    private static readonly TimeSpan NoTime = TimeSpan.FromMilliseconds(1);

    private readonly SharedSockets? _sockets;

    // A resolver that answered is asked first from then on: a dead one costs its time-out once.
    private int _preferred;

    private readonly ResolverTrials _trials = new(options, clock);

    /// <summary>A resolver for many questions at once, which share sockets.</summary>
    internal StubResolver(
        ImmutableArray<IPEndPoint> servers, ProbeOptions options, DnsTraffic traffic, TimeProvider clock)
        : this(servers, options, clock) => _sockets = new(traffic, clock);

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
    public async Task<TlsaLookup> TlsaAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        var (reply, records) = await AskAsync(name, DnsType.Tlsa, timeUp, cancellationToken).ConfigureAwait(false);
        return new(reply, [.. from record in records select new Octets(record.Data)]);
    }

    /// <inheritdoc/>
    public async Task<DnsReply> AliasAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken) =>
        (await AskAsync(name, DnsType.Cname, timeUp, cancellationToken).ConfigureAwait(false)).Reply;

    /// <inheritdoc/>
    public Task<ResolverTrial> TryAsync(DnsReply answer, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return _trials.OfAsync(answer, (server, type, name) => AskOneAsync(server, type, name, timeUp, cancellationToken));
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
        DnsOutcome? unvalidated = IsWorthAsking(type, answer)
            ? (await AskOnceAsync(IPEndPoint.Parse(answer.Server!), type, name, true, timeUp, cancellationToken)
                .ConfigureAwait(false)).Outcome
            : null;
        return (ReplyOf(name, type, answer, start) with { Unvalidated = unvalidated }, answer.Records);
    }

    private DnsReply ReplyOf(string name, DnsType type, DnsAnswer answer, long start) => new()
    {
        Name = name,
        Type = type,
        Outcome = answer.Outcome,
        Detail = answer.Detail,
        Aliases = answer.Aliases,
        Ttl = answer.Ttl,
        Authenticated = answer.Authenticated,
        ExtendedError = answer.ExtendedError,
        Server = answer.Server,
        Milliseconds = clock.GetElapsedTime(start).TotalMilliseconds,
    };

    // SERVFAIL is what bogus signatures and broken servers look like; without validation only the latter fail.
    private static bool IsWorthAsking(DnsType type, DnsAnswer answer) =>
        answer is { Outcome: DnsOutcome.ServerFailure, Server: not null }
        && type is DnsType.Mx or DnsType.A or DnsType.Aaaa or DnsType.Tlsa;

    // One try at one server that has already shown that it answers.
    private async Task<DnsAnswer> AskOnceAsync(
        IPEndPoint server,
        DnsType type,
        string name,
        bool unvalidated,
        CancellationToken timeUp,
        CancellationToken cancellationToken)
    {
        if (timeUp.IsCancellationRequested || !DnsName.TryEncode(name, out var wire))
        {
            return DnsAnswer.Failed(DnsOutcome.NotAsked);
        }

        using var limit = new StepLimit(options.DnsTryTimeout * 2, clock, timeUp, cancellationToken);
        var question = DnsQuestion.Of(type, wire) with { Unvalidated = unvalidated };
        var answer = await new DnsExchange(server, question, limit).AskAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return answer;
    }

    private async Task<DnsReply> AskOneAsync(
        string server, DnsType type, string name, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var answer = await AskOnceAsync(IPEndPoint.Parse(server), type, name, false, timeUp, cancellationToken)
            .ConfigureAwait(false);
        return ReplyOf(name, type, answer, start);
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

        var start = clock.GetTimestamp();
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

                var left = options.DnsTimeout - clock.GetElapsedTime(start);
                if (worst is not null && (left < NoTime || timeUp.IsCancellationRequested))
                {
                    return worst;
                }

                var answer = await AskServerAsync(
                    servers[at], DnsQuestion.Of(type, wire), Shorter(wait, left), timeUp, cancellationToken)
                    .ConfigureAwait(false);
                if (answer.IsFinal)
                {
                    Volatile.Write(ref _preferred, at);
                    return answer;
                }

                worst = DnsAnswer.Worse(worst, answer);

                // A server that gave a bad answer gives it again; one that was silent may not have heard.
                settled[at] = answer.Outcome is not DnsOutcome.TimedOut;
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (settled.All(done => done))
            {
                return worst!;
            }
        }
    }

    private async Task<DnsAnswer> AskServerAsync(
        IPEndPoint server,
        DnsQuestion question,
        TimeSpan wait,
        CancellationToken timeUp,
        CancellationToken cancellationToken)
    {
        if (_sockets is not null
            && await AskSharedAsync(_sockets, server, question, wait, timeUp, cancellationToken).ConfigureAwait(false)
                is { } shared)
        {
            return shared;
        }

        using var limit = new StepLimit(wait, clock, timeUp, cancellationToken);
        return await new DnsExchange(server, question, limit).AskAsync().ConfigureAwait(false);
    }

    // Null for what needs more than one datagram: TCP, or a server that does not know EDNS.
    private static async Task<DnsAnswer?> AskSharedAsync(
        SharedSockets sockets,
        IPEndPoint server,
        DnsQuestion question,
        TimeSpan wait,
        CancellationToken timeUp,
        CancellationToken cancellationToken)
    {
        try
        {
            var reply = await sockets.AskAsync(server, question, wait, timeUp, cancellationToken).ConfigureAwait(false);
            return reply switch
            {
                { Outcome: DnsOutcome.TimedOut } => DnsAnswer.Failed(DnsOutcome.TimedOut),
                { Message: null or { Truncated: true } or { Code: FormErr or NotImp } } => null,
                _ => DnsAnswer.Of(reply.Message, reply.Question) with { Server = server.ToString() },
            };
        }
        catch (SocketException fault)
        {
            return DnsAnswer.Failed(DnsOutcome.NoResolver, $"{server}: {Dial.FaultOf(fault.SocketErrorCode)}");
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
