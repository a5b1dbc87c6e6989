using System.Collections.Immutable;
using System.Net;
using Sealpost.Core.Names;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Core.Tests.Scenarios;
using Sealpost.Core.Text;

namespace Sealpost.Core.Tests.Documents;

/// <summary>A domain where all is well, but for what an example on a page puts in its place.</summary>
internal sealed record ExampleDomain
{
    private static readonly DateTimeOffset At = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly DomainName Domain =
        DomainName.TryParse("example.com", out var name) ? name : throw new InvalidOperationException();

    public static IPAddress Address { get; } = IPAddress.Parse("198.51.100.25");

    /// <summary>The TXT records at <c>_mta-sts.example.com</c>.</summary>
    public ImmutableArray<string> StsRecords { get; init; } = ["v=STSv1; id=20260101T000000;"];

    /// <summary>The TXT records at <c>_smtp._tls.example.com</c>.</summary>
    public ImmutableArray<string> TlsRptRecords { get; init; } = ["v=TLSRPTv1; rua=mailto:tlsrpt@example.com"];

    /// <summary>The TXT records at <c>example.com</c>; a good one for a domain with or without mail where null.</summary>
    public ImmutableArray<string>? SpfRecords { get; init; }

    /// <summary>What became of the question for the SPF record.</summary>
    public DnsOutcome SpfOutcome { get; init; } = DnsOutcome.Answered;
    /// <summary>The TXT records at <c>default._domainkey.example.com</c>.</summary>
    public ImmutableArray<string> DkimRecords { get; init; } = [$"v=DKIM1; k=rsa; p={PublicKeys.Rsa2048}"];

    /// <summary>The TXT records at <c>_dmarc.example.com</c>.</summary>
    public ImmutableArray<string> DmarcRecords { get; init; } = ["v=DMARC1; p=reject; rua=mailto:dmarc@example.com"];

    /// <summary>What became of the questions for DKIM keys and the DMARC record.</summary>
    public DnsOutcome NeighbourOutcome { get; init; } = DnsOutcome.Answered;

    /// <summary>The answer at the policy's URL.</summary>
    public ExampleAnswer Answer { get; init; } = ExampleAnswer.Of(
        "version: STSv1\nmode: enforce\nmx: mx1.example.com\nmx: mx2.example.com\nmax_age: 2419200\n");

    /// <summary>The MX records, as <c>10 mx1.example.com</c>.</summary>
    public ImmutableArray<string> Mx { get; init; } = ["10 mx1.example.com", "20 mx2.example.com"];

    /// <summary>What became of the question for the MTA-STS record.</summary>
    public DnsOutcome StsOutcome { get; init; } = DnsOutcome.Answered;

    /// <summary>What became of the question for the TLS-RPT record.</summary>
    public DnsOutcome TlsRptOutcome { get; init; } = DnsOutcome.Answered;

    /// <summary>What became of the questions for the policy host's addresses.</summary>
    public DnsOutcome PolicyHostOutcome { get; init; } = DnsOutcome.Answered;

    /// <summary>What became of the question for the MX records.</summary>
    public DnsOutcome MxOutcome { get; init; } = DnsOutcome.Answered;

    /// <summary>What became of the questions for the mail servers' addresses.</summary>
    public DnsOutcome MailHostOutcome { get; init; } = DnsOutcome.Answered;

    /// <summary>
    /// What became of the visits to the mail servers, in place of TLS with a good certificate; null for that.
    /// </summary>
    public MxProbe? Probe { get; init; }

    /// <summary>The domain, seen and read.</summary>
    public DomainReading Read()
    {
        var records = MxOutcome is not DnsOutcome.Answered
            ? []
            : ImmutableArray.CreateRange(
                from line in Mx let parts = line.Split(' ') select new MxRecord(int.Parse(parts[0], null), parts[1]));
        return DomainReading.Of(new()
        {
            Domain = Domain,
            At = At,
            StsTxt = Txt("_mta-sts.example.com", StsRecords, StsOutcome),
            TlsRptTxt = Txt("_smtp._tls.example.com", TlsRptRecords, TlsRptOutcome),
            PolicyHost = new()
            {
                Name = "mta-sts.example.com",
                Addresses = Addresses("mta-sts.example.com", PolicyHostOutcome),
                Fetches = PolicyHostOutcome is not DnsOutcome.Answered ? [] :
                [
                    new PolicyFetch.Answered
                    {
                        Address = Address,
                        Tls = Session("mta-sts.example.com"),
                        Status = Answer.Status,
                        Headers = Answer.Headers,
                        Body = Answer.Body,
                        BodyEnd = BodyEnd.Complete,
                    },
                ],
            },
            Mx = new(Reply("example.com", DnsType.Mx, MxOutcome), records),
            Spf = new()
            {
                Txt = Txt("example.com", SpfRecords ?? [Mx is ["0 ."] ? "v=spf1 -all" : "v=spf1 mx -all"], SpfOutcome),
                MailServers = [new(Reply("example.com", DnsType.Mx, MxOutcome), records)],
            },
            MailHosts = [.. from record in records where record.Exchange is not "." select Host(record)],
            Dkim = new(
                Txt("_domainkey.example.com", [], NeighbourOutcome is DnsOutcome.Answered ? DnsOutcome.NoData : NeighbourOutcome),
                Txt("none._domainkey.example.com", [], NeighbourOutcome is DnsOutcome.Answered ? DnsOutcome.NoSuchName : NeighbourOutcome),
                [
                    new(
                        "default",
                        SelectorOrigin.Common,
                        Txt("default._domainkey.example.com", DkimRecords, NeighbourOutcome)),
                ]),
            Dmarc = new(
            [
                Txt("_dmarc.example.com", DmarcRecords, NeighbourOutcome),
                Txt("_dmarc.com", [], DnsOutcome.NoSuchName),
            ]),
        });
    }

    private MailHost Host(MxRecord record) => IPAddress.TryParse(record.Exchange, out _)
        ? new() { Name = record.Exchange, Preference = record.Preference }
        : new()
        {
            Name = record.Exchange,
            Preference = record.Preference,
            Addresses = Addresses(record.Exchange, MailHostOutcome),
            Probes = MailHostOutcome is not DnsOutcome.Answered
                ? []
                : [Probe ?? new MxProbe.Secured(Session(record.Exchange)) { Address = Address }],
        };

    private static TxtLookup Txt(string name, ImmutableArray<string> records, DnsOutcome outcome) =>
        new(Reply(name, DnsType.Txt, outcome), outcome is DnsOutcome.Answered ? [.. records.Select(Octets.Of)] : []);

    private static AddressLookup Addresses(string name, DnsOutcome outcome) => outcome is DnsOutcome.Answered
        ? new(Reply(name, DnsType.A, outcome), Reply(name, DnsType.Aaaa, DnsOutcome.NoData), [Address])
        : new(Reply(name, DnsType.A, outcome), Reply(name, DnsType.Aaaa, outcome), []);

    private static DnsReply Reply(string name, DnsType type, DnsOutcome outcome) =>
        new() { Name = name, Type = type, Outcome = outcome };

    private static TlsSession Session(string host) => new("TLS 1.3", "TLS_AES_256_GCM_SHA384", new()
    {
        Sent =
        [
            new()
            {
                Subject = $"CN={host}",
                Issuer = "CN=Example Authority",
                NotBefore = At.AddDays(-30),
                NotAfter = At.AddDays(60),
                DnsNames = [host],
                Key = "ECDSA P-256",
                Sha256 = "",
                Der = "",
            },
        ],
        End = ChainEnd.TrustedRoot,
    });
}
