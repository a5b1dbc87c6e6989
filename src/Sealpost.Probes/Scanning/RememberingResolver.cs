using Sealpost.Core.Observations;
using Sealpost.Probes.Dns;
using Sealpost.Probes.Observing;

namespace Sealpost.Probes.Scanning;

/// <summary>
/// A resolver that does not ask twice for what many domains share: the addresses of mail servers, and where reports go.
/// </summary>
internal sealed class RememberingResolver(IResolver inner, ResolverWatch watch, TimeProvider clock) : IResolver
{
    // What many domains share is asked for again soon; the rest would only fill the memory.
    private const int Most = 1024;
    private const long LongestSeconds = 300;

    private readonly Recent<string, Remembered<MxLookup>> _mx = new(Most);
    private readonly Recent<(string Name, bool V4, bool V6), Remembered<AddressLookup>> _addresses = new(Most);

    private sealed record Remembered<T>(Task<T> Answer, long Since);

    public async Task<TxtLookup> TxtAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        var seen = await inner.TxtAsync(name, timeUp, cancellationToken).ConfigureAwait(false);
        watch.See(seen.Reply);
        return seen;
    }

    public Task<MxLookup> MxAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken) =>
        AskAsync(
            _mx,
            name,
            asked => inner.MxAsync(asked, timeUp, cancellationToken),
            static seen => Standing(seen.Reply),
            seen => watch.See(seen.Reply));

    public Task<AddressLookup> AddressesAsync(
        string name, bool v4, bool v6, CancellationToken timeUp, CancellationToken cancellationToken) =>
        AskAsync(
            _addresses,
            (Name: name, V4: v4, V6: v6),
            asked => inner.AddressesAsync(asked.Name, asked.V4, asked.V6, timeUp, cancellationToken),
            static seen => Math.Min(Standing(seen.V4), Standing(seen.V6)),
            seen =>
            {
                watch.See(seen.V4);
                watch.See(seen.V6);
            });

    public Task<TlsaLookup> TlsaAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken) =>
        inner.TlsaAsync(name, timeUp, cancellationToken);

    public Task<DnsReply> AliasAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken) =>
        inner.AliasAsync(name, timeUp, cancellationToken);

    public Task<ResolverTrial> TryAsync(DnsReply answer, CancellationToken timeUp, CancellationToken cancellationToken) =>
        inner.TryAsync(answer, timeUp, cancellationToken);

    public Task<DnsReply> ControlAsync(CancellationToken timeUp, CancellationToken cancellationToken) =>
        inner.ControlAsync(timeUp, cancellationToken);

    private async Task<T> AskAsync<TKey, T>(
        Recent<TKey, Remembered<T>> known, TKey key, Func<TKey, Task<T>> ask, Func<T, long> standing, Action<T> see)
        where TKey : notnull
    {
        var isOurs = false;
        var remembered = known.FindOrKeep(key, Begin);
        var seen = await remembered.Answer.ConfigureAwait(false);
        if (isOurs)
        {
            see(seen);
        }

        if (clock.GetElapsedTime(remembered.Since).TotalSeconds < standing(seen))
        {
            return seen;
        }

        // What failed for another domain, or is too old, is asked once more and not kept.
        known.Forget(key, remembered);
        return isOurs ? seen : await ask(key).ConfigureAwait(false);

        Remembered<T> Begin(TKey asked)
        {
            isOurs = true;
            return new(ask(asked), clock.GetTimestamp());
        }
    }

    // Seconds for which an answer stands. One that says there is nothing has no TTL here; it stands as long as a
    // failed delegation may be remembered (RFC 2308 §7).
    private static long Standing(DnsReply reply) =>
        reply.Outcome is DnsOutcome.NotAsked ? LongestSeconds
        : reply.IsSettled ? Math.Min(reply.Ttl ?? LongestSeconds, LongestSeconds)
        : 0;
}
