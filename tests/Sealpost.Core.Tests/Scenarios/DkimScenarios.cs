using System.Collections.Immutable;
using Sealpost.Core.Observations;
using static Sealpost.Core.Tests.Scenarios.Healthy;

namespace Sealpost.Core.Tests.Scenarios;

/// <summary>DKIM keys.</summary>
internal static class DkimScenarios
{
    private const string Key = $"k=rsa; p={PublicKeys.Rsa2048}";

    private static readonly DkimLookup Good = Domain.Dkim!;

    public static ImmutableArray<Scenario> All { get; } =
    [
        new("nobody looked for DKIM keys", Domain.WithDkim(null)),
        new("a time-out for all DKIM keys", Domain.WithDkim(Good.All(DnsOutcome.TimedOut))),
        new("no DKIM key under the common selectors", Domain.WithKey()),
        new("no DKIM key, but the name above them", Domain.WithDkim(Neighbours.Dkim() with
        {
            Parent = Facts.NoTxt("_domainkey.example.com", DnsOutcome.NoData),
        })),
        new("no DKIM key and no mail",
            Domain.WithoutMail().WithPolicyChange("enforce", "none").WithKey(), "SMX101"),
        new("an Ed25519 key", Domain.WithKey($"v=DKIM1; k=ed25519; p={PublicKeys.Ed25519}")),
        new("a key without a version", Domain.WithKey($"p={PublicKeys.Rsa2048}")),
        new("a key in pieces", Domain.WithKey($"v=DKIM1; p={PublicKeys.Rsa2048[..76]} {PublicKeys.Rsa2048[76..]}")),
        new("a key cut off", Domain.WithKey($"v=DKIM1; p={PublicKeys.Rsa2048[..200]}"), "DKM101"),
        new("a key that is no base64", Domain.WithKey("v=DKIM1; p=not-base64"), "DKM101"),
        new("a key record without a key", Domain.WithKey("v=DKIM1; k=rsa"), "DKM101"),
        new("a key of an unknown type", Domain.WithKey($"v=DKIM1; k=dsa; p={PublicKeys.Rsa2048}"), "DKM101"),
        new("a wrapped Ed25519 key", Domain.WithKey($"v=DKIM1; k=ed25519; p={PublicKeys.WrappedEd25519}"), "DKM101"),
        new("a key of another version", Domain.WithKey($"v=DKIM2; {Key}"), "DKM101"),
        new("a version that is not first", Domain.WithKey($"{Key}; v=DKIM1"), "DKM101"),
        new("two p tags", Domain.WithKey($"v=DKIM1; {Key}; p="), "DKM101"),
        new("an RSA key of 512 bits", Domain.WithKey($"v=DKIM1; p={PublicKeys.Rsa512}"), "DKM102"),
        new("an RSA key of 1024 bits", Domain.WithKey($"v=DKIM1; p={PublicKeys.Rsa1024}"), "DKM103"),
        new("a key for SHA-1", Domain.WithKey($"v=DKIM1; h=sha1; {Key}"), "DKM104"),
        new("a revoked key", Domain.WithKey("v=DKIM1; p="), "DKM105"),
        new("a revoked key under a named selector",
            Domain.WithDkim(Good.With(SelectorOrigin.Given, "old", Facts.Txt(Neighbours.NameOf("old"), "v=DKIM1; p="))),
            "DKM105"),
        new("a key in test mode", Domain.WithKey($"v=DKIM1; t=y:s; {Key}"), "DKM106"),
        new("a key for TLS reports alone", Domain.WithKey($"v=DKIM1; s=tlsrpt; {Key}"), "DKM107"),
        new("a key for mail alone", Domain.WithKey($"v=DKIM1; s=email; {Key}"), "DKM108"),
        new("a named selector with a key",
            Domain.WithDkim(Good.With(
                SelectorOrigin.Given, "s2026", Facts.Txt(Neighbours.NameOf("s2026"), $"v=DKIM1; {Key}")))),
        new("a named selector without a key",
            Domain.WithDkim(Good.With(SelectorOrigin.Given, "s2026", Facts.Txt(Neighbours.NameOf("s2026")))), "DKM109"),
        new("a named selector with another text",
            Domain.WithDkim(Good.With(SelectorOrigin.Given, "s2026", Facts.Txt(Neighbours.NameOf("s2026"), "x"))), "DKM109"),
        new("a time-out for a named selector",
            Domain.WithDkim(Good.With(
                SelectorOrigin.Given, "s2026", Facts.NoTxt(Neighbours.NameOf("s2026"), DnsOutcome.TimedOut)))),
        new("a selector that is an alias of a key",
            Domain.WithDkim(Good.With(SelectorOrigin.Provider, "selector1", Alias($"v=DKIM1; {Key}")))),
        new("a selector that is an alias of nothing",
            Domain.WithDkim(Good.With(SelectorOrigin.Provider, "selector1", Alias())), "DKM111"),
        new("two keys under one selector",
            Domain.WithKey($"v=DKIM1; {Key}", $"v=DKIM1; k=ed25519; p={PublicKeys.Ed25519}"), "DKM112"),
        new("a bare RSA key", Domain.WithKey($"v=DKIM1; k=rsa; p={PublicKeys.Bare}"), "DKM113"),
        new("a wildcard that answers with an SPF text", Domain.WithDkim(Good.Everywhere("v=spf1 -all")), "DKM114"),
        new("a wildcard that answers with a key", Domain.WithDkim(Good.Everywhere($"v=DKIM1; {Key}")), "DKM114"),
        new("SERVFAIL for all DKIM keys", Domain.WithDkim(Good.All(DnsOutcome.ServerFailure)), "DKM115"),
        new("a g tag in a key record", Domain.WithKey($"v=DKIM1; g=*; {Key}"), "DKM116"),
        new("an unknown flag in a key record", Domain.WithKey($"v=DKIM1; t=x; {Key}"), "DKM116"),
    ];

    private static TxtLookup Alias(params ImmutableArray<string> records)
    {
        const string Name = "selector1._domainkey.example.com";
        const string Target = "selector1-example-com._domainkey.provider.example";
        return Facts.Txt(Name, records).Via(Target);
    }
}
