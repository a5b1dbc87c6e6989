using System.Collections.Immutable;
using Sealpost.Core.Names;
using Sealpost.Core.Observations;
using static Sealpost.Core.Tests.Scenarios.Healthy;

namespace Sealpost.Core.Tests.Scenarios;

/// <summary>The DMARC record, its policy and its destinations.</summary>
internal static class DmarcScenarios
{
    private const string Name = "_dmarc.example.com";
    private const string Rua = "rua=mailto:dmarc@example.com";
    private const string Record = $"v=DMARC1; p=reject; {Rua}";

    public static ImmutableArray<Scenario> All { get; } =
    [
        new("nobody looked for DMARC", Domain.WithDmarc((DmarcLookup?)null)),
        new("a time-out for the DMARC record", Domain.WithDmarc(Own(Facts.NoTxt(Name, DnsOutcome.TimedOut)))),
        new("a time-out for the DMARC record above", Domain.WithDmarc(Walk(Facts.Txt(Name), Timeout("_dmarc.com")))),
        new("no DMARC record", Domain.WithDmarc(), "DMC101"),
        new("no DMARC record and no mail",
            Domain.WithoutMail().WithPolicyChange("enforce", "none").WithDmarc(), "DMC101", "SMX101"),
        new("a DMARC record that is parked",
            Domain.WithoutMail().WithPolicyChange("enforce", "none").WithDmarc("v=DMARC1; p=reject"), "SMX101"),
        new("a domain that does not exist and has no DMARC record",
            Domain with { Mx = Facts.NoMx(DnsOutcome.NoSuchName), MailHosts = [], Dmarc = Neighbours.Dmarc() },
            "SMX101", "STS404"),
        new("two DMARC records", Domain.WithDmarc(Record, "v=DMARC1; p=none"), "DMC102"),
        new("a foreign text beside the DMARC record", Domain.WithDmarc(Record, "x")),
        new("a DMARC tag without =", Domain.WithDmarc($"v=DMARC1; p=reject; {Rua}; note"), "DMC103"),
        new("two semicolons in the DMARC record", Domain.WithDmarc($"v=DMARC1;; p=reject; {Rua}"), "DMC103"),
        new("no p", Domain.WithDmarc($"v=DMARC1; {Rua}"), "DMC104"),
        new("neither p nor rua", Domain.WithDmarc("v=DMARC1; adkim=s"), "DMC104"),
        new("an unknown p", Domain.WithDmarc($"v=DMARC1; p=block; {Rua}"), "DMC104"),
        new("an unknown sp", Domain.WithDmarc($"v=DMARC1; p=reject; sp=rejct; {Rua}"), "DMC105"),
        new("an unknown np without rua", Domain.WithDmarc("v=DMARC1; p=reject; np=x"), "DMC105"),
        new("two p in the DMARC record", Domain.WithDmarc($"v=DMARC1; p=reject; p=none; {Rua}"), "DMC106"),
        new("adkim=strict", Domain.WithDmarc($"v=DMARC1; p=reject; adkim=strict; {Rua}"), "DMC107"),
        new("an unknown DMARC tag", Domain.WithDmarc($"v=DMARC1; p=reject; x=y; {Rua}"), "DMC108"),
        new("a pct of 100", Domain.WithDmarc($"v=DMARC1; p=reject; pct=100; {Rua}"), "DMC109"),
        new("a size in a DMARC destination", Domain.WithDmarc($"v=DMARC1; p=reject; {Rua}!10m"), "DMC109"),
        new("a pct of 20", Domain.WithDmarc($"v=DMARC1; p=reject; pct=20; {Rua}"), "DMC109", "DMC110"),
        new("p=none", Domain.WithDmarc($"v=DMARC1; p=none; {Rua}"), "DMC111"),
        new("sp=none", Domain.WithDmarc($"v=DMARC1; p=reject; sp=none; {Rua}"), "DMC112"),
        new("np milder than p", Domain.WithDmarc($"v=DMARC1; p=reject; np=quarantine; {Rua}"), "DMC112"),
        new("t=y", Domain.WithDmarc($"v=DMARC1; p=reject; t=y; {Rua}"), "DMC113"),
        new("t=y under p=none", Domain.WithDmarc($"v=DMARC1; p=none; t=y; {Rua}"), "DMC111"),
        new("no DMARC reports", Domain.WithDmarc("v=DMARC1; p=reject"), "DMC114"),
        new("a DMARC destination without mailto", Domain.WithDmarc("v=DMARC1; p=reject; rua=dmarc@example.com"), "DMC115"),
        new("an empty rua in the DMARC record", Domain.WithDmarc("v=DMARC1; p=reject; rua="), "DMC114", "DMC115"),
        new("an https destination of DMARC",
            Domain.WithDmarc($"v=DMARC1; p=reject; {Rua},https://example.com/dmarc"), "DMC116"),
        new("a destination that has agreed", External(Facts.Txt(Consent, "v=DMARC1"))),
        new("a destination that agrees for another mailbox of its own",
            External(Facts.Txt(Consent, "v=DMARC1; rua=mailto:b@reports.example.net"))),
        new("a destination that has not agreed", External(Facts.Txt(Consent)), "DMC117"),
        new("a destination that agrees with another text", External(Facts.Txt(Consent, "v=spf1 -all")), "DMC117"),
        new("a destination that sends the reports on",
            External(Facts.Txt(Consent, "v=DMARC1; rua=mailto:c@example.org")), "DMC117"),
        new("a destination whose name to agree is too long", External(null), "DMC117"),
        new("a time-out for what a destination agrees to", External(Timeout(Consent))),
        new("a DMARC destination with a null MX", Mailbox(Facts.Mx(new MxRecord(0, "."))), "DMC118"),
        new("a DMARC destination that does not exist", Mailbox(Facts.NoMx(DnsOutcome.NoSuchName)), "DMC118"),
        new("a time-out for a DMARC destination", Mailbox(Facts.NoMx(DnsOutcome.TimedOut))),
        new("the policy of a public suffix above",
            Domain.WithDmarc(Walk(Facts.Txt(Name), Facts.Txt("_dmarc.com", "v=DMARC1; p=none; sp=reject; psd=y; rua=mailto:x@nic.example"))),
            "DMC119", "DMC120"),
        new("the policy of the domain above", Below("v=DMARC1; p=reject; rua=mailto:dmarc@example.com"), "DMC119"),
        new("the policy of a domain between", Between, "DMC119", "DMC120"),
        new("SERVFAIL for the DMARC record", Domain.WithDmarc(Own(Facts.NoTxt(Name, DnsOutcome.ServerFailure))), "DMC121"),
        new("a DMARC alias that leads nowhere",
            Domain.WithDmarc(Own(Facts.NoTxt(Name, DnsOutcome.NoSuchName, "gone.provider.example"))), "DMC122"),
        new("a DMARC record at the domain itself", Domain.WithDmarc(Neighbours.Dmarc() with
        {
            Misplaced = [Facts.Txt("example.com", "v=spf1 -all", Record)],
        }), "DMC101", "DMC123"),
        new("a DMARC record of another domain",
            Domain.WithDmarc(Own(Facts.Txt(Name, Record).Via("example-com.provider.example"))),
            "DMC124"),
        new("p behind rua", Domain.WithDmarc($"v=DMARC1; {Rua}; p=reject"), "DMC125"),
        new("psd=y", Domain.WithDmarc($"v=DMARC1; p=reject; psd=y; {Rua}"), "DMC127"),
        new("psd=n", Domain.WithDmarc($"v=DMARC1; p=reject; psd=n; {Rua}")),
        new("a space before the DMARC version", Domain.WithDmarc($" v=DMARC1; p=reject; {Rua}"), "DMC126"),
        new("v=dmarc1", Domain.WithDmarc($"v=dmarc1; p=reject; {Rua}"), "DMC126"),
        new("the version behind the policy", Domain.WithDmarc("p=reject; v=DMARC1"), "DMC126"),
    ];

    private const string Consent = "example.com._report._dmarc.reports.example.net";

    private static DomainObservation Between => At("a.dept.example.com", Walk(
        Facts.Txt("_dmarc.a.dept.example.com"),
        Facts.Txt("_dmarc.dept.example.com", "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"),
        Facts.Txt("_dmarc.example.com"),
        Facts.Txt("_dmarc.com")));

    private static DmarcLookup Own(TxtLookup own) => Walk(own, Facts.NoTxt("_dmarc.com", DnsOutcome.NoSuchName));

    private static DmarcLookup Walk(params ImmutableArray<TxtLookup> walk) => Domain.Dmarc! with { Walk = walk };

    private static TxtLookup Timeout(string name) => Facts.NoTxt(name, DnsOutcome.TimedOut);

    private static DomainObservation At(string name, DmarcLookup lookup) =>
        Domain with { Domain = DomainName.TryParse(name, out var domain) ? domain : Domain.Domain, Dmarc = lookup };

    private static DomainObservation Below(string above) => At("shop.example.com", Walk(
        Facts.Txt("_dmarc.shop.example.com"), Facts.Txt("_dmarc.example.com", above), Facts.Txt("_dmarc.com")));

    private static DomainObservation External(TxtLookup? consent) =>
        Domain.WithDmarc(Neighbours.Dmarc("v=DMARC1; p=reject; rua=mailto:a@reports.example.net") with
        {
            Destinations =
            [
                Neighbours.Destination("mailto:a@reports.example.net", "reports.example.net") with
                {
                    IsExternal = true,
                    Consent = consent,
                },
            ],
        });

    private static DomainObservation Mailbox(MxLookup mx) =>
        Domain.WithDmarc(Neighbours.Dmarc("v=DMARC1; p=reject; rua=mailto:a@reports.example.com") with
        {
            Destinations =
            [
                Neighbours.Destination("mailto:a@reports.example.com", "reports.example.com") with { Mx = mx },
            ],
        });
}
