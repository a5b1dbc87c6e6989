using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Core.Senders;
using Sealpost.Core.Tests.Scenarios;
using Sealpost.Core.Text;
using static Sealpost.Core.Tests.Scenarios.Healthy;
using ReportOutcome = Sealpost.Core.Reporting.Outcome;

namespace Sealpost.Core.Tests.Senders;

public sealed class SenderReadingTests
{
    private const string TwoHosts = "mx: mx1.example.com\nmx: mx2.example.com\n";

    /// <summary>All scenarios in which DANE, which the outcome takes in and this sender does not know, changes nothing.</summary>
    public static TheoryData<string> Claims =>
    [
        .. from scenario in Scenario.All
           let reading = scenario.Judge().Reading
           where reading.Mail.Hosts.All(host => reading.Dane.StandingOf(host) is null)
           select scenario.Claim,
    ];

    /// <summary>The strict sender does what the report says of senders that honour the policy.</summary>
    [Theory]
    [MemberData(nameof(Claims))]
    public void The_strict_sender_does_what_the_outcome_says(string claim)
    {
        var report = Scenario.All.Single(one => one.Claim == claim).Judge();

        var strict = SenderReading.Of(SenderProfiles.Rfc, report.Reading);

        Assert.Equal(
            report.Outcome switch
            {
                ReportOutcome.NoMail => MailFate.NoMail,
                _ when report.Reading.MtaSts.Status is MtaStsStatus.Disputed => MailFate.Opportunistic,
                ReportOutcome.Protected => MailFate.Authenticated,
                ReportOutcome.PartlyProtected => MailFate.PartlyAuthenticated,
                ReportOutcome.Refused => MailFate.Held,
                ReportOutcome.Reporting => MailFate.Reported,
                ReportOutcome.Unprotected => MailFate.Opportunistic,
                _ => MailFate.Undetermined,
            },
            strict.Fate);
    }

    [Theory]
    [MemberData(nameof(Claims))]
    public void Every_sender_has_a_word_on_every_mail_server(string claim)
    {
        var reading = DomainReading.Of(Scenario.All.Single(one => one.Claim == claim).Seen);

        Assert.All(SenderReading.All(reading), sender =>
        {
            Assert.Equal(from host in reading.Mail.Hosts select host.Name, from host in sender.Hosts select host.Name);
            Assert.All(sender.Hosts, static host => Assert.True(
                host.Because is not null || host.Use is HostUse.Used or HostUse.Unchecked, $"{host.Name} {host.Use}"));
        });
    }

    [Fact]
    public void A_domain_in_good_order_is_so_to_all_that_look_for_policies() => Assert.All(
        SenderReading.All(DomainReading.Of(Domain)).Where(static sender => sender.Profile.LooksForPolicy),
        static sender => Assert.Equal(MailFate.Authenticated, sender.Fate));

    [Theory]
    [InlineData("version: STSv1\nmode: enforce\n\n" + TwoHosts + "max_age: 604800\n",
        "postfix-mta-sts-resolver stalwart chasquid mailauth")]
    [InlineData("mode: enforce\nversion: STSv1\n" + TwoHosts + "max_age: 604800\n",
        "rfc-strict postfix-tlspol postfix-mta-sts-resolver mox stalwart go-mtasts chasquid mailauth")]
    [InlineData("version: STSv1\nmode: enforce\n" + TwoHosts + "max_age: 99999999\n",
        "postfix-tlspol mox stalwart go-mtasts")]
    [InlineData("version: STSv1\nmode: enforce\nmx: *.example.com\nmx: bad_host.example\nmax_age: 604800\n",
        "postfix-mta-sts-resolver stalwart go-mtasts chasquid mailauth")]
    [InlineData("mode: enforce\nmx: *.example.com\n", "stalwart")]
    public void A_policy_is_taken_by(string policy, string senders) =>
        Assert.Equal(senders, Enforcing(Domain.WithPolicy(policy)));

    [Fact]
    public void A_media_type_that_is_wrong_is_overlooked_by_some() =>
        Assert.Equal("mox stalwart mailauth", Enforcing(Domain.WithFetches(Served(PolicyText, type: "text/html"))));

    [Fact]
    public void Another_status_of_success_is_taken_by_some() => Assert.Equal(
        "stalwart mailauth", Enforcing(Domain.WithFetches(Served(PolicyText) with { Status = 203 })));

    [Fact]
    public void A_redirect_is_followed_by_none() => Assert.Equal(
        "", Enforcing(Domain.WithFetches(Served("") with { Status = 301, Headers = [new("Location", "https://example.net/")] })));

    [Fact]
    public void A_common_name_is_enough_for_some() => Assert.Equal(
        "postfix-mta-sts-resolver mailauth",
        Enforcing(Domain.WithFetches(Served(PolicyText) with
        {
            Tls = Facts.Session(Facts.Certificate(Host) with { DnsNames = [] }),
        })));

    [Fact]
    public void Other_TXT_records_beside_the_record_put_one_sender_off() => Assert.Equal(
        "rfc-strict gmail postfix-tlspol postfix-mta-sts-resolver mox stalwart chasquid mailauth",
        Enforcing(Domain.WithRecord("v=STSv1; id=1", "site-verification=1")));

    [Fact]
    public void Postfix_holds_patterns_against_certificates()
    {
        var elsewhere = Domain.WithHosts(MailHost("a.b.example.com", 10, "192.0.2.25")).WithPolicyChange(TwoHosts, "mx: *.example.com\n");

        Assert.Equal("postfix-tlspol postfix-mta-sts-resolver mailauth", Enforcing(elsewhere));
    }

    [Fact]
    public void Without_SMTP_nothing_is_said_of_certificates()
    {
        var seen = Domain with
        {
            Scope = new() { Smtp = false },
            MailHosts = [.. from host in Domain.MailHosts select CoverageScenarios.NotContacted(host)],
        };

        Assert.All(
            SenderReading.All(DomainReading.Of(seen)).Where(static sender => sender.Profile.LooksForPolicy),
            static sender => Assert.Equal(MailFate.Undetermined, sender.Fate));
    }

    [Fact]
    public void Postfix_does_nothing_with_a_policy_in_testing() => Assert.Equal(
        [MailFate.Reported, MailFate.Opportunistic],
        from profile in (SenderProfile[])[SenderProfiles.Rfc, SenderProfiles.Tlspol]
        select SenderReading.Of(profile, DomainReading.Of(Domain.Testing())).Fate);

    [Fact]
    public void One_that_looks_for_TLSA_only_takes_no_notice_of_a_policy() => Assert.Equal(
        MailFate.Opportunistic, SenderReading.Of(SenderProfiles.DaneFirst, DomainReading.Of(Domain)).Fate);

    /// <summary>Without a policy: what DANE alone makes of mail.</summary>
    [Theory]
    [InlineData("dane-first", Standing.Passes, nameof(MailFate.Authenticated))]
    [InlineData("dane-first", Standing.Refused, nameof(MailFate.Held))]
    [InlineData("dane-first", Standing.Mixed, nameof(MailFate.PartlyAuthenticated))]
    [InlineData("dane-first", Standing.Unseen, nameof(MailFate.Undetermined))]
    [InlineData("postfix-tlspol", Standing.Passes, nameof(MailFate.Authenticated))]
    [InlineData("mox", Standing.Passes, nameof(MailFate.Authenticated))]
    [InlineData("mox", Standing.Refused, nameof(MailFate.Held))]
    [InlineData("chasquid", Standing.Passes, nameof(MailFate.Opportunistic))]
    [InlineData("chasquid", Standing.Refused, nameof(MailFate.Opportunistic))]
    public void Dane_alone(string sender, Standing standing, string fate) =>
        Assert.Equal(fate, WithDane(sender, Domain.WithRecord(), standing));

    /// <summary>RFC 7672 §2.2.1 leaves it to the sender what TLSA records mean under MX records that are not signed.</summary>
    [Theory]
    [InlineData("dane-first", nameof(MailFate.Held))]
    [InlineData("exim", nameof(MailFate.Opportunistic))]
    [InlineData("rfc-strict", nameof(MailFate.Opportunistic))]
    public void Under_unsigned_MX_records_Postfix_looks_at_TLSA_records(string sender, string fate)
    {
        var seen = DaneScenarios.NoMatchUnderUnsignedMx;

        var reading = SenderReading.Of(SenderProfiles.All.Single(one => one.Id == sender), DomainReading.Of(seen));

        Assert.Equal(fate, reading.Fate.ToString());
    }

    /// <summary>An enforced policy that covers nobody, beside DANE (spec reading D27).</summary>
    [Theory]
    [InlineData("dane-first", Standing.Passes, nameof(MailFate.Authenticated))]
    [InlineData("postfix-tlspol", Standing.Passes, nameof(MailFate.Authenticated))]
    [InlineData("mox", Standing.Passes, nameof(MailFate.Held))]
    [InlineData("chasquid", Standing.Passes, nameof(MailFate.Held))]
    public void Dane_beside_a_policy_that_refuses(string sender, Standing standing, string fate) => Assert.Equal(
        fate, WithDane(sender, Domain.WithPolicyChange(TwoHosts, "mx: mail.example.net\n"), standing));

    [Theory]
    [InlineData("rfc-strict", nameof(MailFate.Authenticated))]
    [InlineData("mox", nameof(MailFate.Held))]
    [InlineData("stalwart", nameof(MailFate.Held))]
    [InlineData("postfix-tlspol", nameof(MailFate.Held))]
    public void A_policy_never_excuses_a_failing_DANE(string sender, string fate) =>
        Assert.Equal(fate, WithDane(sender, Domain, Standing.Refused));

    private static string WithDane(string sender, DomainObservation seen, Standing standing) => SenderReading.Of(
        SenderProfiles.All.Single(one => one.Id == sender), DomainReading.Of(seen), _ => new(standing, null)).Fate.ToString();

    /// <summary>Whatever octets come, a sender's reading ends and throws nothing.</summary>
    [Fact]
    public void Readings_are_total()
    {
        var random = new Random(8461);
        for (var round = 0; round < 2_000; round++)
        {
            var octets = Damaged(random);
            Assert.All(SenderProfiles.All, profile =>
            {
                var policy = profile.Policy(new(octets, round % 3 == 0 ? "utf-8" : null));
                Assert.Equal(policy.Value is null, policy.Because is not null);
                var record = profile.Record([octets]);
                Assert.Equal(record.Value is null, record.Because is not null);
                Assert.All(policy.Value?.Mx ?? [], pattern => profile.Covers(pattern, octets.ToString()));
            });
        }
    }

    private static Octets Damaged(Random random)
    {
        var text = System.Text.Encoding.UTF8.GetBytes(random.Next(2) == 0 ? PolicyText : "v=STSv1; id=20260101; x=(\"a\\;b)");
        for (var damage = random.Next(6); damage > 0; damage--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(3))
            {
                case 0:
                    text[at] = (byte)random.Next(256);
                    break;
                case 1:
                    text = [.. text[..at], .. text[random.Next(text.Length)..]];
                    break;
                default:
                    text = [.. text[..at], (byte)" :;=\n\r\t*.\0\xFF"[random.Next(11)], .. text[at..]];
                    break;
            }

            if (text.Length == 0)
            {
                break;
            }
        }

        return new([.. text]);
    }

    // The senders that enforce a policy here, in order.
    private static string Enforcing(DomainObservation seen) => string.Join(
        ' ',
        from sender in SenderReading.All(DomainReading.Of(seen))
        where sender.Fate is MailFate.Authenticated or MailFate.PartlyAuthenticated
        select sender.Profile.Id);
}
