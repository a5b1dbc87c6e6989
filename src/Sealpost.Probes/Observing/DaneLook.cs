using System.Collections.Immutable;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Observing;

/// <summary>Asks for what DANE needs of a mail server (RFC 7672 §2.2).</summary>
internal sealed class DaneLook(Lookups dns)
{
    private const int MaxLength = 253;

    /// <summary>
    /// What the DNS says of a host whose addresses are known. Where they are not authenticated senders do not ask; we
    /// do, because an owner who publishes records to no effect wants to know.
    /// </summary>
    public async Task<HostDane?> FindAsync(string host, AddressLookup addresses)
    {
        if (addresses is { V4.IsSettled: false, V6.IsSettled: false } || addresses.Addresses.IsEmpty)
        {
            return null;
        }

        var trials = Task.WhenAll(dns.TrialAsync(addresses.V4), dns.TrialAsync(addresses.V6));
        var aliases = addresses.V4.Aliases.IsEmpty ? addresses.V6.Aliases : addresses.V4.Aliases;
        var isAuthentic = addresses.V4.Authenticated || addresses.V6.Authenticated;
        var alias = aliases.IsEmpty || isAuthentic ? null : dns.AliasAsync(host);
        string[] names = aliases.IsEmpty ? [host] : [aliases[^1], host];

        // One after the other, as senders ask: most find what they look for at the first name.
        var tlsa = ImmutableArray.CreateBuilder<TlsaLookup>();
        foreach (var name in names.Select(Owner).Where(static owner => owner.Length <= MaxLength))
        {
            var lookup = await dns.TlsaAsync(name).ConfigureAwait(false);
            await dns.TrialAsync(lookup.Reply).ConfigureAwait(false);
            tlsa.Add(lookup);
            if (!lookup.Records.IsEmpty && isAuthentic)
            {
                break;
            }
        }

        await trials.ConfigureAwait(false);
        var found = tlsa.FirstOrDefault(static lookup => !lookup.Records.IsEmpty);
        return new()
        {
            Tlsa = tlsa.ToImmutable(),
            Alias = alias is null ? null : await alias.ConfigureAwait(false),
            TlsRptTxt = found is null
                ? null
                : await dns.TxtAsync($"_smtp._tls.{found.Reply.Name["_25._tcp.".Length..]}").ConfigureAwait(false),
        };
    }

    private static string Owner(string host) => $"_25._tcp.{host}";
}
