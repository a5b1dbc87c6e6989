using System.Globalization;
using System.Text;
using Sealpost.Lab.Table;

namespace Sealpost.Lab.Dns;

/// <summary>A zone as nsd serves it.</summary>
internal sealed record Zone(string Name, IReadOnlyList<string> Lines)
{
    /// <summary>Signed by its own key; the parent carries the DS.</summary>
    public bool Signed { get; init; }

    /// <summary>The signatures ended long ago.</summary>
    public bool Stale { get; init; }

    /// <summary>The zone file without signatures. The TTL is short and the negative TTL shorter.</summary>
    public string Text
    {
        get
        {
            var head = $"""
                $ORIGIN {(Name == "." ? "." : Name + ".")}
                $TTL 300
                @ SOA ns.test. hostmaster.mail.test. 1 3600 600 86400 60
                @ NS ns.test.

                """;
            return head + string.Join('\n', Lines) + "\n";
        }
    }

    /// <summary>The zones of one domain: its own, and those of the names it delegates to us.</summary>
    public static IEnumerable<Zone> Of(
        LabDomain domain, IReadOnlyList<string> policyAddresses, IReadOnlyList<HostRecords> hosts)
    {
        var own = new List<string>();
        var children = new List<Zone>();
        foreach (var owner in (string[])["_mta-sts", "_smtp._tls", "mta-sts"])
        {
            IEnumerable<string> records = owner switch
            {
                "_mta-sts" => domain.Record.Select(static text => Txt(text)),
                "_smtp._tls" => domain.TlsRpt.Select(static text => Txt(text)),
                _ => policyAddresses,
            };
            if (!domain.Delegated.TryGetValue(owner, out var whom))
            {
                own.AddRange(records.Select(record => $"{owner} {record}"));
                continue;
            }

            own.Add($"{owner} NS {(whom == "bogus" ? "ns" : whom)}.test.");
            if (whom == "bogus")
            {
                var lines = records.Select(static record => $"@ {record}");
                children.Add(new($"{owner}.{domain.Name}", [.. lines]) { Signed = true, Stale = true });
            }
        }

        own.AddRange(domain.Mx.Select(LabDomain.MxLine));
        own.AddRange(Neighbours.Of(domain).Select(static one => $"{one.Owner} {Txt(one.Text)}"));
        own.AddRange(domain.Zone);
        own.AddRange(hosts.SelectMany(static host => host.Lines));
        return
        [
            new(domain.Name, own) { Signed = domain.Dnssec || children.Count > 0 },
            .. children,
            .. hosts.SelectMany(static host => host.Children),
        ];
    }

    /// <summary>A TXT record in character-strings of at most 255 octets, with everything odd escaped.</summary>
    private static string Txt(string text)
    {
        var strings = Encoding.UTF8.GetBytes(text).Chunk(255).Select(static chunk => $"\"{Escape(chunk)}\"");
        return $"TXT {string.Join(' ', text.Length == 0 ? ["\"\""] : strings)}";
    }

    private static string Escape(byte[] octets)
    {
        var escaped = new StringBuilder();
        foreach (var octet in octets)
        {
            if (octet is >= 0x20 and < 0x7F and not (byte)'"' and not (byte)'\\')
            {
                escaped.Append((char)octet);
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\{octet:D3}");
            }
        }

        return escaped.ToString();
    }
}
