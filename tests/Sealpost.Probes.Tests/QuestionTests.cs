using Microsoft.Extensions.Time.Testing;
using Sealpost.Core.Checks;
using Sealpost.Core.Names;
using Sealpost.Core.Reading;
using Sealpost.Core.Reporting;
using Sealpost.Testing;

namespace Sealpost.Probes.Tests;

/// <summary>What a check asks the DNS: no question twice, none for nothing, and no more than 25.</summary>
public sealed class QuestionTests(ITestOutputHelper output)
{
    private const int Most = 25;
    private const string Tlsa = "3 1 1 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    // Mail at a large provider, its SPF record in parts, its keys under two selectors; reports of both kinds to a third party.
    private const string AtProvider = """
        example.com                     MX    10 example-com.mail.protection.outlook.com
        example.com                     MX    20 example-com2.mail.protection.outlook.com
        example-com.mail.protection.outlook.com  A  203.0.113.1
        example-com.mail.protection.outlook.com  AAAA  2001:db8::1
        example-com2.mail.protection.outlook.com A  203.0.113.2
        _mta-sts.example.com            TXT   v=STSv1; id=1
        mta-sts.example.com             A     203.0.113.10
        mta-sts.example.com             AAAA  2001:db8::10
        _smtp._tls.example.com          TXT   v=TLSRPTv1; rua=mailto:tls@reports.example
        example.com                     TXT   v=spf1 include:spf.protection.outlook.com -all
        spf.protection.outlook.com      TXT   v=spf1 include:spf-a.outlook.com include:spf-b.outlook.com include:spf-c.outlook.com -all
        spf-a.outlook.com               TXT   v=spf1 ip4:198.51.100.0/24 -all
        spf-b.outlook.com               TXT   v=spf1 ip4:192.0.2.0/24 -all
        spf-c.outlook.com               TXT   v=spf1 ip6:2001:db8::/48 -all
        selector1._domainkey.example.com CNAME selector1-example-com._domainkey.example.onmicrosoft.com
        selector2._domainkey.example.com CNAME selector2-example-com._domainkey.example.onmicrosoft.com
        selector1-example-com._domainkey.example.onmicrosoft.com TXT v=DKIM1; k=ed25519; p=mfPE28s4copf8nEMyqbYJYNFcUoNT8Y0SnI/lXNIwi4=
        selector2-example-com._domainkey.example.onmicrosoft.com TXT v=DKIM1; k=ed25519; p=mfPE28s4copf8nEMyqbYJYNFcUoNT8Y0SnI/lXNIwi4=
        _dmarc.example.com              TXT   v=DMARC1; p=reject; rua=mailto:dmarc@reports.example
        example.com._report._dmarc.reports.example TXT v=DMARC1
        reports.example                 MX    10 mx.reports.example
        """;

    // Servers of its own under DANE; whoever sends news for the domain is included.
    private const string AtHome = $"""
        example.com                     MX    10 mx1.example.com
        example.com                     MX    20 mx2.example.com
        mx1.example.com                 A     203.0.113.1
        mx1.example.com                 AAAA  2001:db8::1
        mx2.example.com                 A     203.0.113.2
        _25._tcp.mx1.example.com        TLSA  {Tlsa}
        _25._tcp.mx2.example.com        TLSA  {Tlsa}
        _smtp._tls.mx1.example.com      TXT   v=TLSRPTv1; rua=mailto:tls@example.com
        _smtp._tls.mx2.example.com      TXT   v=TLSRPTv1; rua=mailto:tls@example.com
        _mta-sts.example.com            TXT   v=STSv1; id=1
        mta-sts.example.com             A     203.0.113.10
        _smtp._tls.example.com          TXT   v=TLSRPTv1; rua=mailto:tls@reports.example
        example.com                     TXT   v=spf1 mx include:_spf.news.example -all
        _spf.news.example               TXT   v=spf1 ip4:198.51.100.0/24 -all
        default._domainkey.example.com  TXT   v=DKIM1; k=ed25519; p=mfPE28s4copf8nEMyqbYJYNFcUoNT8Y0SnI/lXNIwi4=
        _dmarc.example.com              TXT   v=DMARC1; p=reject; rua=mailto:dmarc@reports.example
        example.com._report._dmarc.reports.example TXT v=DMARC1
        reports.example                 MX    10 mx.reports.example
        """;

    // What each question is for; a star stands for anything.
    private static readonly (string Question, string For)[] Purposes =
    [
        ("TXT _mta-sts.example.com", "the MTA-STS record"),
        ("A mta-sts.example.com", "where the policy is served"),
        ("AAAA mta-sts.example.com", "the same, by IPv6"),
        ("TXT _smtp._tls.example.com", "the TLSRPT record"),
        ("TXT _smtp._tls.*", "the TLSRPT record of a mail server with DANE (RFC 8460 §3)"),
        ("MX example.com", "the mail servers; their provider; mx in the SPF record"),
        ("MX reports.example", "whether the reports can be received"),
        ("A *", "where a mail server is; whether that is signed"),
        ("AAAA *", "the same, by IPv6"),
        ("TLSA *", "DANE of a mail server"),
        ("NS *", "whether the resolver's word on DNSSEC can be taken; once an hour"),
        ("TXT example.com", "the SPF record; the provider"),
        ("TXT spf*", "what the SPF record includes"),
        ("TXT _spf*", "what the SPF record includes"),
        ("TXT _domainkey.example.com", "whether there are DKIM keys at all"),
        ("TXT *._domainkey.example.com", "a DKIM key, or that there is no wildcard"),
        ("TXT example.com._report._dmarc.reports.example", "whether the reports are agreed to"),
        ("TXT _dmarc.example.com", "the DMARC record"),
        ("TXT _dmarc.com", "the domain that the DMARC record counts for (RFC 9989 §4.10)"),
    ];

    // Those that need neither a policy host nor a mail server to be there.
    private static readonly string[] Families = ["SPF", "DKM", "DMC", "RPT"];

    [Fact]
    public Task A_domain_at_a_provider() => HoldAsync(new() { Zone = AtProvider });

    [Fact]
    public Task A_domain_with_servers_and_DANE_of_its_own() =>
        HoldAsync(new() { Zone = AtHome, Authentic = ["example.com"] });

    private async Task HoldAsync(SmallInternet internet)
    {
        Assert.True(DomainName.TryParse("example.com", out var domain));
        var clock = new FakeTimeProvider(new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero));
        var seen = await new Observer(internet, internet, internet, new() { Smtp = false }, clock)
            .ObserveAsync(domain, null, TestContext.Current.CancellationToken);

        var rows = internet.Asked.Select(static (asked, at) => $"{at + 1,2}  {asked,-60}  {PurposeOf(asked) ?? "NOTHING"}");
        var table = string.Join('\n', rows.Prepend($"{internet.Asked.Count} questions, at most {Most} are allowed:"));
        output.WriteLine(table);
        Assert.True(internet.Asked.Count <= Most, table);
        Assert.True(internet.Asked.Distinct().Count() == internet.Asked.Count, $"one is put twice\n{table}");
        Assert.True(internet.Asked.All(static asked => PurposeOf(asked) is not null), $"one is for nothing\n{table}");

        // A domain in good order, as far as the DNS shows: nothing is saved by leaving out what would be found.
        var report = CheckReport.Judge(seen, Catalog.All);
        Assert.Empty(from result in report.Results
                     where Families.Contains(result.Check.Id[..3]) && result.Verdict is not (Verdict.Pass or Verdict.Moot)
                     select $"{result.Check.Id} {result.Verdict}");
        Assert.Equal(DkimStatus.Present, report.Reading.Dkim!.Status);
    }

    private static string? PurposeOf(string asked) =>
        Purposes.FirstOrDefault(one => Fits(one.Question, asked)).For;

    private static bool Fits(string question, string asked) => question.Split('*') is [var before, var after]
        ? asked.StartsWith(before, StringComparison.Ordinal) && asked.EndsWith(after, StringComparison.Ordinal)
        : asked == question;
}
