using System.Collections.Immutable;
using Sealpost.Core.Dkim;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Observing;

/// <summary>Looks for DKIM keys: under the selectors the user named, those of the providers seen, and common ones.</summary>
/// <param name="dns">Who is asked.</param>
/// <param name="domain">The domain, A-labels.</param>
/// <param name="given">The selectors the user named.</param>
internal sealed class Selectors(Lookups dns, string domain, ImmutableArray<string> given)
{
    private const int MaxLength = 253;

    // As many hosts of an SPF record as tell the provider; a hostile record has thousands.
    private const int MostHosts = 30;

    /// <summary>Asks; null where even the names above the keys would be longer than the DNS allows.</summary>
    /// <param name="mx">The MX records, which show the provider.</param>
    public async Task<DkimLookup?> FindAsync(Task<MxLookup> mx)
    {
        if (NameOf(KnownSelectors.Control) is not { } controlName)
        {
            return null;
        }

        // The provider is seen in other answers; what does not depend on it starts at once.
        var parent = dns.TxtAsync($"_domainkey.{domain}");
        var spf = dns.TxtAsync(domain);
        var named = AskAsync(given.Distinct(), SelectorOrigin.Given);
        var hosts = (from record in (await mx.ConfigureAwait(false)).Records select record.Exchange)
            .Concat(HostsOf(await spf.ConfigureAwait(false)))
            .ToList();
        var above = await parent.ConfigureAwait(false);
        var known = await named.ConfigureAwait(false);
        if (above.Reply.Outcome is DnsOutcome.NoSuchName && !known.Any(IsAnswered))
        {
            // Below a name that does not exist there is neither a key to guess nor a wildcard (RFC 8020 §2). A key that was named
            // and is there all the same shows that the server says so of names that are merely empty, and then we go on.
            return new(above, above, [.. known]);
        }

        if (!above.Reply.IsSettled)
        {
            // Where neither is answered, guesses would not be: a delegation that fails, or a resolver that is gone. Nobody is
            // waited for twice where the domain itself is not answered.
            var control = above.Reply.IsBroken || (await spf.ConfigureAwait(false)).Reply.IsSettled
                ? await dns.TxtAsync(controlName).ConfigureAwait(false)
                : NotAsked(controlName);
            if (!control.Reply.IsSettled)
            {
                return new(above, control, [.. known]);
            }
        }

        var provider = KnownSelectors.Of(hosts).Except(given).Take(KnownSelectors.Most).ToList();
        var common = KnownSelectors.Common.Except(given).Except(provider).Take(KnownSelectors.Most - provider.Count);
        var guessed = AskAsync(provider, SelectorOrigin.Provider);
        var usual = AskAsync(common, SelectorOrigin.Common);
        ImmutableArray<SelectorLookup> all =
            [.. known, .. await guessed.ConfigureAwait(false), .. await usual.ConfigureAwait(false)];

        // A wildcard would have answered for a selector that does not exist: no need to make one up.
        var missing = all.FirstOrDefault(static one => one.Txt.Reply is { Outcome: DnsOutcome.NoSuchName, Aliases.IsEmpty: true });
        return new(above, missing?.Txt ?? await dns.TxtAsync(controlName).ConfigureAwait(false), all);
    }

    private static bool IsAnswered(SelectorLookup one) => one.Txt.Reply.Outcome is DnsOutcome.Answered;

    private static TxtLookup NotAsked(string name) =>
        new(new() { Name = name, Type = DnsType.Txt, Outcome = DnsOutcome.NotAsked }, []);

    // The domains that an SPF record names, wherever they stand in it.
    private static IEnumerable<string> HostsOf(TxtLookup txt) =>
        (from record in txt.Records
         let text = record.ToString()
         where text.StartsWith("v=spf1", StringComparison.OrdinalIgnoreCase)
         from term in text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
         let colon = term.IndexOfAny([':', '='])
         where colon > 0
         select term[(colon + 1)..].TrimEnd('.').ToLowerInvariant()).Take(MostHosts);

    private async Task<SelectorLookup[]> AskAsync(IEnumerable<string> selectors, SelectorOrigin origin) =>
        await Task.WhenAll(
            from selector in selectors
            let name = NameOf(selector)
            where name is not null
            select AskAsync(selector, origin, name)).ConfigureAwait(false);

    private async Task<SelectorLookup> AskAsync(string selector, SelectorOrigin origin, string name) =>
        new(selector, origin, await dns.TxtAsync(name).ConfigureAwait(false));

    private string? NameOf(string selector) =>
        $"{selector}._domainkey.{domain}" is { Length: <= MaxLength } name ? name : null;
}
