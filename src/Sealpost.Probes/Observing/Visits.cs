using System.Collections.Immutable;
using System.Net;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Observing;

/// <summary>The addresses of a host, and what was seen at each of them, in the same order.</summary>
internal sealed record Visit<T>(AddressLookup Addresses, ImmutableArray<T> Seen);

/// <summary>
/// Looks a host's addresses up and visits each as soon as it is known; the families do not wait for each other.
/// </summary>
/// <param name="dns">Who knows addresses.</param>
/// <param name="options">Which families are wanted.</param>
/// <param name="most">
/// How many addresses are visited. Each family has half of them for sure, so that a long list of one cannot hide the
/// other, and what the other leaves.
/// </param>
/// <param name="visit">What to do at an address.</param>
/// <param name="leave">What to say of an address that is not visited.</param>
internal sealed class Visits<T>(
    Lookups dns, ProbeOptions options, int most, Func<string, IPAddress, Task<T>> visit, Func<IPAddress, T> leave)
{
    private sealed record Family(AddressLookup Lookup, List<Task<T>> Begun);

    /// <summary>Looks a host up and visits it.</summary>
    /// <param name="host">The host.</param>
    /// <param name="known">Told of the addresses as soon as all are known, while they are still visited.</param>
    public async Task<Visit<T>> RunAsync(string host, Action<AddressLookup>? known = null)
    {
        var share = options is { V4: true, V6: true } ? most / 2 : most;
        var first = BeginAsync(host, v6: false, share);
        var second = BeginAsync(host, v6: true, share);
        var v4 = await first.ConfigureAwait(false);
        var v6 = await second.ConfigureAwait(false);

        var addresses = Lookups.Joined(v4.Lookup, v6.Lookup);
        known?.Invoke(addresses);

        var left = most - v4.Begun.Count - v6.Begun.Count;
        foreach (var family in (Family[])[v4, v6])
        {
            foreach (var address in family.Lookup.Addresses.Skip(family.Begun.Count).ToList())
            {
                family.Begun.Add(left-- > 0 ? visit(host, address) : Task.FromResult(leave(address)));
            }
        }

        var seen = await Task.WhenAll(v4.Begun.Concat(v6.Begun)).ConfigureAwait(false);
        return new(addresses, [.. seen]);
    }

    private async Task<Family> BeginAsync(string host, bool v6, int share)
    {
        var lookup = await dns.AddressesAsync(host, v6).ConfigureAwait(false);
        return new(lookup, [.. lookup.Addresses.Take(share).Select(address => visit(host, address))]);
    }
}
