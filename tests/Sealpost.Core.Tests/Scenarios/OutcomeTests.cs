using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Core.Rendering;
using Sealpost.Core.Reporting;
using static Sealpost.Core.Tests.Scenarios.Healthy;

namespace Sealpost.Core.Tests.Scenarios;

public class OutcomeTests
{
    [Theory]
    [InlineData("a domain in good order", "protected", "enforce", "present")]
    [InlineData("no record and no policy", "unprotected", "absent", "present")]
    [InlineData("no record and no mail", "no-mail", "absent", "present")]
    [InlineData("two records", "unprotected", "broken", "present")]
    [InlineData("no id", "unprotected", "broken", "present")]
    [InlineData("a space before the first semicolon", "protected", "enforce", "present")]
    [InlineData("the same beside another record", "unprotected", "absent", "present")]
    [InlineData("SERVFAIL for the record", "unprotected", "broken", "present")]
    [InlineData("a time-out for the record", "undetermined", "undetermined", "present")]
    [InlineData("an alias that leads nowhere", "unprotected", "broken", "present")]
    [InlineData("a resolver that answers nothing at all", "undetermined", "undetermined", "undetermined")]
    [InlineData(
        "a domain whose servers answer nothing, with a resolver that works", "undetermined", "broken", "broken")]
    [InlineData("no address", "unprotected", "broken", "present")]
    [InlineData("a time-out for the policy host", "undetermined", "undetermined", "present")]
    [InlineData("no way to the only address", "undetermined", "undetermined", "present")]
    [InlineData("a redirect", "unprotected", "broken", "present")]
    [InlineData("a missing intermediate", "unprotected", "broken", "present")]
    [InlineData("HTML as a media type", "partly-protected", "disputed", "present")]
    [InlineData("one of two addresses refuses", "protected", "enforce", "present")]
    [InlineData("the time is up before the answer", "undetermined", "undetermined", "present")]
    [InlineData("a packed policy", "partly-protected", "disputed", "present")]
    [InlineData("a packed policy that does not unpack", "unprotected", "broken", "present")]
    [InlineData("a blank line in the middle", "partly-protected", "disputed", "present")]
    [InlineData("a colon forgotten in the mode", "unprotected", "broken", "present")]
    [InlineData("white space before a colon", "partly-protected", "disputed", "present")]
    [InlineData("a name that is none", "unprotected", "broken", "present")]
    [InlineData("two modes", "protected", "enforce", "present")]
    [InlineData("a policy in testing", "reporting", "testing", "present")]
    [InlineData("a policy that switches off", "unprotected", "none", "present")]
    [InlineData("a web page", "unprotected", "broken", "present")]
    [InlineData("one host not covered", "partly-protected", "enforce", "present")]
    [InlineData("no host covered", "refused", "enforce", "present")]
    [InlineData("no host covered, no SMTP", "refused", "enforce", "present")]
    [InlineData("a disputed policy that does not cover", "partly-protected", "disputed", "present")]
    [InlineData("a null MX under an enforced policy", "no-mail", "enforce", "present")]
    [InlineData("a domain that does not exist", "no-mail", "absent", "absent")]
    [InlineData("one host without address", "protected", "enforce", "present")]
    [InlineData("no host with an address", "no-mail", "enforce", "present")]
    [InlineData("an IP address for a host", "protected", "enforce", "present")]
    [InlineData("private addresses for every host", "undetermined", "enforce", "present")]
    [InlineData("SERVFAIL for MX", "undetermined", "enforce", "present")]
    [InlineData("no MX record, an address", "protected", "enforce", "present")]
    [InlineData("no STARTTLS", "partly-protected", "enforce", "present")]
    [InlineData("no STARTTLS on the only host", "refused", "enforce", "present")]
    [InlineData("no STARTTLS and no policy", "unprotected", "absent", "present")]
    [InlineData("two addresses, one without STARTTLS", "partly-protected", "enforce", "present")]
    [InlineData("two addresses, one silent", "protected", "enforce", "present")]
    [InlineData("one host refuses connections", "protected", "enforce", "present")]
    [InlineData("the only host refuses connections", "undetermined", "enforce", "present")]
    [InlineData("the only host greets with 421", "undetermined", "enforce", "present")]
    [InlineData("STARTTLS put off", "undetermined", "enforce", "present")]
    [InlineData("STARTTLS refused for good", "partly-protected", "enforce", "present")]
    [InlineData("mail servers not contacted", "undetermined", "enforce", "present")]
    [InlineData("an expired mail certificate", "partly-protected", "enforce", "present")]
    [InlineData("no TLSRPT record", "protected", "enforce", "absent")]
    [InlineData("two TLSRPT records", "protected", "enforce", "broken")]
    [InlineData("ftp only", "protected", "enforce", "broken")]
    [InlineData("http beside mailto", "protected", "enforce", "present")]
    [InlineData("the same beside a good one", "protected", "enforce", "disputed")]
    [InlineData("a mailto without @ beside a good one", "protected", "enforce", "present")]
    [InlineData("a mailto at a domain with a null MX", "protected", "enforce", "present")]
    [InlineData("SERVFAIL for the TLSRPT record", "protected", "enforce", "broken")]
    [InlineData("a time-out for the TLSRPT record", "protected", "enforce", "undetermined")]
    [InlineData("TLSA records that match on every server", "protected", "enforce", "present")]
    [InlineData("the same without a policy", "protected", "absent", "present")]
    [InlineData("the same and no policy", "partly-protected", "absent", "present")]
    [InlineData("bogus TLSA records for one server", "partly-protected", "enforce", "present")]
    [InlineData("a time-out for TLSA on one server", "protected", "enforce", "present")]
    [InlineData("TLSA records, and MX records that are not signed", "protected", "enforce", "present")]
    [InlineData("TLSA records of other keys on every server", "refused", "enforce", "present")]
    [InlineData("TLSA records and no STARTTLS anywhere", "refused", "enforce", "present")]
    [InlineData("a self-signed certificate that only DANE vouches for", "partly-protected", "enforce", "present")]
    [InlineData("TLSA records and mail servers not contacted", "undetermined", "enforce", "present")]
    [InlineData("a resolver that nobody named as one to trust", "protected", "enforce", "present")]
    [InlineData("an observation from before DANE was looked at", "protected", "enforce", "present")]
    public void Follows_from_what_was_seen(string claim, string outcome, string mtaSts, string tlsRpt)
    {
        var report = Assert.Single(Scenario.All, one => one.Claim == claim).Judge();

        Assert.Equal(
            (outcome, mtaSts, tlsRpt),
            (report.Outcome.Word(), report.Reading.MtaSts.Status.Word(), report.Reading.TlsRpt.Status.Word()));
    }

    [Fact]
    public void A_host_that_passes_does_not_make_up_for_one_that_put_starttls_off() =>
        Assert.Equal(
            Outcome.Undetermined,
            OutcomeWith(Put(0, new MxProbe.StartTlsRefused(454) { Address = Domain.MailHosts[0].Probes[0].Address })));

    [Fact]
    public void A_refused_host_beside_a_silent_one_means_refused() =>
        Assert.Equal(Outcome.Refused, OutcomeWith(Domain with
        {
            MailHosts =
            [
                Domain.MailHosts[0] with
                {
                    Probes = [new MxProbe.NoStartTls { Address = Domain.MailHosts[0].Probes[0].Address }],
                },
                Domain.MailHosts[1] with { Probes = [Silent] },
            ],
        }));

    [Fact]
    public void Without_smtp_partial_coverage_means_partly_protected()
    {
        var seen = Domain.WithPolicyChange("mx: mx2.example.com\n", "") with
        {
            Scope = new() { Smtp = false },
            MailHosts = [.. from host in Domain.MailHosts select CoverageScenarios.NotContacted(host)],
        };

        Assert.Equal(Outcome.PartlyProtected, OutcomeWith(seen));
    }

    [Fact]
    public void A_tested_policy_that_would_refuse_everything_is_still_reporting() =>
        Assert.Equal(
            Outcome.Reporting,
            OutcomeWith(Domain.WithPolicy("version: STSv1\nmode: testing\nmx: other.example\nmax_age: 604800\n")));

    private static MxProbe Silent => new MxProbe.NoConnection(ConnectFault.TimedOut, "no answer in 10 s")
    {
        Address = Domain.MailHosts[1].Probes[0].Address,
    };

    private static Outcome OutcomeWith(DomainObservation seen) => Outcome.Of(DomainReading.Of(seen));

    private static DomainObservation Put(int host, MxProbe probe) =>
        Domain with { MailHosts = Domain.MailHosts.SetItem(host, Domain.MailHosts[host] with { Probes = [probe] }) };
}
