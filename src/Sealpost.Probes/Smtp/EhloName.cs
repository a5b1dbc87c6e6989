using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Sealpost.Probes.Smtp;

/// <summary>
/// The name to give in EHLO (RFC 5321 §4.1.4): a host name others can look up, or else an address literal.
/// </summary>
internal static class EhloName
{
    private static readonly string[] LocalOnly =
        [".localdomain", ".localhost", ".local", ".internal", ".lan", ".home.arpa"];

    private static readonly Lazy<string?> OwnName = new(ReadOwnName);

    public static string For(string? chosen, EndPoint? local) => chosen ?? OwnName.Value ?? LiteralOf(local);

    /// <summary>The address literal of a local end point (RFC 5321 §4.1.3).</summary>
    internal static string LiteralOf(EndPoint? local)
    {
        var address = (local as IPEndPoint)?.Address ?? IPAddress.Loopback;
        return address.AddressFamily is AddressFamily.InterNetworkV6
            ? $"[IPv6:{new IPAddress(address.GetAddressBytes())}]"
            : $"[{address}]";
    }

    /// <summary>Whether a host name means something outside its own network.</summary>
    internal static bool IsFullyQualified(string name) =>
        name.Length <= 253 && name.Contains('.') && !IPAddress.TryParse(name, out _)
        && !LocalOnly.Any(suffix => name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
        && name.Split('.').All(IsLabel);

    private static bool IsLabel(string label) =>
        label is { Length: > 0 and <= 63 } and not ['-', ..] and not [.., '-']
        && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-');

    private static string? ReadOwnName()
    {
        try
        {
            var own = IPGlobalProperties.GetIPGlobalProperties();
            string[] names = [own.HostName, $"{own.HostName}.{own.DomainName}"];
            return Array.Find(names, IsFullyQualified);
        }
        catch (Exception fault) when (fault is NetworkInformationException or PlatformNotSupportedException)
        {
            return null;
        }
    }
}
