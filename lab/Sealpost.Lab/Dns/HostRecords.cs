using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Sealpost.Lab.Table;

namespace Sealpost.Lab.Dns;

/// <summary>What the zones have of a mail host that a domain runs itself.</summary>
/// <param name="Lines">Lines of the domain's own zone.</param>
/// <param name="Children">Zones below it.</param>
internal sealed record HostRecords(IReadOnlyList<string> Lines, IReadOnlyList<Zone> Children)
{
    /// <param name="domain">The domain.</param>
    /// <param name="host">The host.</param>
    /// <param name="address">Where it is.</param>
    /// <param name="chain">What it presents.</param>
    /// <param name="root">The root above.</param>
    public static HostRecords Of(
        string domain, OwnHost host, string address, X509Certificate2Collection chain, X509Certificate2 root)
    {
        var lines = new List<string>();
        var children = new List<Zone>();
        var tlsa = host.Tlsa.Select(entry => $"TLSA {DataOf(entry, chain, root)}").ToList();
        string[] own =
        [
            $"@ A {address}",
            .. host.Reports && tlsa.Count > 0 ? ["_smtp._tls TXT \"v=TLSRPTv1; rua=mailto:tlsrpt@mail.test\""] : (string[])[],
        ];
        if (host.Zone is { } kind)
        {
            var inside = tlsa.Select(static record => $"_25._tcp {record}").Where(_ => host.TlsaAt is null);
            lines.Add($"{host.Name} NS ns.test.");
            children.Add(new($"{host.Name}.{domain}", [.. own, .. inside])
            {
                Signed = kind == "bogus",
                Stale = kind == "bogus",
            });
        }
        else
        {
            lines.AddRange(own.Select(line => line.StartsWith('@') ? $"{host.Name}{line[1..]}" : line.Replace(
                "_tls ", $"_tls.{host.Name} ", StringComparison.Ordinal)));
        }

        if (host.BogusTlsa)
        {
            lines.Add($"_tcp.{host.Name} NS ns.test.");
            children.Add(new($"_tcp.{host.Name}.{domain}", [.. tlsa.Select(static record => $"_25 {record}")])
            {
                Signed = true,
                Stale = true,
            });
        }
        else if (host.Zone is null || host.TlsaAt is not null)
        {
            lines.AddRange(tlsa.Select(record => $"_25._tcp.{host.TlsaAt ?? host.Name} {record}"));
        }

        return new(lines, children);
    }

    private static string DataOf(string entry, X509Certificate2Collection chain, X509Certificate2 root)
    {
        var words = entry.Split(' ');
        var what = words.Length > 3 ? words[3] : words[0] is "0" or "2" ? "anchor" : "own";
        var certificate = what switch
        {
            "anchor" => chain[1],
            "root" => root,
            _ => chain[0],
        };
        var octets = words[1] == "0" ? certificate.RawData : certificate.PublicKey.ExportSubjectPublicKeyInfo();
        octets = what switch
        {
            "next" => [.. octets, 0],
            "nothing" => [],
            _ => octets,
        };
        var data = words[2] switch
        {
            "1" => SHA256.HashData(octets),
            "2" => SHA512.HashData(octets),
            _ => octets,
        };
        return $"{words[0]} {words[1]} {words[2]} {Convert.ToHexStringLower(what == "short" ? data[..20] : data)}";
    }
}
