using Sealpost.Core.Dane;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>DNE1xx, second part: what the TLSA records say (RFC 6698 §2.1, RFC 7671, RFC 7672 §3.1).</summary>
internal static class DaneRecordChecks
{
    private const string Advice = "3 1 1 and the SHA-256 of the server's public key";

    public static Check NoneUsable { get; } = new()
    {
        Id = "DNE104",
        Title = "None of a mail server's TLSA records can be used",
        Severity = Severity.Warning,
        Source = new(7672, "2.2", Level.Must),
        Why = "Senders that know DANE insist on TLS with this server, and still take anybody's certificate.",
        Remedy = "Publish a record of usage 3, selector 1 and matching type 1 beside the others, or in their place.",
        Publish = static reading => DaneVerdicts.Lines(Unusable(reading)),
        Judge = static reading => DaneVerdicts.OverHosts(
            reading,
            static host => host.HasRecords,
            "no mail server has TLSA records",
            static host => host.State is DaneState.Unusable
                ? from record in host.Records
                  select new Evidence(DaneVerdicts.Owner(host), $"TLSA {DaneVerdicts.Short(record.Text)}", Advice)
                : []),
    };

    public static Check PkixUsage { get; } = new()
    {
        Id = "DNE108",
        Title = "A TLSA record has a usage that mail senders ignore",
        Severity = Severity.Warning,
        Source = new(7672, "3.1.3", Level.Should),
        Why = "Usages 0 and 1 rest on public authorities, which mail servers have not agreed on; senders skip such records.",
        Remedy = "Replace 0 by 2 and 1 by 3: the data stays the same.",
        Publish = static reading => DaneVerdicts.Lines(
            reading.Dane.Hosts.Where(static host => host.Records.Any(static one => one.Parsed.Has(TlsaFlaw.PkixUsage)))),
        Judge = static reading => DaneVerdicts.OverRecords(
            reading, static record => record.Parsed.Has(TlsaFlaw.PkixUsage), "usage 3, or 2"),
    };

    public static Check Malformed { get; } = new()
    {
        Id = "DNE109",
        Title = "A TLSA record is malformed",
        Severity = Severity.Warning,
        Source = new(6698, "2.1", Level.Must),
        Why = "Senders skip the record, as if it were not there.",
        Remedy = "Write the record anew: three numbers, then a digest of 64 hexadecimal digits for matching type 1 or 128 "
            + "for type 2.",
        Publish = static reading => DaneVerdicts.Lines(
            reading.Dane.Hosts.Where(static host => host.Records.Any(IsMalformed))),
        Judge = static reading => DaneVerdicts.OverHosts(
            reading,
            static host => host.HasRecords,
            "no mail server has TLSA records",
            static host => from record in host.Records
                           where IsMalformed(record)
                           let flaw = record.Parsed.Flaws.First(static flaw => Words(flaw.Kind) is not null)
                           select new Evidence(
                               DaneVerdicts.Owner(host),
                               $"TLSA {DaneVerdicts.Short(record.Text)}: {Words(flaw.Kind)}",
                               Advice)),
    };

    public static Check FullData { get; } = new()
    {
        Id = "DNE110",
        Title = "A TLSA record holds a whole certificate or key",
        Severity = Severity.Warning,
        Source = new(7671, "10.1.2", Level.Should),
        Why = "The answer gets so large that it may be lost on the way, and then senders do not deliver.",
        Remedy = "Publish the SHA-256 of it, matching type 1, in its place.",
        Publish = static reading => DaneVerdicts.Lines(
            reading.Dane.Hosts.Where(static host => host.Records.Any(static one => one.Parsed.Has(TlsaFlaw.FullData)))),
        Judge = static reading => DaneVerdicts.OverRecords(
            reading, static record => record.Parsed.Has(TlsaFlaw.FullData), "matching type 1"),
    };

    public static Check EmptyDigest { get; } = new()
    {
        Id = "DNE111",
        Title = "A TLSA record holds the digest of nothing",
        Severity = Severity.Warning,
        Source = new(6698, "2.1.3", Level.Must),
        Why = "Nothing ever matches it: a script took the digest of a file that was empty or missing.",
        Remedy = "Mend the script, and publish the digest of the server's public key.",
        Publish = static reading => DaneVerdicts.Lines(
            reading.Dane.Hosts.Where(static host => host.Records.Any(static one => one.Parsed.Has(TlsaFlaw.EmptyDigest)))),
        Judge = static reading => DaneVerdicts.OverRecords(
            reading, static record => record.Parsed.Has(TlsaFlaw.EmptyDigest), Advice),
    };

    private static IEnumerable<HostDaneReading> Unusable(DomainReading reading) =>
        reading.Dane.Hosts.Where(static host => host.State is DaneState.Unusable);

    private static bool IsMalformed(TlsaReading record) =>
        record.Parsed.Flaws.Any(static flaw => Words(flaw.Kind) is not null);

    private static string? Words(TlsaFlaw flaw) => flaw switch
    {
        TlsaFlaw.TooShort => "it is too short",
        TlsaFlaw.UnknownUsage => "there is no such usage",
        TlsaFlaw.UnknownSelector => "there is no such selector",
        TlsaFlaw.UnknownMatching => "there is no such matching type",
        TlsaFlaw.WrongLength => "the digest has not the length of its kind",
        TlsaFlaw.NotDer => "its data is no certificate or key",
        _ => null,
    };
}
