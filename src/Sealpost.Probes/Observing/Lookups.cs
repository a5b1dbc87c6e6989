using System.Collections.Concurrent;
using System.Collections.Immutable;
using Sealpost.Core.Observations;
using Sealpost.Probes.Dns;

namespace Sealpost.Probes.Observing;

/// <summary>The DNS questions of one check: each is put once, however often its answer is needed.</summary>
/// <param name="resolver">Who is asked.</param>
/// <param name="options">Which address families are wanted.</param>
/// <param name="progress">Who is told.</param>
/// <param name="timeUp">When the check has to end.</param>
/// <param name="cancellationToken">The caller's wish to stop.</param>
internal sealed class Lookups(
    IResolver resolver,
    ProbeOptions options,
    Progress progress,
    CancellationToken timeUp,
    CancellationToken cancellationToken)
{
    // As small as the questions of one check are few: a scan makes these for each domain.
    private readonly ConcurrentDictionary<string, Lazy<Task<TxtLookup>>> _txt = new(1, 7);
    private readonly ConcurrentDictionary<string, Lazy<Task<MxLookup>>> _mx = new(1, 3);
    private readonly ConcurrentDictionary<string, Lazy<Task<ResolverTrial>>> _trials = new(1, 1);
    private readonly ConcurrentDictionary<(string Name, bool V6), Lazy<Task<AddressLookup>>> _addresses = new(1, 7);

    public Task<TxtLookup> TxtAsync(string name) =>
        _txt.GetOrAdd(
            name,
            asked => new(() => progress.Question(resolver.TxtAsync(asked, timeUp, cancellationToken)))).Value;

    public Task<MxLookup> MxAsync(string name) =>
        _mx.GetOrAdd(
            name,
            asked => new(() => progress.Question(resolver.MxAsync(asked, timeUp, cancellationToken)))).Value;

    /// <summary>The addresses of one family; not asked where the family is not wanted.</summary>
    public Task<AddressLookup> AddressesAsync(string name, bool v6) =>
        _addresses.GetOrAdd((name, v6), asked => new(() => AskAddressesAsync(asked.Name, asked.V6))).Value;

    /// <summary>The addresses of the families wanted.</summary>
    public async Task<AddressLookup> AddressesAsync(string name)
    {
        var v4 = AddressesAsync(name, v6: false);
        var v6 = AddressesAsync(name, v6: true);
        return Joined(await v4.ConfigureAwait(false), await v6.ConfigureAwait(false));
    }

    public Task<TlsaLookup> TlsaAsync(string name) =>
        progress.Question(resolver.TlsaAsync(name, timeUp, cancellationToken));

    public Task<DnsReply> AliasAsync(string name) =>
        progress.Question(resolver.AliasAsync(name, timeUp, cancellationToken));

    /// <summary>
    /// Whether the word of whoever gave an answer can be taken; not tried where nobody answered, nor where DANE is left aside.
    /// </summary>
    public async Task<ResolverTrial?> TrialAsync(DnsReply reply) => options.Neighbours && reply.Server is { } server
        ? await _trials.GetOrAdd(
            server,
            _ => new(() => progress.Question(resolver.TryAsync(reply, timeUp, cancellationToken)))).Value
            .ConfigureAwait(false)
        : null;

    /// <summary>The resolvers that were tried out, by address.</summary>
    public async Task<ImmutableArray<ResolverTrial>> TrialsAsync()
    {
        var trials = await Task.WhenAll(from one in _trials.Values select one.Value).ConfigureAwait(false);
        return [.. trials.OrderBy(static trial => trial.Server, StringComparer.Ordinal)];
    }

    public Task<DnsReply> ControlAsync() => progress.Question(resolver.ControlAsync(timeUp, cancellationToken));

    /// <summary>One lookup of two for a family each.</summary>
    public static AddressLookup Joined(AddressLookup v4, AddressLookup v6) =>
        new(v4.V4, v6.V6, [.. v4.Addresses.Concat(v6.Addresses)]);

    private Task<AddressLookup> AskAddressesAsync(string name, bool v6) =>
        (v6 ? options.V6 : options.V4)
            ? progress.Question(resolver.AddressesAsync(name, !v6, v6, timeUp, cancellationToken))
            : Task.FromResult(new AddressLookup(NotAsked(name, DnsType.A), NotAsked(name, DnsType.Aaaa), []));

    private static DnsReply NotAsked(string name, DnsType type) =>
        new() { Name = name, Type = type, Outcome = DnsOutcome.NotAsked };
}
