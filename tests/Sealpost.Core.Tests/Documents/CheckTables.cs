using Sealpost.Core.Checks;

namespace Sealpost.Core.Tests.Documents;

/// <summary>What the documents say of the checks by rote, made from the catalogue.</summary>
internal static class CheckTables
{
    /// <summary>The families, with the words the index has for them.</summary>
    public static IReadOnlyList<(string Prefix, string Subject)> Families { get; } =
    [
        ("STS1", "The `_mta-sts` TXT record"),
        ("STS2", "Fetching the policy"),
        ("STS3", "The policy itself"),
        ("STS4", "The policy against the mail servers"),
        ("SMX1", "Mail servers and STARTTLS"),
        ("CRT1", "The mail servers' certificates"),
        ("RPT1", "The `_smtp._tls` TXT record"),
        ("DNE1", "DNSSEC and DANE"),
        ("SPF1", "SPF: who may send for the domain"),
        ("DKM1", "DKIM keys"),
        ("DMC1", "The DMARC record"),
    ];

    /// <summary>The top of a check's page.</summary>
    public static string Header(Check check)
    {
        IEnumerable<string?> lines =
        [
            $"# {check.Id} {check.Title}",
            "",
            "| | |",
            "|---|---|",
            $"| Severity | {Severity(check)} |",
            check.Source is { } source
                ? $"| Source | [{source}]({source.Url}) ({source.Level.ToString().ToLowerInvariant()}) |"
                : null,
            check.Refusers is { } refusers ? $"| Senders | {refusers} |" : null,
            "",
            $"**In short:** {check.Remedy}",
        ];
        return string.Join('\n', lines.Where(static line => line is not null));
    }

    /// <summary>The table of all checks for the README at the root.</summary>
    public static string Readme { get; } = string.Join('\n', Rows(Catalog.All, "docs/checks/"));

    /// <summary>The index of the pages, by family.</summary>
    public static string Index { get; } = string.Join('\n', Families.SelectMany(static family => (string[])
    [
        $"## {family.Prefix}xx: {family.Subject}",
        "",
        .. Rows(Catalog.All.Where(check => check.Id.StartsWith(family.Prefix, StringComparison.Ordinal)), ""),
        "",
    ])).TrimEnd();

    private static IEnumerable<string> Rows(IEnumerable<Check> checks, string folder) =>
    [
        "| Check | What is wrong when it fails | Severity |",
        "|---|---|---|",
        .. from check in checks select $"| [{check.Id}]({folder}{check.Id}.md) | {check.Title} | {Severity(check)} |",
    ];

    // A check without a source states no rule, so it can only be passed, moot or unseen.
    private static string Severity(Check check) => check switch
    {
        { Source: null } => "none: it never fails",
        { Rule: { } rule } => rule.Words,
        _ => check.Severity.ToString().ToLowerInvariant(),
    };
}
