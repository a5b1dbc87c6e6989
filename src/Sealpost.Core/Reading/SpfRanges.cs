using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Sealpost.Core.Observations;
using Sealpost.Core.Spf;

namespace Sealpost.Core.Reading;

/// <summary>The addresses that a tree of records permits, as far as they can be told without a mail.</summary>
public sealed record SpfRanges
{
    private const int V4Bits = 32;
    private const int V6Bits = 128;

    /// <summary>The networks, each with the record and the term that permits it.</summary>
    public required ImmutableArray<SpfRange> Networks { get; init; }

    /// <summary>Whether anybody at all is permitted, by <c>+all</c> or by networks that together hold every IPv4 address.</summary>
    public required bool Anybody { get; init; }

    /// <summary>Whether some senders are permitted that cannot be told without a mail, by <c>exists</c>, <c>ptr</c> or macros.</summary>
    public required bool OfSender { get; init; }

    /// <summary>Whether hosts are permitted whose addresses were not looked up, such as another domain's mail servers.</summary>
    public required bool Unlisted { get; init; }

    /// <summary>Whether nobody is permitted.</summary>
    public bool Nobody => !Anybody && !OfSender && !Unlisted && Networks.IsEmpty;

    /// <summary>How many IPv4 addresses are permitted, each counted once.</summary>
    public long V4Addresses => Count(AddressFamily.InterNetwork, V4Bits, V4Bits);

    /// <summary>How many IPv6 networks of 64 bits have a permitted address, each counted once.</summary>
    public long V6Networks => Count(AddressFamily.InterNetworkV6, V6Bits, V6Bits / 2);

    /// <summary>Adds up what a tree permits.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="seen">Where the addresses of the domain's own mail servers stand.</param>
    public static SpfRanges Of(SpfNode root, DomainObservation seen)
    {
        var networks = new List<SpfRange>();
        var hosts = seen.MailHosts.DistinctBy(static host => host.Name).ToDictionary(static host => host.Name);
        var (anybody, ofSender, unlisted) = (false, false, false);
        foreach (var (node, step) in Permitting(root))
        {
            var directive = (SpfTerm.Directive)step.Term;
            anybody |= directive.Mechanism is SpfMechanism.All;
            ofSender |= directive.Mechanism is SpfMechanism.Exists or SpfMechanism.Ptr || step.Answer is SpfAnswer.OfSender;
            var before = networks.Count;
            networks.AddRange(from network in Covered(step, directive, hosts)
                              select new SpfRange(network, node.Domain, directive));
            unlisted |= networks.Count == before && IsOfHosts(directive, step) && !IsNullMx(step);
        }

        var ranges = new SpfRanges { Networks = [.. networks], Anybody = anybody, OfSender = ofSender, Unlisted = unlisted };
        return ranges with { Anybody = anybody || ranges.V4Addresses == 1L << V4Bits };
    }

    // Names that are there, or may be.
    private static bool IsOfHosts(SpfTerm.Directive directive, SpfStep step) =>
        directive.Mechanism is SpfMechanism.A or SpfMechanism.Mx or SpfMechanism.Include
        && step.Answer is SpfAnswer.Something or SpfAnswer.Unseen or SpfAnswer.ServersFail;

    // RFC 7505 §3: the root is no host, and has no address that could send.
    private static bool IsNullMx(SpfStep step) => step.MailServers?.Records is [_, ..] records
        && records.All(static record => record.Exchange is ".");

    // Only what has the qualifier for pass permits, on every level.
    private static IEnumerable<(SpfNode Node, SpfStep Step)> Permitting(SpfNode node)
    {
        foreach (var step in node.Steps)
        {
            if (step.Term is SpfTerm.Directive { Qualifier: SpfQualifier.Pass } directive)
            {
                if (directive.Mechanism is not SpfMechanism.Include || step.Leads is null)
                {
                    yield return (node, step);
                }
                else
                {
                    foreach (var below in Permitting(step.Leads))
                    {
                        yield return below;
                    }
                }
            }
            else if (step is { Term: SpfTerm.Modifier, Leads: { } leads })
            {
                foreach (var below in Permitting(leads))
                {
                    yield return below;
                }
            }
        }
    }

    private static IEnumerable<IPNetwork> Covered(
        SpfStep step, SpfTerm.Directive directive, Dictionary<string, MailHost> hosts)
    {
        IEnumerable<IPAddress> addresses = directive.Mechanism switch
        {
            SpfMechanism.Ip4 or SpfMechanism.Ip6 => [directive.Address!],
            SpfMechanism.A => step.Addresses?.Addresses ?? [],
            SpfMechanism.Mx => from record in step.MailServers?.Records ?? []
                               let host = hosts.GetValueOrDefault(record.Exchange)
                               from address in host?.Addresses?.Addresses ?? []
                               select address,
            _ => [],
        };
        return from address in addresses
               let isV4 = address.AddressFamily is AddressFamily.InterNetwork
               select Network(address, (isV4 ? directive.V4Prefix : directive.V6Prefix) ?? (isV4 ? V4Bits : V6Bits));
    }

    private static IPNetwork Network(IPAddress address, int prefix)
    {
        var octets = address.GetAddressBytes();
        for (var at = 0; at < octets.Length; at++)
        {
            var kept = Math.Clamp(prefix - (at * 8), 0, 8);
            octets[at] &= (byte)(0xFF << (8 - kept));
        }

        return new(new IPAddress(octets), prefix);
    }

    // Networks sorted by their beginning either lie in the last one or behind it.
    private long Count(AddressFamily family, int bits, int unit)
    {
        var all = from range in Networks
                  where range.Network.BaseAddress.AddressFamily == family
                  let start = Number(range.Network.BaseAddress)
                  orderby start, range.Network.PrefixLength
                  select (start, range.Network.PrefixLength);
        var (count, end, isAny) = (UInt128.Zero, UInt128.Zero, false);
        foreach (var (start, prefix) in all)
        {
            var first = start >> (bits - unit);
            var last = first | (prefix >= unit ? UInt128.Zero : (UInt128.One << (unit - prefix)) - 1);
            if (isAny && last <= end)
            {
                continue;
            }

            count += last - (isAny && first <= end ? end + 1 : first) + 1;
            (end, isAny) = (last, true);
        }

        return count > long.MaxValue ? long.MaxValue : (long)count;
    }

    private static UInt128 Number(IPAddress address)
    {
        var number = UInt128.Zero;
        foreach (var octet in address.GetAddressBytes())
        {
            number = (number << 8) | octet;
        }

        return number;
    }
}

/// <summary>A network that is permitted.</summary>
/// <param name="Network">The network.</param>
/// <param name="Domain">The domain whose record permits it.</param>
/// <param name="Term">The term that does.</param>
public sealed record SpfRange(IPNetwork Network, string Domain, SpfTerm Term);
