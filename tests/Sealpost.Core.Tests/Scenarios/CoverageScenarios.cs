using System.Collections.Immutable;
using Sealpost.Core.Observations;
using static Sealpost.Core.Tests.Scenarios.Healthy;

namespace Sealpost.Core.Tests.Scenarios;

/// <summary>The policy against the mail servers.</summary>
internal static class CoverageScenarios
{
    public static ImmutableArray<Scenario> All { get; } =
    [
        new("one host not covered", WithMx("mx: mx1.example.com"), "STS401"),
        new("no host covered", WithMx("mx: mail.example.net"), "STS402"),
        new("no host covered, no SMTP", WithMx("mx: mail.example.net") with
        {
            Scope = new() { Smtp = false },
            MailHosts = [.. from host in Domain.MailHosts select NotContacted(host)],
        }, "STS402"),
        new("a pattern too many", WithMx("mx: mx1.example.com\nmx: mx2.example.com\nmx: mx3.example.com"), "STS403"),
        new("a null MX under an enforced policy", Domain.WithoutMail(), "SMX101", "STS404"),
        new("a star for two labels", Domain
            .WithHosts(MailHost("a.mx.example.com", 10, "192.0.2.25"), MailHost("mx1.example.com", 20, "192.0.2.26"))
            .WithPolicyChange("mx: mx1.example.com\nmx: mx2.example.com", "mx: *.example.com"), "STS401", "STS405"),
        new("a star for no label", Domain
            .WithHosts(MailHost("example.com", 10, "192.0.2.25"))
            .WithPolicyChange("mx: mx1.example.com\nmx: mx2.example.com", "mx: *.example.com"), "STS402", "STS405"),
        new("a star that fits", WithMx("mx: *.example.com")),
        new("patterns in capitals", WithMx("mx: MX1.EXAMPLE.COM\nmx: *.Example.Com")),
        new("a disputed policy that does not cover",
            Domain.WithPolicy("version: STSv1\n\nmode: enforce\nmx: mx1.example.com\nmax_age: 2419200\n"),
            "STS302",
            "STS401"),
        new("a policy that switches off is held against nothing",
            Domain.WithPolicy("version: STSv1\nmode: none\nmx: old.example.com\nmax_age: 86400\n"), "STS318"),
        new("a suffix is no cover", WithMx("mx: 1.example.com\nmx: x1.example.com"), "STS402"),
    ];

    public static MailHost NotContacted(MailHost host) => host with
    {
        Probes =
        [
            .. from probe in host.Probes
               select new MxProbe.NotTried(NotTriedReason.NotWanted) { Address = probe.Address },
        ],
    };

    private static DomainObservation WithMx(string lines) =>
        Domain.WithPolicyChange("mx: mx1.example.com\nmx: mx2.example.com", lines);
}
