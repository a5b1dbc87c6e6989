using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Sealpost.Probes.Dns;

/// <summary>
/// Reads the address of a resolver as a person types it: <c>192.0.2.1</c>, <c>192.0.2.1:5353</c>, <c>2001:db8::1</c>,
/// <c>[2001:db8::1]:5353</c>.
/// </summary>
public static class ResolverAddress
{
    private const int DnsPort = 53;

    /// <summary>
    /// Reads an address, port 53 where none is given; <paramref name="fault"/> is a sentence for the person otherwise.
    /// </summary>
    public static bool TryParse(
        string? text, [NotNullWhen(true)] out IPEndPoint? server, [NotNullWhen(false)] out string? fault)
    {
        (server, fault) = (null, null);
        var typed = text?.Trim() ?? "";
        var (address, port) = Split(typed);

        // IPAddress takes 1.2 and 0x7f000001 for addresses; a person who types those means something else.
        if (!IPAddress.TryParse(address, out var ip) || (!address.Contains(':') && address.Count(c => c == '.') != 3))
        {
            fault = $"'{typed}' is not the address of a resolver. Give an IP address, with a port if it is not 53: "
                + "192.0.2.1, 192.0.2.1:5353 or [2001:db8::1]:5353.";
            return false;
        }

        var number = DnsPort;
        if (port is not null
            && !(int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out number)
                && number is > 0 and < 65536))
        {
            fault = $"'{port}' in '{typed}' is not a port. Give a number from 1 to 65535.";
            return false;
        }

        server = new(ip, number);
        return true;
    }

    private static (string Address, string? Port) Split(string typed)
    {
        if (typed is ['[', ..] && typed.IndexOf(']', StringComparison.Ordinal) is > 0 and var end)
        {
            var rest = typed[(end + 1)..];
            return rest switch
            {
                "" => (typed[1..end], null),
                [':', .. var port] => (typed[1..end], port),
                _ => ("", null),
            };
        }

        return typed.Split(':') is [var address, var number] ? (address, number) : (typed, null);
    }
}
