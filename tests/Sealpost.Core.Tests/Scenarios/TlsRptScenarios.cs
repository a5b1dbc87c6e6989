using System.Collections.Immutable;
using Sealpost.Core.Observations;
using static Sealpost.Core.Tests.Scenarios.Healthy;

namespace Sealpost.Core.Tests.Scenarios;

/// <summary>The <c>_smtp._tls</c> record and its destinations.</summary>
internal static class TlsRptScenarios
{
    private const string Name = "_smtp._tls.example.com";

    private const string Mail = "mailto:tlsrpt@example.com";

    public static ImmutableArray<Scenario> All { get; } =
    [
        new("no TLSRPT record", Domain.WithTlsRpt(), "RPT101"),
        new("no TLSRPT record and no mail",
            Domain.WithoutMail().WithTlsRpt().WithPolicyChange("enforce", "none"), "SMX101"),
        new("two TLSRPT records",
            Domain.WithTlsRpt($"v=TLSRPTv1; rua={Mail}", "v=TLSRPTv1; rua=mailto:b@example.com"), "RPT102"),
        new("a field without = in the TLSRPT record", Domain.WithTlsRpt($"v=TLSRPTv1; rua={Mail}; x"), "RPT103"),
        new("a space after rua=", Domain.WithTlsRpt($"v=TLSRPTv1; rua= {Mail}"), "RPT103"),
        new("no rua", Domain.WithTlsRpt("v=TLSRPTv1;"), "RPT104"),
        new("an empty rua", Domain.WithTlsRpt("v=TLSRPTv1; rua="), "RPT104"),
        new("RUA in capitals", Domain.WithTlsRpt($"v=TLSRPTv1; RUA={Mail}"), "RPT104", "RPT109"),
        new("ftp only", Domain.WithTlsRpt("v=TLSRPTv1; rua=ftp://example.com/"), "RPT105"),
        new("http beside mailto", Domain.WithTlsRpt($"v=TLSRPTv1; rua=http://example.com/,{Mail}"), "RPT105"),
        new("an address without mailto", Domain.WithTlsRpt("v=TLSRPTv1; rua=tlsrpt@example.com"), "RPT106"),
        new("the same beside a good one", Domain.WithTlsRpt($"v=TLSRPTv1; rua={Mail},b@example.com"), "RPT106"),
        new("a size suffix", Domain.WithTlsRpt($"v=TLSRPTv1; rua={Mail}!10m"), "RPT106"),
        new("a mailto without @ beside a good one",
            Domain.WithTlsRpt($"v=TLSRPTv1; rua={Mail},mailto:example.com"), "RPT106"),
        new("two rua fields", Domain.WithTlsRpt($"v=TLSRPTv1; rua={Mail}; rua={Mail}"), "RPT107"),
        new("a space before the first semicolon of the TLSRPT record",
            Domain.WithTlsRpt($"v=TLSRPTv1 ; rua={Mail}"), "RPT108"),
        new("the same in the TLSRPT record beside another record",
            Domain.WithTlsRpt($"v=TLSRPTv1 ; rua={Mail}", "x"), "RPT108"),
        new("an unknown field in the TLSRPT record", Domain.WithTlsRpt($"v=TLSRPTv1; rua={Mail}; note=x"), "RPT109"),
        new("SERVFAIL for the TLSRPT record",
            Domain with { TlsRptTxt = Facts.NoTxt(Name, DnsOutcome.ServerFailure) }, "RPT110"),
        new("a time-out for the TLSRPT record", Domain with { TlsRptTxt = Facts.NoTxt(Name, DnsOutcome.TimedOut) }),
        new("a mailto at a domain with a null MX", Mailto(Facts.Mx(new MxRecord(0, "."))), "RPT111"),
        new("a mailto at a domain that does not exist", Mailto(Facts.NoMx(DnsOutcome.NoSuchName)), "RPT111"),
        new("a mailto at a domain without MX and address",
            Mailto(Facts.NoMx(DnsOutcome.NoData), Facts.NoAddresses("example.com", DnsOutcome.NoData)), "RPT111"),
        new("a mailto at a domain with an address only",
            Mailto(Facts.NoMx(DnsOutcome.NoData), Facts.Addresses("example.com", "192.0.2.1"))),
        new("a mailto at a domain that times out", Mailto(Facts.NoMx(DnsOutcome.TimedOut))),
        new("an https destination", Https(Facts.Addresses("reports.example", "192.0.2.1"))),
        new("an https destination that does not resolve",
            Https(Facts.NoAddresses("reports.example", DnsOutcome.NoSuchName)), "RPT112"),
        new("an https destination that times out", Https(Facts.NoAddresses("reports.example", DnsOutcome.TimedOut))),
        new("the TLSRPT record at the swapped name", Domain.WithTlsRpt() with
        {
            Misplaced = [Facts.Txt("_tls._smtp.example.com", $"v=TLSRPTv1; rua={Mail}")],
        }, "RPT101", "RPT113"),
        new("a delegated TLSRPT record", Domain with
        {
            TlsRptTxt = new(
                Facts.Reply(Name, DnsType.Txt, DnsOutcome.Answered, "customer.reports.example"),
                Domain.TlsRptTxt.Records),
        }, "RPT114"),
        new("a TLSRPT alias that leads nowhere", Domain with
        {
            TlsRptTxt = Facts.NoTxt(Name, DnsOutcome.NoSuchName, "gone.reports.example"),
        }, "RPT115"),
    ];

    private static DomainObservation Mailto(MxLookup mx, AddressLookup? addresses = null) => Domain with
    {
        ReportDestinations = [new() { Uri = Mail, Host = "example.com", Mx = mx, Addresses = addresses }],
    };

    private static DomainObservation Https(AddressLookup addresses) =>
        Domain.WithTlsRpt("v=TLSRPTv1; rua=https://reports.example/tls") with
        {
            ReportDestinations =
                [new() { Uri = "https://reports.example/tls", Host = "reports.example", Addresses = addresses }],
        };
}
