using Sealpost.Core.Checks;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Core.Tests.Scenarios;
using static Sealpost.Core.Tests.Scenarios.Healthy;
using static Sealpost.Core.Tests.Scenarios.SpfScenarios;

namespace Sealpost.Core.Tests.Checks;

/// <summary>The lines to publish: what the owner wrote, with the fault mended, and nothing that does more.</summary>
public sealed class SuggestionTests
{
    private const string Rua = "rua=mailto:dmarc@example.com";

    [Theory]
    [InlineData("SPF116", "v=spf1 mx +all", null, "v=spf1 mx ~all")]
    [InlineData("SPF116", "v=spf1 mx include:a.example -all", "v=spf1 +all", "v=spf1 mx -all")]
    [InlineData("SPF116", "v=spf1 mx redirect=a.example", "v=spf1 +all", null)]
    [InlineData("SPF116", "v=spf1 ip4:0.0.0.0/0 mx -all", null, "v=spf1 mx -all")]
    [InlineData("SPF116", "v=spf1 mx ip4:0.0.0.0/1 ip4:128.0.0.0/1 ~all", null, null)]
    [InlineData("SPF117", "v=spf1 mx", null, "v=spf1 mx ~all")]
    [InlineData("SPF117", "v=spf1 mx ?all", null, "v=spf1 mx ~all")]
    [InlineData("SPF117", "v=spf1 mx redirect=a.example", "v=spf1 ip4:192.0.2.1", null)]
    [InlineData("SPF117", "v=spf1 mx ?include:a.example -all", "v=spf1 +all", "v=spf1 mx -all")]
    [InlineData("SPF117", "v=spf1 ptr mx", null, "v=spf1 ptr mx ~all")]                     // what is to replace ptr is not known
    [InlineData("SPF119", "v=spf1 ptr -all", null, null)]
    [InlineData("SPF119", "v=spf1 -ptr:dyn.example mx -all", null, null)]
    [InlineData("SPF119", "v=spf1 mx redirect=%{p}.a.example", null, null)]
    [InlineData("SPF116", "v=spf1 +all", null, "v=spf1 mx ~all")]
    [InlineData("SPF116", "v=spf1 mx +all -all", null, "v=spf1 mx ~all")]
    [InlineData("SPF117", "v=spf1 mx ?all +all", null, "v=spf1 mx ~all")]
    [InlineData("SPF117", "v=spf1 mx ?all include:a.example", null, "v=spf1 mx ~all")]
    [InlineData("SPF117", "v=spf1 ip4:192.0.2.1 -ip4:0.0.0.0/0 mx", null, "v=spf1 ip4:192.0.2.1 -ip4:0.0.0.0/0 mx ~all")]
    [InlineData("SPF117", "v=spf1 mx ip4=192.0.2.1", null, "v=spf1 mx ip4=192.0.2.1 ~all")]
    [InlineData("SPF122", "v=spf1 mx ip4=192.0.2.1 a=/24 mx= ip4=oops all=x ptr=x -all", null, "v=spf1 mx ip4:192.0.2.1 a/24 mx= ip4=oops all=x ptr=x -all")]
    [InlineData("SPF119", "v=spf1 ptr mx", null, "v=spf1 mx ~all")]
    [InlineData("SPF119", "v=spf1 ptr mx redirect=a.example", "v=spf1 +all", "v=spf1 mx redirect=a.example")]
    [InlineData("SPF116", "v=spf1 ptr mx redirect=a.example", "v=spf1 +all", null)]
    public void Of_SPF(string check, string record, string? included, string? expected)
    {
        var seen = Domain.WithSpf(record);
        seen = included is null ? seen : seen.Below(("a.example", [included]));

        Assert.Equal(expected is null ? null : $"example.com. IN TXT \"{expected}\"", Published(check, seen));
    }

    /// <summary>A name that is gone takes nothing with it: neither what needs a guess, nor what the record goes on with.</summary>
    [Theory]
    [InlineData("v=spf1 ptr a:gone.example -all", "v=spf1 ptr -all")]
    [InlineData("v=spf1 mx a:gone.example ip4=oops ?all", "v=spf1 mx ip4=oops ~all")]
    [InlineData("v=spf1 mx a:gone.example redirect=a.example", "v=spf1 mx redirect=a.example")]
    [InlineData("v=spf1 a:gone.example ~all", "v=spf1 ~all")]
    public void Of_SPF_without_what_is_gone(string record, string expected)
    {
        var seen = Domain.WithSpf(record);
        seen = seen with { Spf = seen.Spf! with { Addresses = [Facts.NoAddresses("gone.example", DnsOutcome.NoSuchName)] } };

        Assert.Equal($"example.com. IN TXT \"{expected}\"", Published("SPF129", seen.Below(("a.example", ["v=spf1 -all"]))));
    }

    [Theory]
    [InlineData("DMC109", $"v=DMARC1; p=reject; t=y; pct=100; ruf=mailto:f@example.com; fo=1; psd=n; {Rua}", $"v=DMARC1; p=reject; t=y; ruf=mailto:f@example.com; fo=1; psd=n; {Rua}")]
    [InlineData("DMC110", $"v=DMARC1; p=quarantine; pct=50; t=y; {Rua}", $"v=DMARC1; p=quarantine; t=y; {Rua}")]
    [InlineData("DMC105", $"v=DMARC1; p=reject; sp=rejct; {Rua}", $"v=DMARC1; p=reject; sp=reject; {Rua}")]
    [InlineData("DMC104", $"v=DMARC1; p=quarantin; {Rua}", $"v=DMARC1; p=quarantine; {Rua}")]
    [InlineData("DMC104", $"v=DMARC1; p=block; {Rua}", $"v=DMARC1; p=none; {Rua}")]
    [InlineData("DMC126", $"v=dmarc1; p=reject; {Rua}", $"v=DMARC1; p=reject; {Rua}")]
    [InlineData("DMC126", $" v=DMARC1; p=reject; {Rua}", $"v=DMARC1; p=reject; {Rua}")]
    [InlineData("DMC115", "v=DMARC1; p=reject; rua=dmarc@example.com", $"v=DMARC1; p=reject; {Rua}")]
    [InlineData("DMC116", "v=DMARC1; p=reject; rua=https://example.com/x", $"v=DMARC1; p=reject; {Rua}")]
    [InlineData("DMC111", "v=DMARC1; p=none", null)]
    [InlineData("DMC114", "v=DMARC1; p=none", $"v=DMARC1; p=none; {Rua}")]
    [InlineData("DMC111", $"v=DMARC1; p=none; np=none; {Rua}", $"v=DMARC1; p=quarantine; {Rua}")]
    [InlineData("DMC112", $"v=DMARC1; p=reject; sp=none; adkim=s; {Rua}", $"v=DMARC1; p=reject; adkim=s; {Rua}")]
    [InlineData("DMC113", $"v=DMARC1; p=reject; t=y; {Rua}", $"v=DMARC1; p=reject; {Rua}")]
    [InlineData("DMC106", $"v=DMARC1; p=reject; p=none; {Rua}", $"v=DMARC1; p=reject; {Rua}")]
    public void Of_DMARC(string check, string record, string? expected) => Assert.Equal(
        expected is null ? null : $"_dmarc.example.com. IN TXT \"{expected}\"", Published(check, Domain.WithDmarc(record)));

    [Fact]
    public void Of_two_DMARC_records_the_one_that_asks_for_more_stays() => Assert.Equal(
        $"_dmarc.example.com. IN TXT \"v=DMARC1; p=reject; {Rua}\"",
        Published("DMC102", Domain.WithDmarc("v=DMARC1; p=none", $"v=DMARC1; p=reject; {Rua}")));

    [Fact]
    public void A_DMARC_destination_that_takes_no_mail_is_not_proposed_again()
    {
        var own = Neighbours.Dmarc($"v=DMARC1; p=reject; {Rua},mailto:x@deaf.example");
        var deaf = new DmarcDestination { Uri = "mailto:x@deaf.example", Host = "deaf.example", Mx = Facts.Mx(new MxRecord(0, ".")) };

        Assert.Equal(
            $"_dmarc.example.com. IN TXT \"v=DMARC1; p=reject; {Rua}\"",
            Published("DMC118", Domain.WithDmarc(own with { Destinations = [.. own.Destinations, deaf] })));
    }

    [Theory]
    [InlineData("DKM106", "v=DKIM1; h=sha1:sha256; t=y:s; n=x; ", "v=DKIM1; h=sha1:sha256; t=s; n=x; ")]
    [InlineData("DKM106", "t=y; ", "")]
    [InlineData("DKM107", "v=DKIM1; s=tlsrpt; t=s; ", "v=DKIM1; t=s; ")]
    [InlineData("DKM104", "v=DKIM1; h=sha1; t=s; ", "v=DKIM1; t=s; ")]
    public void Of_DKIM(string check, string before, string after)
    {
        var published = Published(check, Domain.WithKey($"{before}p={PublicKeys.Rsa2048}"))!;

        // In pieces of 255 octets.
        Assert.Equal(
            $"default._domainkey.example.com. IN TXT {after}p={PublicKeys.Rsa2048}",
            published.Replace("\" \"", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal));
    }

    /// <summary>What somebody else wrote into a record does not end the character-string that it is quoted in.</summary>
    [Fact]
    public void Quotation_marks_are_escaped() => Assert.Equal(
        """
        default._domainkey.example.com. IN TXT "v=DKIM1; n=\"\\; p=x"
        """,
        Published("DKM106", Domain.WithKey("""v=DKIM1; t=y; n="\; p=x""")));

    private static string? Published(string check, DomainObservation seen)
    {
        var reading = DomainReading.Of(seen);
        var one = Catalog.Find(check)!;
        Assert.IsType<Verdict.Fail>(one.Judge(reading));
        return one.Publish!(reading);
    }
}
