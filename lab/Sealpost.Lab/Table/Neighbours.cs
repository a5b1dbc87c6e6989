namespace Sealpost.Lab.Table;

/// <summary>
/// What else a domain publishes for its mail beside MTA-STS and TLS-RPT: in good order where the table does not say
/// otherwise.
/// </summary>
internal static class Neighbours
{
    /// <summary>A DKIM key; nobody has the private one.</summary>
    public const string Key = "v=DKIM1; k=ed25519; p=mfPE28s4copf8nEMyqbYJYNFcUoNT8Y0SnI/lXNIwi4=";

    /// <summary>The TXT records of the neighbours, by owner relative to the domain.</summary>
    public static IEnumerable<(string Owner, string Text)> Of(LabDomain domain) =>
    [
        .. (domain.Spf ?? [Spf(domain)]).Select(static text => ("@", text)),
        .. (domain.Dkim ?? Dkim(domain)).Select(static text => ("default._domainkey", text)),
        .. (domain.Dmarc ?? [Dmarc(domain)]).Select(static text => ("_dmarc", text)),
    ];

    // Who sends no mail needs no key.
    private static string[] Dkim(LabDomain domain) => TakesMail(domain) ? [Key] : [];

    private static string Dmarc(LabDomain domain) =>
        TakesMail(domain) ? $"v=DMARC1; p=reject; rua=mailto:dmarc@{domain.Name}" : "v=DMARC1; p=reject";

    private static bool TakesMail(LabDomain domain) => domain.Mx.Count > 0
        ? !domain.Mx.All(IsNull)
        : domain.Zone.Any(static line => line.StartsWith("@ A", StringComparison.Ordinal));

    private static string Spf(LabDomain domain) => domain switch
    {
        // The MX records are not to be had; a term that needs them would fail for the same cause once more.
        _ when domain.OddAnswers.ContainsKey("MX @") => "v=spf1 ip4:127.0.0.1 -all",
        { Mx.Count: > 0 } => domain.Mx.All(IsNull) ? "v=spf1 -all" : "v=spf1 mx -all",
        _ => domain.Zone.Any(static line => line.StartsWith("@ A", StringComparison.Ordinal))
            ? "v=spf1 a -all"
            : "v=spf1 -all",
    };

    private static bool IsNull(string mx) => mx.EndsWith(" .", StringComparison.Ordinal);
}
