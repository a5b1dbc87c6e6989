using System.Collections.Immutable;

namespace Sealpost.Core.Publishing;

/// <summary>The providers that are recognised by the names of their mail servers; the one place to add another.</summary>
public static class Providers
{
    /// <summary>The providers, the most used first.</summary>
    public static ImmutableArray<Provider> All { get; } =
    [
        new("Google Workspace", "smtp.google.com", "aspmx.l.google.com", "googlemail.com")
        {
            Patterns = ["smtp.google.com", "aspmx.l.google.com", "*.aspmx.l.google.com", "*.googlemail.com"],
            Note = "Google documents that it wants the version on the first line of policies.",
        },
        new("Microsoft 365", "mail.protection.outlook.com")
        {
            Patterns = ["*.mail.protection.outlook.com"],
        },

        // With DNSSEC and DANE: contoso-com.h-v1.mx.microsoft. The star stands for one label.
        new("Microsoft 365 with DANE", "mx.microsoft")
        {
            IsPatternOfParent = true,
            Note = "A pattern *.mx.microsoft would cover none of Microsoft's mail servers: there is a label between.",
        },
        new("Proton Mail", "mail.protonmail.ch", "mailsec.protonmail.ch"),
        new("Fastmail", "messagingengine.com"),
        new(
            "Zoho Mail",
            "zoho.com",
            "zoho.eu",
            "zoho.in",
            "zoho.com.au",
            "zoho.jp",
            "zohocloud.ca",
            "zoho.sa",
            "zoho.com.cn"),
        new(
            "IONOS",
            "ionos.com",
            "ionos.de",
            "ionos.co.uk",
            "ionos.fr",
            "ionos.es",
            "ionos.it",
            "kundenserver.de",
            "1and1.com"),
        new("iCloud Mail", "mail.icloud.com"),
        new("Yahoo", "yahoodns.net"),
        new("Yandex 360", "mx.yandex.net", "mx.yandex.ru"),
        new("Mimecast", "mimecast.com", "mimecast.co.za", "mimecast-offshore.com"),
        new("Proofpoint", "pphosted.com", "ppe-hosted.com"),
        new("Barracuda", "barracudanetworks.com"),
        new("Cisco Secure Email", "iphmx.com"),
        new("Hornetsecurity", "hornetsecurity.com", "antispameurope.com"),
        new("Trend Micro", "tmes.trendmicro.com", "tmes.trendmicro.eu"),
        new("Sophos", "hydra.sophos.com"),
        new("Cloudflare Email Routing", "mx.cloudflare.net"),
        new(
            "Amazon",
            "inbound-smtp.us-east-1.amazonaws.com",
            "inbound-smtp.us-west-2.amazonaws.com",
            "inbound-smtp.eu-west-1.amazonaws.com"),
        new("mailbox.org", "mailbox.org"),
        new("Posteo", "posteo.de"),
        new("Tuta", "mail.tutanota.de"),
        new("Migadu", "migadu.com"),
        new("Gandi", "mail.gandi.net"),
        new("OVHcloud", "mail.ovh.net", "mail.ovh.ca"),
        new("Infomaniak", "infomaniak.ch", "infomaniak.com"),
        new("STRATO", "rzone.de"),
        new("Hostinger", "hostinger.com"),
        new("Rackspace", "emailsrv.com"),
        new("Namecheap", "registrar-servers.com", "privateemail.com"),
        new("GoDaddy", "secureserver.net"),
        new("ImprovMX", "improvmx.com"),
        new("Mailgun", "mailgun.org"),
        new("SendGrid", "mx.sendgrid.net"),
    ];

    /// <summary>The provider that runs a mail server; null where it is none of these.</summary>
    public static Provider? Of(string host) => All.FirstOrDefault(provider => provider.Runs(host));
}
