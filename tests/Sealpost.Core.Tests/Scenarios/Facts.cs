using System.Collections.Immutable;
using System.Net;
using Sealpost.Core.Observations;
using Sealpost.Core.Text;

namespace Sealpost.Core.Tests.Scenarios;

/// <summary>Short ways to say what was seen.</summary>
internal static class Facts
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    public const string Resolver = "192.0.2.53:53";

    /// <summary>A resolver whose word on DNSSEC is taken.</summary>
    public static ResolverTrial Trial { get; } = new(
        Resolver,
        true,
        Reply(".", DnsType.Ns, DnsOutcome.Answered) with { Authenticated = true },
        Reply("10.in-addr.arpa", DnsType.Ns, DnsOutcome.NoSuchName));

    public static DnsReply Reply(
        string name, DnsType type, DnsOutcome outcome, params ImmutableArray<string> aliases) =>
        new()
        {
            Name = name,
            Type = type,
            Outcome = outcome,
            Aliases = aliases,
            Ttl = 3600,
            Server = Resolver,
        };

    public static TxtLookup Txt(string name, params ImmutableArray<string> records) => new(
        Reply(name, DnsType.Txt, records.IsEmpty ? DnsOutcome.NoSuchName : DnsOutcome.Answered),
        [.. from record in records select Octets.Of(record)]);

    public static TxtLookup NoTxt(string name, DnsOutcome outcome, params ImmutableArray<string> aliases) =>
        new(Reply(name, DnsType.Txt, outcome, aliases), []);

    public static MxLookup Mx(params ImmutableArray<MxRecord> records) =>
        new(Reply("example.com", DnsType.Mx, DnsOutcome.Answered), records);

    public static MxLookup NoMx(DnsOutcome outcome) => new(Reply("example.com", DnsType.Mx, outcome), []);

    public static AddressLookup Addresses(string name, params ImmutableArray<string> addresses)
    {
        var parsed = addresses.Select(IPAddress.Parse).ToImmutableArray();
        return new(
            Reply(name, DnsType.A, Outcome(parsed, v6: false)),
            Reply(name, DnsType.Aaaa, Outcome(parsed, v6: true)),
            parsed);
    }

    public static AddressLookup NoAddresses(string name, DnsOutcome outcome, params ImmutableArray<string> aliases) =>
        new(Reply(name, DnsType.A, outcome, aliases), Reply(name, DnsType.Aaaa, outcome, aliases), []);

    public static AddressLookup Via(this AddressLookup lookup, params ImmutableArray<string> aliases) =>
        lookup with { V4 = lookup.V4 with { Aliases = aliases }, V6 = lookup.V6 with { Aliases = aliases } };

    public static TxtLookup Via(this TxtLookup lookup, params ImmutableArray<string> aliases) =>
        lookup with { Reply = lookup.Reply with { Aliases = aliases } };

    /// <summary>A certificate of a public authority for some names, three months old at most.</summary>
    public static CertificateFacts Certificate(params ImmutableArray<string> names) => new()
    {
        Subject = $"CN={names.FirstOrDefault("nobody")}",
        Issuer = "CN=Intermediate, O=Public Authority",
        CommonName = names.FirstOrDefault("nobody"),
        DnsNames = names,
        NotBefore = Now.AddDays(-30),
        NotAfter = Now.AddDays(60),
        IssuerUrls = ["http://ca.example/intermediate.crt"],
        Key = "ECDSA P-256",
        Sha256 = new string('0', 64),
        Der = "",
    };

    public static CertificateFacts Intermediate { get; } = Certificate() with
    {
        Subject = "CN=Intermediate, O=Public Authority",
        Issuer = "CN=Root, O=Public Authority",
        NotBefore = Now.AddYears(-2),
        NotAfter = Now.AddYears(3),
    };

    public static TlsSession Session(CertificateFacts own, ChainEnd end = ChainEnd.TrustedRoot) => new(
        "TLS 1.3",
        "TLS_AES_256_GCM_SHA384",
        new() { Sent = end is ChainEnd.TrustedRoot ? [own, Intermediate] : [own], End = end });

    public static CertificateFacts SelfSigned(CertificateFacts own) =>
        own with { Issuer = own.Subject, SelfIssued = true, IssuerUrls = [] };

    private static DnsOutcome Outcome(ImmutableArray<IPAddress> addresses, bool v6) =>
        addresses.Any(address => address.ToString().Contains(':', StringComparison.Ordinal) == v6)
            ? DnsOutcome.Answered
            : DnsOutcome.NoData;
}
