namespace Sealpost.Web.Linting;

/// <summary>A text to try the page with.</summary>
/// <param name="Name">In the URL.</param>
/// <param name="Label">On the link.</param>
/// <param name="Text">The text.</param>
internal sealed record LintExample(string Name, string Label, string Text)
{
    public static LintExample[] All { get; } =
    [
        new("policy", "A policy in order", """
            version: STSv1
            mode: enforce
            mx: mx1.example.com
            mx: *.mail.example.com
            max_age: 2419200

            """),
        new("blank-line", "A policy with a blank line and a comment", """
            version: STSv1
            # our mail servers
            mode: enforce
            mx: mx1.example.com

            max_age: 86400

            """),
        new("wrong-values", "A policy with wrong values", """
            version: STSv1
            mode: Enforce
            mx: *.*.example.com
            mx: 192.0.2.25
            max-age: 604800
            max_age: 99999999

            """),
        new("sts-record", "An MTA-STS record with a bad id", "v=STSv1; id=2026-11-24;"),
        new("tlsrpt-record", "A TLSRPT record with a wrong address", "v=TLSRPTv1; rua=tls-reports@example.com"),
        new("spf-record", "An SPF record with a mechanism behind all", "v=spf1 mx -all include:_spf.example.net"),
        new("dmarc-record", "A DMARC record with a wrong policy", "v=DMARC1; p=rejekt; rua=mailto:dmarc@example.com"),
    ];

    public static LintExample? Find(string? name) => Array.Find(All, example => example.Name == name);
}
