using System.Collections.Immutable;
using Sealpost.Core.Senders.Dialects;

namespace Sealpost.Core.Senders;

/// <summary>The senders. Written out by hand: the order is that of the report, and each says where its rules are from.</summary>
internal static class SenderProfiles
{
    public static SenderProfile Rfc { get; } = new()
    {
        Id = "rfc-strict",
        Name = "MTA-STS alone, strictly by the RFC",
        Source = "RFC 8461, as docs/rfcs.md reads it",
    };

    public static SenderProfile Gmail { get; } = new()
    {
        Id = "gmail",
        Name = "Gmail, as documented",
        Source = "support.google.com/a/answer/9276511 (not observed)",
        IsObserved = false,
        Policy = Dialects.Gmail.Policy,
    };

    public static SenderProfile Tlspol { get; } = new()
    {
        Id = "postfix-tlspol",
        Name = "Postfix with postfix-tlspol",
        Source = "github.com/Zuplu/postfix-tlspol, internal/mta-sts.go; Postfix TLS_README, secure",
        Record = Dialects.Tlspol.Record,
        Policy = Dialects.Tlspol.Policy,
        Covers = Postfix.Covers,
        CoversCertificates = true,
        IgnoresTesting = true,
        Dane = DaneUse.First,
        Fetch = new() { Unpacks = true },
    };

    public static SenderProfile MtaStsResolver { get; } = new()
    {
        Id = "postfix-mta-sts-resolver",
        Name = "Postfix with postfix-mta-sts-resolver",
        Source = "github.com/Snawoot/postfix-mta-sts-resolver, resolver.py and utils.py; Postfix TLS_README, secure",
        Record = Dialects.MtaStsResolver.Record,
        Policy = Dialects.MtaStsResolver.Policy,
        Covers = Postfix.Covers,
        CoversCertificates = true,
        IgnoresTesting = true,
        Fetch = new() { Unpacks = true, TakesCommonName = true },
    };

    public static SenderProfile Mox { get; } = new()
    {
        Id = "mox",
        Name = "mox",
        Source = "github.com/mjl-/mox, mtasts",
        Record = Dialects.Mox.Record,
        Policy = Dialects.Mox.Policy,
        Covers = Dialects.Mox.Covers,
        Dane = DaneUse.Beside,
        Fetch = new() { ContentType = ContentTypeRule.Any, Unpacks = true },
    };

    public static SenderProfile Stalwart { get; } = new()
    {
        Id = "stalwart",
        Name = "Stalwart",
        Source = "github.com/stalwartlabs/stalwart, crates/smtp/src/outbound/mta_sts; mail-auth, src/mta_sts",
        Record = Dialects.Stalwart.Record,
        Policy = Dialects.Stalwart.Policy,
        Covers = Dialects.Stalwart.Covers,
        Dane = DaneUse.Beside,
        Fetch = new() { ContentType = ContentTypeRule.Any, Status = StatusRule.Any, LargestBody = 1_048_576 },
    };

    public static SenderProfile GoMtasts { get; } = new()
    {
        Id = "go-mtasts",
        Name = "maddy (go-mtasts)",
        Source = "github.com/foxcpp/go-mtasts",
        Record = Dialects.GoMtasts.Record,
        Policy = Dialects.GoMtasts.Policy,
        Covers = Dialects.GoMtasts.Covers,
        Dane = DaneUse.Beside,
        Fetch = new() { ContentType = ContentTypeRule.PlainWellFormed, Unpacks = true, LargestBody = null },
    };

    public static SenderProfile Chasquid { get; } = new()
    {
        Id = "chasquid",
        Name = "chasquid",
        Source = "github.com/albertito/chasquid, internal/sts",
        Record = Dialects.Chasquid.Record,
        Policy = Dialects.Chasquid.Policy,
        Covers = Dialects.Chasquid.Covers,
        Fetch = new()
        {
            ContentType = ContentTypeRule.PlainWellFormed,
            Unpacks = true,
            LargestBody = null,
            Reads = Dialects.Chasquid.Reads,
        },
    };

    public static SenderProfile Mailauth { get; } = new()
    {
        Id = "mailauth",
        Name = "Senders built on mailauth",
        Source = "github.com/postalsys/mailauth, lib/mta-sts.js",
        Record = Dialects.Mailauth.Record,
        Policy = Dialects.Mailauth.Policy,
        Covers = Dialects.Mailauth.Covers,
        Fetch = new()
        {
            ContentType = ContentTypeRule.Any,
            Status = StatusRule.Success,
            LargestBody = null,
            TakesCommonName = true,
        },
    };

    public static SenderProfile DaneFirst { get; } = new()
    {
        Id = "dane-first",
        Name = "Postfix with DANE only",
        Source = "Postfix TLS_README, dane; postconf(5), smtp_tls_dane_insecure_mx_policy",
        LooksForPolicy = false,
        Dane = DaneUse.First,
        LooksUnderUnsignedMx = true,
    };

    public static SenderProfile Exim { get; } = new()
    {
        Id = "exim",
        Name = "Exim with DANE only",
        Source = "Exim specification, hosts_try_dane",
        LooksForPolicy = false,
        Dane = DaneUse.First,
    };

    public static ImmutableArray<SenderProfile> All { get; } =
        [Rfc, Gmail, Tlspol, MtaStsResolver, DaneFirst, Exim, Mox, Stalwart, GoMtasts, Chasquid, Mailauth];
}
