using System.Collections.Immutable;
using Sealpost.Core.Observations;

namespace Sealpost.Core.Tests.Scenarios;

/// <summary>The <c>_mta-sts</c> record.</summary>
internal static class RecordScenarios
{
    private const string Name = "_mta-sts.example.com";

    private static readonly DomainObservation Domain = Healthy.Domain;

    private static readonly DomainObservation Unannounced = Domain.WithRecord() with
    {
        PolicyHost =
            Domain.PolicyHost with { Addresses = Facts.NoAddresses(Healthy.Host, DnsOutcome.NoSuchName), Fetches = [] },
    };

    public static ImmutableArray<Scenario> All { get; } =
    [
        new("no record and no policy", Unannounced, "STS101"),
        new("no record but a policy", Domain.WithRecord(), "STS101", "STS216"),
        new("no record, and the policy host cannot be looked up", Domain.WithRecord() with
        {
            PolicyHost = Domain.PolicyHost with
            {
                Addresses = Facts.NoAddresses(Healthy.Host, DnsOutcome.TimedOut),
                Fetches = [],
            },
        }, "STS101"),
        new("no record and no mail", Unannounced.WithoutMail(), "SMX101"),
        new("two records", Domain.WithRecord("v=STSv1; id=1;", "v=STSv1; id=2;"), "STS102"),
        new("two records, one of them malformed", Domain.WithRecord("v=STSv1; id=1;", "v=STSv1; bad"), "STS102"),
        new("a field without =", Domain.WithRecord("v=STSv1; id=1; bad"), "STS103"),
        new("a space around =", Domain.WithRecord("v=STSv1; id = 1"), "STS103"),
        new("a second semicolon at the end", Domain.WithRecord("v=STSv1; id=1;;"), "STS103"),
        new("no id", Domain.WithRecord("v=STSv1;"), "STS104"),
        new("the version alone", Domain.WithRecord("v=STSv1"), "STS104"),
        new("the id in capitals", Domain.WithRecord("v=STSv1; ID=1"), "STS104", "STS108"),
        new("a hyphen in the id", Domain.WithRecord("v=STSv1; id=2026-01-01"), "STS105"),
        new("two ids", Domain.WithRecord("v=STSv1; id=1; id=2"), "STS106"),
        new("a space before the first semicolon", Domain.WithRecord("v=STSv1 ; id=1"), "STS107"),
        new("the same beside another record", Domain.WithRecord("v=STSv1 ; id=1", "v=spf1 -all"), "STS107"),
        new("the same beside a good record", Domain.WithRecord("v=STSv1 ; id=1", "v=STSv1; id=2"), "STS107"),
        new("an unknown field in the record", Domain.WithRecord("v=STSv1; id=1; note=x"), "STS108"),
        new("the record at the domain itself",
            Unannounced with { Misplaced = [Facts.Txt("example.com", "v=spf1 -all", "v=STSv1; id=1")] },
            "STS101",
            "STS109"),
        new("the record at a doubled name", Unannounced with
        {
            Misplaced = [Facts.Txt("_mta-sts.example.com.example.com", "v=STSv1; id=1")],
        }, "STS101", "STS109"),
        new("a TLSRPT record at the domain is not a misplaced MTA-STS record", Unannounced with
        {
            Misplaced = [Facts.Txt("example.com", "v=TLSRPTv1; rua=mailto:a@example.com")],
        }, "STS101"),
        new("SERVFAIL for the record", Domain with { StsTxt = Facts.NoTxt(Name, DnsOutcome.ServerFailure) }, "STS110"),
        new("REFUSED for the record", Domain with { StsTxt = Facts.NoTxt(Name, DnsOutcome.Refused) }, "STS110"),
        new("a broken answer for the record",
            Domain with { StsTxt = Facts.NoTxt(Name, DnsOutcome.Malformed) }, "STS110"),
        new("a time-out for the record", Domain with { StsTxt = Facts.NoTxt(Name, DnsOutcome.TimedOut) }),
        new("an alias that leads nowhere",
            Domain with { StsTxt = Facts.NoTxt(Name, DnsOutcome.NoSuchName, "gone.provider.example") }, "STS111"),
        new("an alias to a name without TXT",
            Domain with { StsTxt = Facts.NoTxt(Name, DnsOutcome.NoData, "other.provider.example") }, "STS111"),
        new("an SPF record from a wildcard", Unannounced.WithRecord("v=spf1 -all"), "STS101", "STS112"),
        new("another version", Unannounced.WithRecord("v=STSv2; id=1"), "STS101", "STS112"),
        new("other records beside a good one", Domain.WithRecord("v=spf1 -all", "v=STSv1; id=1", "junk")),
        new("a delegated record", Domain with
        {
            StsTxt = new(
                Facts.Reply(Name, DnsType.Txt, DnsOutcome.Answered, "customer._mta-sts.provider.example"),
                Domain.StsTxt.Records),
        }, "STS113"),
        new("an alias within the domain", Domain with
        {
            StsTxt = new(
                Facts.Reply(Name, DnsType.Txt, DnsOutcome.Answered, "_sts.example.com"), Domain.StsTxt.Records),
        }),
        new("a resolver that answers nothing at all", DeadResolver()),
        new("a domain whose servers answer nothing, with a resolver that works", DeadResolver() with
        {
            Control = Facts.Reply("", DnsType.Ns, DnsOutcome.Answered),
        }, "STS110", "SMX111", "RPT110"),
    ];

    private static DomainObservation DeadResolver() => Domain with
    {
        StsTxt = Facts.NoTxt(Name, DnsOutcome.ServerFailure),
        TlsRptTxt = Facts.NoTxt("_smtp._tls.example.com", DnsOutcome.ServerFailure),
        PolicyHost = Domain.PolicyHost with
        {
            Addresses = Facts.NoAddresses(Healthy.Host, DnsOutcome.ServerFailure),
            Fetches = [],
        },
        Mx = Facts.NoMx(DnsOutcome.ServerFailure),
        MailHosts = [],
        ReportDestinations = [],
    };
}
