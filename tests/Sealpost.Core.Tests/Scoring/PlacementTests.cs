using Sealpost.Core.Checks;
using Sealpost.Core.Observations;
using Sealpost.Core.Reporting;
using Sealpost.Core.Scoring;
using Sealpost.Core.Tests.Scenarios;
using static Sealpost.Core.Tests.Scenarios.Healthy;

namespace Sealpost.Core.Tests.Scoring;

/// <summary>Where domains stand on the ladders, and the check that each place is told by.</summary>
public sealed class PlacementTests
{
    private const string Rua = "rua=mailto:dmarc@example.com";
    private const string Transport = "Protected transport";
    private const string Spf = "Hosts that may send";
    private const string Dkim = "Signing keys";
    private const string Policy = "Policy for the domain";
    private const string Below = "Policy below the domain";
    private const string Reports = "Aggregate reports";

    public static TheoryData<string, string> Placed => new()
    {
        { "TLSA records and a resolver that nobody named", $"{Transport}: not seen" },
        { "mail servers without addresses", $"{Transport}: 0 SMX102" },
        { "mail servers without addresses", "TLS reports: 10 RPT101" },
        { "a policy in testing for no mail server", $"{Transport}: 13 STS402" },
        { "a policy in testing for one of two", $"{Transport}: 13 STS401" },
        { "a policy of mode none", $"{Transport}: 13 STS318" },
        { "a record and a malformed policy", $"{Transport}: 13 STS304" },
        { "a malformed record", $"{Transport}: 13 STS104" },
        { "a record that senders discard", $"{Transport}: 13 STS107" },
        { "everybody by an include", $"{Spf}: 0 SPF116" },
        { "neutral for everybody by an include", $"{Spf}: 5 SPF117" },
        { "every IPv4 address", $"{Spf}: 0 SPF116" },
        { "parked with ~all", $"{Spf}: 12 SPF127" },
        { "parked without SPF", $"{Spf}: 0 SPF127" },
        { "no mail in, some out", $"{Spf}: 15 SPF117" },
        { "no mail in, some out", $"{Dkim}: not seen" },
        { "parked without SPF", $"{Dkim}: moot" },
        { "parked without DMARC", $"{Policy}: 0 DMC101" },
        { "a bad key beside a good one", $"{Dkim}: 12 DKM102" },
        { "p=reject in test", $"{Policy}: 17 DMC113" },
        { "p=quarantine in test", $"{Policy}: 6 DMC113" },
        { "p=none", $"{Below}: 0 DMC111" },
        { "p=none; sp=reject", $"{Below}: 4 DMC112" },
        { "p=reject; sp=none", $"{Below}: 0 DMC112" },
        { "a bad sp", $"{Policy}: 6 DMC105" },
        { "two DMARC records", $"{Policy}: 0 DMC102" },
        { "two p", $"{Policy}: 12 DMC106" },
        { "reports by https", $"{Reports}: 0 DMC117" },
    };

    [Theory]
    [MemberData(nameof(Placed))]
    public void Stands_where_it_should(string domain, string place)
    {
        var report = CheckReport.Judge(Of(domain), Catalog.All);

        var mark = ScoreTable.ScoreOf(report).Parts.SelectMany(static part => part.Marks)
            .Single(mark => place.StartsWith($"{mark.Ladder.Subject}: ", StringComparison.Ordinal));

        Assert.Equal(place, $"{mark.Ladder.Subject}: " + mark.Placement switch
        {
            Placement.OnRung { Rung: var rung } => $"{rung.Points} {rung.CheckId}",
            Placement.Moot => "moot",
            _ => "not seen",
        });
    }

    private static DomainObservation Of(string domain) => domain switch
    {
        "TLSA records and a resolver that nobody named" =>
            Scenario.All.Single(static one => one.Claim == "a resolver that nobody named as one to trust").Seen,
        "mail servers without addresses" => Scenario.All.First(
            static one => one.Findings.Contains("SMX102") && one.Judge().Outcome is Core.Reporting.Outcome.NoMail).Seen,
        "a policy in testing for no mail server" =>
            Domain.WithPolicy("version: STSv1\nmode: testing\nmx: mail.example.com\nmax_age: 86400\n"),
        "a policy in testing for one of two" =>
            Domain.WithPolicy("version: STSv1\nmode: testing\nmx: mx1.example.com\nmax_age: 86400\n"),
        "a policy of mode none" => Domain.WithPolicy("version: STSv1\nmode: none\nmax_age: 86400\n"),
        "a record and a malformed policy" => Domain.WithPolicy("mode: enforce\nmx: mx1.example.com\nmax_age: 86400\n"),
        "a malformed record" => Domain.WithRecord("v=STSv1;"),
        "a record that senders discard" => Domain.WithRecord("v=STSv1 ; id=1", "v=spf1 -all"),
        "everybody by an include" => Domain.WithSpf("v=spf1 mx include:a.example -all").Below(("a.example", ["v=spf1 +all"])),
        "neutral for everybody by an include" =>
            Domain.WithSpf("v=spf1 mx ?include:a.example -all").Below(("a.example", ["v=spf1 +all"])),
        "every IPv4 address" => Domain.WithSpf("v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all"),
        "parked with ~all" => Parked.WithSpf("v=spf1 ~all"),
        "parked without SPF" => Parked.WithSpf(),
        "parked without DMARC" => Parked.WithSpf("v=spf1 -all").WithDmarc(),
        "no mail in, some out" => Parked.WithSpf("v=spf1 ip4:192.0.2.1 -all"),
        "a bad key beside a good one" => Domain.WithDkim(
            Neighbours.Dkim(("default", $"v=DKIM1; p={PublicKeys.Rsa2048}"), ("mail", $"v=DKIM1; p={PublicKeys.Rsa512}"))),
        "p=reject in test" => Domain.WithDmarc($"v=DMARC1; p=reject; t=y; {Rua}"),
        "p=quarantine in test" => Domain.WithDmarc($"v=DMARC1; p=quarantine; t=y; {Rua}"),
        "a bad sp" => Domain.WithDmarc($"v=DMARC1; p=reject; sp=rejct; {Rua}"),
        "two DMARC records" => Domain.WithDmarc($"v=DMARC1; p=reject; {Rua}", "v=DMARC1; p=none"),
        "two p" => Domain.WithDmarc($"v=DMARC1; p=reject; p=none; {Rua}"),
        "reports by https" => Domain.WithDmarc("v=DMARC1; p=reject; rua=https://example.com/x"),
        _ => Domain.WithDmarc($"v=DMARC1; {domain}; {Rua}"),
    };

    private static DomainObservation Parked => Domain.WithoutMail().WithPolicyChange("enforce", "none").WithDkim(Neighbours.Dkim());

    [Theory]
    [InlineData("postfix-tlspol", "Undetermined")]
    [InlineData("dane-first", "Undetermined")]
    [InlineData("mox", "Undetermined")]
    [InlineData("chasquid", "Authenticated")]
    public void What_was_not_seen_of_DANE_is_not_known_of_senders_that_know_it(string sender, string fate)
    {
        var report = CheckReport.Judge(Of("TLSA records and a resolver that nobody named"), Catalog.All);

        Assert.Equal(fate, Core.Senders.SenderReading.All(report.Reading).Single(one => one.Profile.Id == sender).Fate.ToString());
    }
}
