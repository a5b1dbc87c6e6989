using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using Sealpost.Core.Observations;
using Sealpost.Core.Text;
using Sealpost.Probes.Dns;
using Sealpost.Probes.Https;
using Sealpost.Probes.Smtp;

namespace Sealpost.Testing;

/// <summary>An internet that fits in one literal: a zone, what web servers serve, what mail servers do.</summary>
/// <remarks>
/// A zone line is <c>name TYPE value</c>: TXT, MX (<c>10 mx.example</c>), A, AAAA, TLSA or CNAME. Instead of a
/// value, <c>!SERVFAIL</c>, <c>!BOGUS</c>, <c>!REFUSED</c>, <c>!MALFORMED</c>, <c>!TIMEOUT</c>, <c>!NOTIMP</c> and
/// <c>!NXDOMAIN</c>, whatever is below it, fail at once, and
/// <c>!SILENT</c> says nothing until the time for the check is up. The name <c>*</c> stands for every name that is not
/// listed.
/// </remarks>
public sealed class SmallInternet : IResolver, IPolicySource, IMxProber
{
    private const string ResolverName = "192.0.2.53:53";

    private readonly List<(string Name, string Type, string Value)> _zone = [];

    /// <summary>The zone.</summary>
    public required string Zone
    {
        init
        {
            const StringSplitOptions Words = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
            foreach (var line in value.Split('\n', Words))
            {
                var words = line.Split(' ', 3, Words);
                _zone.Add((words[0], words[1], words.Length > 2 ? words[2] : ""));
            }
        }
    }

    /// <summary>Names whose answers are authenticated, and those of all names below them.</summary>
    public HashSet<string> Authentic { get; init; } = [];

    /// <summary>What comes of trying the resolver out; one whose word on DNSSEC is taken, unless it is said otherwise.</summary>
    public ResolverTrial Trial { get; init; } = new(
        ResolverName,
        true,
        new() { Name = ".", Type = DnsType.Ns, Outcome = DnsOutcome.Answered, Authenticated = true },
        new() { Name = "10.in-addr.arpa", Type = DnsType.Ns, Outcome = DnsOutcome.NoSuchName });

    /// <summary>What comes of a fetch, by address; where nothing is listed, no connection.</summary>
    public Dictionary<string, PolicyFetch> Policies { get; init; } = [];

    /// <summary>What comes of a conversation, by address; where nothing is listed, no connection.</summary>
    public Dictionary<string, MxProbe> MailServers { get; init; } = [];

    /// <summary>Addresses that say nothing until the time for the check is up.</summary>
    public HashSet<string> Silent { get; init; } = [];

    /// <summary>Every DNS question, as <c>TXT _mta-sts.example.com</c>, in the order they were put.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>Every visit, as <c>https mta-sts.example.com 192.0.2.1</c> or <c>smtp …</c>.</summary>
    public ConcurrentQueue<string> Visited { get; } = [];

    /// <inheritdoc/>
    public async Task<TxtLookup> TxtAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        var (reply, values) = await AskAsync(name, DnsType.Txt, timeUp, cancellationToken);
        return new(reply, [.. values.Select(Octets.Of)]);
    }

    /// <inheritdoc/>
    public async Task<MxLookup> MxAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        var (reply, values) = await AskAsync(name, DnsType.Mx, timeUp, cancellationToken);
        var records =
            from value in values
            let words = value.Split(' ')
            let preference = int.Parse(words[0], null)
            orderby preference
            select new MxRecord(preference, words[1]);
        return new(reply, [.. records]);
    }

    /// <inheritdoc/>
    public async Task<AddressLookup> AddressesAsync(
        string name, bool v4, bool v6, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        var (first, firstValues) = await AskIfAsync(v4, name, DnsType.A, timeUp, cancellationToken);
        var (second, secondValues) = await AskIfAsync(v6, name, DnsType.Aaaa, timeUp, cancellationToken);
        return new(first, second, [.. firstValues.Concat(secondValues).Select(IPAddress.Parse)]);
    }

    /// <inheritdoc/>
    public async Task<TlsaLookup> TlsaAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        var (reply, values) = await AskAsync(name, DnsType.Tlsa, timeUp, cancellationToken);
        var records = from value in values
                      let words = value.Split(' ')
                      select new Octets([.. words.Take(3).Select(byte.Parse), .. Convert.FromHexString(words[3])]);
        return new(reply, [.. records]);
    }

    /// <inheritdoc/>
    public async Task<DnsReply> AliasAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken) =>
        (await AskAsync(name, DnsType.Cname, timeUp, cancellationToken)).Reply;

    /// <inheritdoc/>
    public Task<ResolverTrial> TryAsync(DnsReply answer, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        if (Trial.IsNear)
        {
            Asked.Enqueue(answer.Authenticated ? "NS 10.in-addr.arpa" : "NS .");
        }

        return Task.FromResult(Trial);
    }

    /// <inheritdoc/>
    public async Task<DnsReply> ControlAsync(CancellationToken timeUp, CancellationToken cancellationToken) =>
        (await AskAsync(".", DnsType.Ns, timeUp, cancellationToken)).Reply;

    /// <inheritdoc/>
    public async Task<PolicyFetch> FetchAsync(
        string host, IPAddress address, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        Visited.Enqueue($"https {host} {address}");
        if (Silent.Contains(address.ToString()))
        {
            await Waiting(timeUp, cancellationToken);
            return new PolicyFetch.Unfinished("the HTTP answer") { Address = address };
        }

        return Policies.TryGetValue(address.ToString(), out var fetch)
            ? fetch with { Address = address }
            : new PolicyFetch.NoConnection(ConnectFault.Refused, "connection refused") { Address = address };
    }

    /// <inheritdoc/>
    public async Task<MxProbe> ProbeAsync(
        string host, IPAddress address, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        Visited.Enqueue($"smtp {host} {address}");
        if (Silent.Contains(address.ToString()))
        {
            await Waiting(timeUp, cancellationToken);
            return new MxProbe.Unfinished(SmtpStage.Greeting) { Address = address };
        }

        return MailServers.TryGetValue(address.ToString(), out var probe)
            ? probe with { Address = address }
            : new MxProbe.NoConnection(ConnectFault.Refused, "connection refused") { Address = address };
    }

    private static async Task Waiting(CancellationToken timeUp, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp, cancellationToken);
        await Task.Delay(Timeout.Infinite, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private Task<(DnsReply Reply, List<string> Values)> AskIfAsync(
        bool wanted, string name, DnsType type, CancellationToken timeUp, CancellationToken cancellationToken) =>
        wanted
            ? AskAsync(name, type, timeUp, cancellationToken)
            : Task.FromResult(
                (new DnsReply { Name = name, Type = type, Outcome = DnsOutcome.NotAsked }, new List<string>()));

    private async Task<(DnsReply Reply, List<string> Values)> AskAsync(
        string name, DnsType type, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reply = new DnsReply { Name = name, Type = type, Outcome = DnsOutcome.NotAsked };
        if (timeUp.IsCancellationRequested)
        {
            return (reply, []);
        }

        Asked.Enqueue($"{TextOf(type)} {name}");
        var (owner, aliases) = Follow(name, type);
        var values = ValuesOf(owner, type);
        if (values is ["!SILENT"])
        {
            await Waiting(timeUp, cancellationToken);
        }

        var outcome = values switch
        {
            ["!SERVFAIL"] or ["!BOGUS"] => DnsOutcome.ServerFailure,
            ["!REFUSED"] => DnsOutcome.Refused,
            ["!MALFORMED"] => DnsOutcome.Malformed,
            ["!TIMEOUT"] or ["!SILENT"] => DnsOutcome.TimedOut,
            ["!NOTIMP"] => DnsOutcome.OtherError,
            ["!NXDOMAIN"] => DnsOutcome.NoSuchName,
            [] => Exists(owner) ? DnsOutcome.NoData : DnsOutcome.NoSuchName,
            _ => DnsOutcome.Answered,
        };
        var answered = outcome is DnsOutcome.Answered;
        return (
            reply with
            {
                Outcome = outcome,
                Aliases = aliases,
                Ttl = answered ? 3600 : null,
                Server = outcome is DnsOutcome.TimedOut ? null : ResolverName,
                Authenticated = Authentic.Any(apex =>
                    owner == apex || owner.EndsWith("." + apex, StringComparison.Ordinal)),
                Unvalidated = values is ["!BOGUS"] ? DnsOutcome.Answered : null,
            },
            answered ? values : []);
    }

    private (string Owner, ImmutableArray<string> Aliases) Follow(string name, DnsType type)
    {
        ImmutableArray<string> aliases = [];
        while (ValuesOf(name, type).Count == 0 && aliases.Length < 16
            && _zone.Find(line => line.Name == name && line.Type == "CNAME").Value is { } target)
        {
            aliases = aliases.Add(name = target);
        }

        return (name, aliases);
    }

    private List<string> ValuesOf(string name, DnsType type)
    {
        var own = _zone.FindAll(line => line.Name == name && line.Type == TextOf(type));
        var any = Exists(name) ? [] : _zone.FindAll(line => line.Name == "*" && line.Type == TextOf(type));
        return [.. own.DefaultIfEmpty(any.FirstOrDefault()).Select(line => line.Value).OfType<string>()];
    }

    private bool Exists(string name) =>
        _zone.Exists(line => line.Name == name || line.Name.EndsWith("." + name, StringComparison.Ordinal));

    private static string TextOf(DnsType type) => type.ToString().ToUpperInvariant();
}
