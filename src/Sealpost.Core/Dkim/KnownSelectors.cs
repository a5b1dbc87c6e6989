using System.Collections.Immutable;

namespace Sealpost.Core.Dkim;

/// <summary>Selectors worth asking for: those of providers, by the hosts in a domain's MX and SPF records, and common ones.</summary>
public static class KnownSelectors
{
    /// <summary>A selector that nobody uses: where it is answered, every selector is.</summary>
    public const string Control = "sealpost-asks-for-no-key";

    /// <summary>The most selectors that are asked for unasked.</summary>
    public const int Most = 3;

    /// <summary>Selectors that signing programs and panels come with, the most usual first.</summary>
    public static ImmutableArray<string> Common { get; } = ["default", "mail", "dkim"];

    // Where a provider's hosts lie, and the selectors it has its customers publish. Those whose selectors differ from customer to
    // customer are not here.
    private static readonly ImmutableArray<(string Domain, ImmutableArray<string> Selectors)> Providers =
    [
        ("google.com", ["google"]),
        ("googlemail.com", ["google"]),
        ("outlook.com", ["selector1", "selector2"]),
        ("mx.microsoft", ["selector1", "selector2"]),
        ("protonmail.ch", ["protonmail", "protonmail2", "protonmail3"]),
        ("messagingengine.com", ["fm1", "fm2", "fm3"]),
        ("icloud.com", ["sig1"]),
        ("zoho.com", ["zoho", "zmail"]),
        ("zoho.eu", ["zoho", "zmail"]),
        ("zoho.in", ["zoho", "zmail"]),
        ("zohomail.com", ["zoho", "zmail"]),
        ("ionos.com", ["s1-ionos", "s2-ionos"]),
        ("ionos.de", ["s1-ionos", "s2-ionos"]),
        ("kundenserver.de", ["s1-ionos", "s2-ionos"]),
        ("rzone.de", ["strato-dkim-0002", "strato-dkim-0003"]),
        ("strato.de", ["strato-dkim-0002", "strato-dkim-0003"]),
        ("mailbox.org", ["mbo0001", "mbo0002", "mbo0003", "mbo0004"]),
        ("migadu.com", ["key1", "key2", "key3"]),
        ("gandi.net", ["gm1", "gm2", "gm3"]),
        ("tutanota.de", ["s1", "s2"]),
        ("yandex.net", ["mail"]),
        ("yandex.ru", ["mail"]),
        ("purelymail.com", ["purelymail1", "purelymail2", "purelymail3"]),
        ("hostinger.com", ["hostingermail-a", "hostingermail-b", "hostingermail-c"]),
        ("mx.cloudflare.net", ["cf2024-1"]),
        ("titan.email", ["titan1"]),
        ("sendgrid.net", ["s1", "s2"]),
        ("mcsv.net", ["k1", "k2", "k3"]),
        ("mandrillapp.com", ["mte1", "mte2", "mandrill"]),
        ("mailgun.org", ["k1", "mx", "pic"]),
        ("mailjet.com", ["mailjet"]),
        ("sendinblue.com", ["brevo1", "brevo2", "mail"]),
        ("brevo.com", ["brevo1", "brevo2", "mail"]),
        ("zendesk.com", ["zendesk1", "zendesk2"]),
    ];

    /// <summary>The selectors of the providers behind some hosts, each once, those of the first hosts first.</summary>
    /// <param name="hosts">Names as MX and SPF records have them, lower case, without the root dot.</param>
    public static IEnumerable<string> Of(IEnumerable<string> hosts) =>
        (from host in hosts
         from provider in Providers
         where host == provider.Domain || host.EndsWith("." + provider.Domain, StringComparison.Ordinal)
         from selector in provider.Selectors
         select selector).Distinct();
}
