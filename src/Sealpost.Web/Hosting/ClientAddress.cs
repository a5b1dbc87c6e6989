using System.Net;
using System.Net.Sockets;

namespace Sealpost.Web.Hosting;

/// <summary>Who asks, for limits and fair turns: an IPv4 address, or the /64 network of an IPv6 one.</summary>
/// <remarks>Whoever has one IPv6 address has 2^64 of them. It is never stored and never logged.</remarks>
internal static class ClientAddress
{
    private const int NetworkOctets = 8;

    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        var octets = address.GetAddressBytes();
        octets.AsSpan(NetworkOctets).Clear();
        return $"{new IPAddress(octets)}/64";
    }
}
