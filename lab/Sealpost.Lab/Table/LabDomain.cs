using System.IO.Compression;
using Text = System.Text;

namespace Sealpost.Lab.Table;

/// <summary>One domain of the lab: a healthy one but for what is written down.</summary>
public sealed record LabDomain
{
    /// <summary>A name below <c>test</c>, in A-labels.</summary>
    public required string Name { get; init; }

    /// <summary>A sentence that says what is different about it.</summary>
    public required string Differs { get; init; }

    /// <summary>The TXT records at <c>_mta-sts</c>.</summary>
    public IReadOnlyList<string> Record { get; init; } = ["v=STSv1; id=20260101T000000"];

    /// <summary>The TXT records at <c>_smtp._tls</c>.</summary>
    public IReadOnlyList<string> TlsRpt { get; init; } = ["v=TLSRPTv1; rua=mailto:tlsrpt@mail.test"];

    /// <summary>The SPF records, at the domain itself; a good one where it is null.</summary>
    public IReadOnlyList<string>? Spf { get; init; }

    /// <summary>The TXT records at <c>default._domainkey</c>; a good key where it is null.</summary>
    public IReadOnlyList<string>? Dkim { get; init; }

    /// <summary>The TXT records at <c>_dmarc</c>; a good one where it is null.</summary>
    public IReadOnlyList<string>? Dmarc { get; init; }

    /// <summary>
    /// Preference and host. A host without a final dot is one of <c>lab/hosts.json</c>; with one it goes into the zone
    /// as is.
    /// </summary>
    public IReadOnlyList<string> Mx { get; init; } = ["10 mx"];

    /// <summary>The patterns of the policy; the MX hosts themselves where it is null.</summary>
    public IReadOnlyList<string>? Patterns { get; init; }

    public string Mode { get; init; } = "enforce";

    public string MaxAge { get; init; } = "2419200";

    /// <summary>All lines of the policy, in place of those made from <see cref="Mode"/> and the rest.</summary>
    public IReadOnlyList<string>? Policy { get; init; }

    /// <summary>What ends each line.</summary>
    public string LineEnd { get; init; } = "\n";

    /// <summary>What ends the last line; <see cref="LineEnd"/> where it is null.</summary>
    public string? LastLineEnd { get; init; }

    /// <summary>How often the last line of <see cref="Policy"/> stands in the file.</summary>
    public int RepeatLastLine { get; init; } = 1;

    /// <summary><c>utf-8</c>, <c>utf-8-bom</c>, <c>utf-16</c>, <c>latin-1</c> or <c>gzip</c>.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>One entry per address of <c>mta-sts.NAME</c>; none for no address.</summary>
    public IReadOnlyList<PolicyServer> PolicyHost { get; init; } = [new()];

    /// <summary>Further lines of the zone file, relative to the domain.</summary>
    public IReadOnlyList<string> Zone { get; init; } = [];

    /// <summary>Mail hosts in the domain's own zone, for MX entries such as <c>10 mx.NAME.</c></summary>
    public IReadOnlyList<OwnHost> Own { get; init; } = [];

    /// <summary>The zone is signed and the parent has its DS.</summary>
    public bool Dnssec { get; init; }

    /// <summary>The parent knows nothing of this domain.</summary>
    public bool Unregistered { get; init; }

    /// <summary>
    /// Names delegated away, and to whom: <c>refuses</c> (a server that answers REFUSED) or <c>bogus</c> (a zone whose
    /// signatures ended years ago).
    /// </summary>
    public IReadOnlyDictionary<string, string> Delegated { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Answers that the odd resolver invents, keyed <c>TYPE name</c> with the name relative to the domain (<c>@</c> for
    /// the domain itself). A domain that has any is asked about through that resolver.
    /// </summary>
    public IReadOnlyDictionary<string, string> OddAnswers { get; init; } = new Dictionary<string, string>();

    /// <summary>Further options of <c>sealpost check</c>.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The check takes longer than five seconds because the domain makes it wait.</summary>
    public bool Slow { get; init; }

    public Expectation Expect { get; init; } = new();

    /// <summary>The host names of the MX records as a policy lists them.</summary>
    internal IEnumerable<string> MxNames =>
        Mx.Count == 0 ? [Name] : Mx.Select(HostOf).Where(static host => host.Length > 0);

    /// <summary>The policy's octets as served.</summary>
    internal byte[] PolicyOctets(IReadOnlyList<string>? otherLines = null)
    {
        var lines = otherLines ?? Policy ??
        [
            "version: STSv1", $"mode: {Mode}", .. (Patterns ?? [.. MxNames]).Select(static mx => $"mx: {mx}"),
            $"max_age: {MaxAge}",
        ];
        lines = [.. lines, .. Enumerable.Repeat(lines.LastOrDefault(""), RepeatLastLine - 1)];
        var text = lines.Count == 0 ? "" : string.Join(LineEnd, lines) + (LastLineEnd ?? LineEnd);
        return Encoding switch
        {
            "utf-8" => Text.Encoding.UTF8.GetBytes(text),
            "utf-8-bom" => [0xEF, 0xBB, 0xBF, .. Text.Encoding.UTF8.GetBytes(text)],
            "utf-16" => [0xFF, 0xFE, .. Text.Encoding.Unicode.GetBytes(text)],
            "gzip" => Gzip(text),
            "latin-1" => Text.Encoding.Latin1.GetBytes(text),
            _ => throw new InvalidDataException($"{Name}: unknown encoding {Encoding}"),
        };
    }

    /// <summary>An MX entry as a line of the zone file.</summary>
    internal static string MxLine(string entry) =>
        entry.EndsWith('.') ? $"@ MX {entry}" : $"@ MX {entry}.{LabTable.MailZone}.";

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Text.Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    private static string HostOf(string entry)
    {
        var host = entry[(entry.IndexOf(' ') + 1)..];
        return host.EndsWith('.') ? host[..^1] : $"{host}.{LabTable.MailZone}";
    }
}
