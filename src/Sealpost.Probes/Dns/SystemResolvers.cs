using System.Collections.Immutable;
using System.Net;
using System.Net.NetworkInformation;

namespace Sealpost.Probes.Dns;

/// <summary>The resolvers this machine is set up to use.</summary>
public static class SystemResolvers
{
    private const string ResolvConf = "/etc/resolv.conf";
    private const int DnsPort = 53;

    /// <summary>The resolvers, in the system's order; empty where the system names none.</summary>
    public static ImmutableArray<IPEndPoint> Read()
    {
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
        {
            return OfInterfaces();
        }

        try
        {
            return Parse(File.ReadAllText(ResolvConf));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Parse("");
        }
    }

    /// <summary>The name servers of a resolv.conf text. Options and search lists say nothing to a checker.</summary>
    internal static ImmutableArray<IPEndPoint> Parse(string text)
    {
        var servers =
            from line in text.Split('\n')
            let words = line.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries)
            where words is ["nameserver", _, ..]
            let address = IPAddress.TryParse(words[1], out var read) ? read : null
            where address is not null
            select new IPEndPoint(address, DnsPort);

        // resolv.conf(5): without a name server line, the one on this machine is used.
        return [.. servers.Distinct().DefaultIfEmpty(new(IPAddress.Loopback, DnsPort))];
    }

    private static ImmutableArray<IPEndPoint> OfInterfaces()
    {
        try
        {
            var servers =
                from nic in NetworkInterface.GetAllNetworkInterfaces()
                where nic.OperationalStatus is OperationalStatus.Up
                    && nic.NetworkInterfaceType is not NetworkInterfaceType.Loopback
                let properties = nic.GetIPProperties()
                orderby properties.GatewayAddresses.Count == 0
                from address in properties.DnsAddresses
                where !IsPlaceholder(address)
                select new IPEndPoint(address, DnsPort);
            return [.. servers.Distinct()];
        }
        catch (Exception fault) when (fault is NetworkInformationException or PlatformNotSupportedException)
        {
            return [];
        }
    }

    // Windows lists fec0:0:0:ffff::1 to ::3 where IPv6 has no resolver; nothing listens there.
    private static bool IsPlaceholder(IPAddress address) => address.IsIPv6SiteLocal;
}
