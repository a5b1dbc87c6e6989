using Sealpost.Core.Linting;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Observations;
using Sealpost.Core.Publishing;
using Sealpost.Core.Reading;
using Sealpost.Core.Rendering.Text;
using Sealpost.Core.Tests.Scenarios;
using Sealpost.Core.Text;
using static Sealpost.Core.Tests.Scenarios.Healthy;

namespace Sealpost.Core.Tests.Publishing;

public sealed class PublicationTests
{
    public static TheoryData<string> Claims => [.. from scenario in Scenario.All select scenario.Claim];

    public static TheoryData<StsMode> Modes => [StsMode.Testing, StsMode.Enforce, StsMode.None];

    /// <summary>Whatever a domain publishes and however its servers fare, what we write for it is in order.</summary>
    [Theory]
    [MemberData(nameof(Claims))]
    public void Is_always_proven(string claim)
    {
        var seen = Scenario.All.Single(one => one.Claim == claim).Seen;

        foreach (var mode in (StsMode[])[StsMode.Testing, StsMode.Enforce, StsMode.None])
        {
            if (Publication.Of(DomainReading.Of(seen), new() { Mode = mode }) is PublishingAnswer.Ready ready)
            {
                Prove(ready.Publication);
            }
        }
    }

    /// <summary>The same for hosts of every kind of name, some of which no policy can have.</summary>
    [Fact]
    public void Is_proven_for_any_mail_servers()
    {
        var random = new Random(8460);
        var written = 0;
        for (var round = 0; round < 1_500; round++)
        {
            var hosts = from i in Enumerable.Range(0, random.Next(1, round % 50 == 0 ? 200 : 6))
                        select MailHost(Name(random), i * 10, $"192.0.2.{1 + (i % 250)}");
            var wish = new PublishingWish
            {
                Mode = (StsMode)random.Next(3),
                MaxAge = random.Next(3) == 0 ? random.Next(31_557_601) : null,
            };
            if (Publication.Of(DomainReading.Of(Domain.WithHosts([.. hosts])), wish) is PublishingAnswer.Ready ready)
            {
                Prove(ready.Publication);
                written++;
            }
        }

        Assert.True(written > 1_000);
    }

    [Fact]
    public void A_first_policy_is_for_testing_and_a_day()
    {
        var publication = Ready(Unpublished, new());

        Assert.Equal("version: STSv1\r\nmode: testing\r\nmx: mx1.example.com\r\nmx: mx2.example.com\r\nmax_age: 86400\r\n", publication.PolicyText);
        Assert.Equal("v=STSv1; id=20261124T100000Z;", publication.StsRecord.ToRecordText());
        Assert.Equal("v=TLSRPTv1; rua=mailto:tlsrpt@example.com;", publication.TlsRptRecord.ToRecordText());
        Assert.Equal(RuaOrigin.Assumed, publication.RuaOrigin);
        Assert.Contains(publication.Notes, static note => note.Contains("is an assumption", StringComparison.Ordinal));
        Assert.Contains(publication.NextSteps, static step => step.Contains("--mode enforce", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2419200", "--max-age 4w ")]
    [InlineData("86400", "--max-age 1d ")]
    [InlineData("100000", "--max-age 100000 ")]
    public void Who_would_step_back_from_enforce_is_told_how_not_to(string maxAge, string option)
    {
        const string Back = "steps back";
        var enforced = Domain.WithPolicyChange("2419200", maxAge);

        Assert.Contains(option, Assert.Single(Ready(enforced, new()).Notes, static note => note.Contains(Back, StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(Ready(enforced, new() { Mode = StsMode.Enforce }).Notes, static note => note.Contains(Back, StringComparison.Ordinal));
        Assert.DoesNotContain(Ready(Domain.Testing(), new()).Notes, static note => note.Contains(Back, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a TLSA record of another key", 1)]
    [InlineData("TLSA records of other keys on every server", 2)]
    [InlineData("a domain in good order", 0)]
    public void A_server_that_DANE_refuses_is_told_of(string claim, int servers)
    {
        var seen = Scenario.All.Single(one => one.Claim == claim).Seen;

        Assert.Equal(
            servers,
            Ready(seen, new()).Notes.Count(static note => note.StartsWith("Senders that know DANE refuse ", StringComparison.Ordinal)));
        Assert.Equal(servers, Ready(seen, new()).Servers.Count(static server => server.FailsDane));
        using var text = new StringWriter();
        PublicationText.Write(Ready(seen, new()), text, TextLayout.Plain);
        Assert.Equal(servers, text.ToString().Split("would get mail, but not from senders that know DANE\n").Length - 1);
    }

    [Fact]
    public void An_enforced_policy_is_kept_for_a_week_or_as_long_as_it_is_already()
    {
        Assert.Equal(604_800, Ready(Domain.Testing(), new() { Mode = StsMode.Enforce }).Policy.MaxAge);
        Assert.Equal(2_419_200, Ready(Domain, new() { Mode = StsMode.Enforce }).Policy.MaxAge);
    }

    [Theory]
    [InlineData(0L, "Under max_age 0 senders forget")]
    [InlineData(86_400L, "The policy that is published now is kept for longer")]
    [InlineData(2_419_200L, null)]
    public void What_a_max_age_means_is_told(long seconds, string? note)
    {
        var notes = Ready(Domain, new() { Mode = StsMode.Enforce, MaxAge = seconds }).Notes;

        // Where there is nothing to tell, nothing is told.
        var told = notes.Where(static one => one.Contains("max_age", StringComparison.Ordinal)).ToList();
        Assert.Equal(note is null ? 0 : 1, told.Count(one => note is null || one.StartsWith(note, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_policy_of_a_domain_that_takes_no_mail_any_more_can_be_withdrawn()
    {
        var gone = Domain.WithoutMail();

        var withdrawn = Ready(gone, new() { Mode = StsMode.None });

        Assert.Equal("version: STSv1\nmode: none\nmax_age: 86400\n", withdrawn.PolicyText.ReplaceLineEndings("\n"));
        Assert.NotEqual("20261101", withdrawn.StsRecord.Id);
        Assert.IsType<PublishingAnswer.NoMail>(Publication.Of(DomainReading.Of(gone), new()));
    }

    [Fact]
    public void The_id_stays_when_the_policy_says_the_same()
    {
        var reordered = Domain.WithPolicy(
            "version: STSv1\r\nmax_age: 2419200\r\nmode: enforce\r\nmx: MX2.example.com\r\nmx: mx1.example.com");

        var publication = Ready(reordered, new() { Mode = StsMode.Enforce, MaxAge = 2_419_200 });

        Assert.True(publication.IsPolicyUnchanged);
        Assert.Equal("20261101T000000", publication.StsRecord.Id);
        Assert.Empty(PublicationDiff.Of(publication));
    }

    [Theory]
    [InlineData("mx: mx1.example.com\n", "mx: mx1.example.com\nmx: old.example.com\n")]
    [InlineData("enforce", "testing")]
    [InlineData("2419200", "604800")]
    [InlineData("version: STSv1\n", "version: STSv1\nx: y\n")]
    public void The_id_changes_with_the_policy(string now, string published)
    {
        var publication = Ready(
            Domain.WithPolicyChange(now, published), new() { Mode = StsMode.Enforce, MaxAge = 2_419_200 });

        Assert.False(publication.IsPolicyUnchanged);
        Assert.Equal("20261124T100000Z", publication.StsRecord.Id);
        Assert.Contains("-v=STSv1; id=20261101T000000;", PublicationDiff.Of(publication));
        Assert.Contains("+v=STSv1; id=20261124T100000Z;", PublicationDiff.Of(publication));
    }

    [Fact]
    public void An_id_of_this_very_second_is_not_used_again() => Assert.Equal(
        "20261124T100000Z1",
        Ready(Domain.WithRecord("v=STSv1; id=20261124T100000Z"), new()).StsRecord.Id);

    [Fact]
    public void A_difference_is_shown_line_by_line() => Assert.Equal(
        """
        --- https://mta-sts.example.com/.well-known/mta-sts.txt, published
        +++ https://mta-sts.example.com/.well-known/mta-sts.txt, generated
        @@ -1,5 +1,5 @@
         version: STSv1
        -mode: enforce
        +mode: testing
         mx: mx1.example.com
         mx: mx2.example.com
        -max_age: 2419200
        +max_age: 86400
        """,
        string.Join('\n', PublicationDiff.Of(Ready(Domain, new())).SkipWhile(static line => !line.StartsWith("--- https", StringComparison.Ordinal))));

    [Fact]
    public void Published_destinations_stay() => Assert.Equal(
        ("v=TLSRPTv1; rua=mailto:a@example.net,https://reports.example/;", RuaOrigin.Published),
        Ready(Domain.WithTlsRpt("v=TLSRPTv1;rua=mailto:a@example.net,https://reports.example/"), new()) is var publication
            ? (publication.TlsRptRecord.ToRecordText(), publication.RuaOrigin)
            : default);

    [Theory]
    [InlineData("tlsrpt@example.com")]
    [InlineData("mailto:")]
    [InlineData("http://example.com/")]
    [InlineData("mailto:a@example.com,b@example.com")]
    [InlineData("")]
    public void Destinations_that_take_no_report_are_named(string text)
    {
        Assert.False(PublishingWish.TryReadDestinations(["mailto:a@example.com", text], out _, out var fault));
        Assert.Equal(text, fault);
    }

    [Fact]
    public void It_says_which_mail_servers_would_fail()
    {
        var publication = Ready(
            Domain.WithFirstProbe(new MxProbe.NoStartTls { Address = Domain.MailHosts[0].Probes[0].Address }),
            new() { Mode = StsMode.Enforce });

        Assert.Equal("mx1.example.com", Assert.Single(publication.Failing).Host);
    }

    [Fact]
    public void An_address_for_a_mail_server_cannot_be_covered()
    {
        var publication = Ready(
            Domain.WithHosts(Domain.MailHosts[0], new MailHost { Name = "192.0.2.1", Preference = 20 }), new());

        Assert.Equal("192.0.2.1", Assert.Single(publication.Failing).Host);
        Assert.Equal("mx1.example.com", Assert.Single(publication.Lines).Pattern.Text);
    }

    [Theory]
    [InlineData("smtp.google.com", "smtp.google.com", "Google Workspace")]
    [InlineData("alt1.aspmx.l.google.com", "*.aspmx.l.google.com", "Google Workspace")]
    [InlineData("aspmx2.googlemail.com", "*.googlemail.com", "Google Workspace")]
    [InlineData("contoso-com.mail.protection.outlook.com", "*.mail.protection.outlook.com", "Microsoft 365")]
    [InlineData("contoso-com.h-v1.mx.microsoft", "*.h-v1.mx.microsoft", "Microsoft 365 with DANE")]
    [InlineData("mail.protonmail.ch", "mail.protonmail.ch", "Proton Mail")]
    [InlineData("in1-smtp.messagingengine.com", "in1-smtp.messagingengine.com", "Fastmail")]
    [InlineData("mx2.zoho.eu", "mx2.zoho.eu", "Zoho Mail")]
    [InlineData("mx00.ionos.de", "mx00.ionos.de", "IONOS")]
    [InlineData("mx00.kundenserver.de", "mx00.kundenserver.de", "IONOS")]
    [InlineData("notgooglemail.com", "notgooglemail.com", null)]
    [InlineData("under_score.example.com", "*.example.com", null)]
    public void Each_provider_gets_its_pattern(string host, string pattern, string? provider)
    {
        var publication = Ready(Domain.WithHosts(MailHost(host, 10, "192.0.2.25")), new());

        Assert.Equal(pattern, Assert.Single(publication.Lines).Pattern.Text);
        Assert.Equal(provider, Assert.Single(publication.Servers).Provider?.Name);
    }

    [Fact]
    public void Every_pattern_of_a_provider_is_one_and_covers_hosts_of_it() => Assert.All(
        from provider in Providers.All from pattern in provider.Patterns select (provider, pattern),
        static one =>
        {
            Assert.True(MxPattern.TryParse(one.pattern, out var pattern));
            Assert.True(one.provider.Runs(pattern.IsWildcard ? $"a.{pattern.Domain}" : pattern.Domain));
        });

    [Theory]
    [InlineData("a null MX under an enforced policy", typeof(PublishingAnswer.NoMail))]
    [InlineData("a domain that does not exist", typeof(PublishingAnswer.Impossible))]
    [InlineData("SERVFAIL for MX", typeof(PublishingAnswer.Unseen))]
    [InlineData("no MX record, an address", typeof(PublishingAnswer.Ready))]
    public void There_may_be_nothing_to_publish(string claim, Type answer) => Assert.IsType(
        answer, Publication.Of(DomainReading.Of(Scenario.All.Single(one => one.Claim == claim).Seen), new()));

    [Fact]
    public void A_long_record_becomes_several_strings()
    {
        var rua = string.Join(',', from i in Enumerable.Range(1, 20) select $"mailto:reports{i}@example.com");
        var line = Ready(Domain.WithTlsRpt($"v=TLSRPTv1; rua={rua}"), new()).TlsRptZoneLine;

        var strings = line[line.IndexOf('"', StringComparison.Ordinal)..].Split("\" \"");
        Assert.True(strings.Length > 1);
        Assert.All(strings, static one => Assert.True(one.Trim('"').Length <= 255));
        Assert.Contains(rua, string.Concat(strings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HostingKind.Nginx, "mta-sts.example.com.nginx.conf")]
    [InlineData(HostingKind.Caddy, "mta-sts.example.com.Caddyfile")]
    [InlineData(HostingKind.StaticSite, "mta-sts.example.com/.nojekyll")]
    public void Hosting_files_hold_the_policy(HostingKind kind, string also)
    {
        var publication = Ready(Domain, new());

        var files = HostingFiles.For(publication, kind);

        Assert.Equal(publication.PolicyText, files.Single(static file => file.Path == "mta-sts.example.com/.well-known/mta-sts.txt").Text);
        Assert.Contains(files, file => file.Path == also);
        Assert.All(files, static file => Assert.DoesNotContain("..", file.Path, StringComparison.Ordinal));
    }

    internal static DomainObservation Unpublished { get; } = Domain.WithRecord().WithTlsRpt() with
    {
        PolicyHost = Domain.PolicyHost with { Addresses = Facts.NoAddresses(Host, DnsOutcome.NoSuchName), Fetches = [] },
        ReportDestinations = [],
    };

    internal static Publication Ready(DomainObservation seen, PublishingWish wish) =>
        Assert.IsType<PublishingAnswer.Ready>(Publication.Of(DomainReading.Of(seen), wish)).Publication;

    // Every text is valid, every line has a mail server, every mail server that can be has its line.
    private static void Prove(Publication publication)
    {
        Assert.True(publication.IsProven, string.Join(", ", from report in publication.Proof from flaw in report.Flaws select flaw.Kind));
        Assert.All(publication.Lines, static line => Assert.NotEmpty(line.Covers));
        Assert.All(publication.Lines, static line => Assert.All(line.Covers, host => Assert.True(line.Pattern.Matches(host))));
        Assert.All(publication.Servers, server => Assert.Equal(
            server.CoveredBy is null, !publication.Lines.Any(line => line.Pattern.Matches(server.Host))));
        Assert.All(publication.Servers.Where(static server => server.CoveredBy is null), static server => Assert.True(server.Fails));
        Assert.Equal(LintVerdict.Valid, Linter.Lint(LintKind.Policy, Octets.Of(publication.PolicyText)).Verdict);
    }

    private static string Name(Random random)
    {
        string[] names =
        [
            "mx1.example.com", "mx2.example.com", "mail.example.net", "a.b.c.example.org", "under_score.example.com", "192.0.2.7",
            "alt1.aspmx.l.google.com", "aspmx.l.google.com", "x.mail.protection.outlook.com", "contoso.h-v1.mx.microsoft",
            "localhost", "com", "a_b.com", "-x.example.com", "xn--mnchen-3ya.example", "mx\\032a.example.com", "*.example.com",
            new string('a', 63) + ".example.com", "1.2.3.example", "mx--1.example.com", "x.co.uk", "bücher.example",
        ];
        return random.Next(4) == 0 ? $"mx{random.Next(300)}.pool{random.Next(9)}.example.net" : names[random.Next(names.Length)];
    }
}
