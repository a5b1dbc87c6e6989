using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Sealpost.Probes.Connections;

/// <summary>
/// Tells addresses of the public Internet from those nobody outside a network should be sent to (RFC 6890 §2.2).
/// </summary>
/// <param name="assumed">Prefixes that count as public all the same: for laboratories and private networks.</param>
/// <remarks>
/// Whoever owns a domain chooses the addresses it names. A checker that connected to them all would be a way into the
/// network it runs in.
/// </remarks>
public sealed class PublicAddresses(ImmutableArray<IPNetwork> assumed)
{
    private static readonly ImmutableArray<IPNetwork> ReservedV4 =
    [
        .. from prefix in (string[])
           [
               "0.0.0.0/8",          // this network, RFC 791 §3.2
               "10.0.0.0/8",         // private, RFC 1918 §3
               "100.64.0.0/10",      // carrier-grade NAT, RFC 6598 §7
               "127.0.0.0/8",        // loopback
               "169.254.0.0/16",     // link-local, RFC 3927 §7
               "172.16.0.0/12",      // private
               "192.0.0.0/24",       // protocol assignments
               "192.0.2.0/24",       // documentation, RFC 5737 §3
               "192.88.99.0/24",     // 6to4 relays, deprecated
               "192.168.0.0/16",     // private
               "198.18.0.0/15",      // benchmarking, RFC 2544
               "198.51.100.0/24",    // documentation
               "203.0.113.0/24",     // documentation
               "224.0.0.0/4",        // multicast
               "240.0.0.0/4",        // reserved, and the broadcast address
           ]
           select IPNetwork.Parse(prefix),
    ];

    private static readonly ImmutableArray<IPNetwork> ReservedV6 =
    [
        .. from prefix in (string[])
           [
               "100::/64",           // discard only, RFC 6666
               "2001::/23",          // protocol assignments: Teredo, ORCHID, benchmarking
               "2001:db8::/32",      // documentation, RFC 3849
               "3fff::/20",          // documentation, RFC 9637
               "5f00::/16",          // segment routing
           ]
           select IPNetwork.Parse(prefix),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether a connection to <paramref name="address"/> may be made.</summary>
    public bool IsPublic(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);

        // Nothing is served at an IPv4-mapped address: whoever publishes one wants to pass a guard such as this.
        // IPNetwork would also take it for the IPv4 address.
        if (address.IsIPv4MappedToIPv6)
        {
            return false;
        }

        if (assumed.Any(prefix => Holds(prefix, address)))
        {
            return true;
        }

        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => !ReservedV4.Any(prefix => prefix.Contains(address)),
            AddressFamily.InterNetworkV6 => IsPublicV6(address),
            _ => false,
        };
    }

    private static bool Holds(IPNetwork prefix, IPAddress address) =>
        prefix.BaseAddress.AddressFamily == address.AddressFamily && prefix.Contains(address);

    private static bool IsPublicV6(IPAddress address)
    {
        // A scope makes sense on a link only.
        if (address.ScopeId != 0)
        {
            return false;
        }

        Span<byte> octets = stackalloc byte[16];
        address.TryWriteBytes(octets, out _);

        if (Nat64.Contains(address))
        {
            return IsPublicV4(octets[12..]);
        }

        if (SixToFour.Contains(address))
        {
            return IsPublicV4(octets[2..6]);
        }

        return GlobalUnicast.Contains(address) && !ReservedV6.Any(prefix => prefix.Contains(address));
    }

    private static bool IsPublicV4(ReadOnlySpan<byte> octets)
    {
        var address = new IPAddress(octets);
        return !ReservedV4.Any(prefix => prefix.Contains(address));
    }
}
