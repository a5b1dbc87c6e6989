using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>CRT1xx: the mail servers' certificates (RFC 8461 §4.2).</summary>
internal static class MxCertificateChecks
{
    private const string Consequence =
        "Senders that enforce the policy do not deliver to this server; others, unless they use DANE, cannot tell it from "
        + "an impostor.";

    public static Check OutsideDates { get; } = new()
    {
        Id = "CRT101",
        Title = "A mail server's certificate is outside its dates",
        Severity = Severity.Error,
        Rule = SeverityRules.ByMode,
        Source = new(8461, "4.2", Level.Must),
        Why = Consequence,
        Remedy = "Renew the certificate, and see to it that the mail server loads the new one without anybody's help.",
        Judge = static reading => Over(reading, CertificateFault.OutsideDates, "a certificate valid today"),
    };

    public static Check WrongName { get; } = new()
    {
        Id = "CRT102",
        Title = "A mail server's certificate is for another name",
        Severity = Severity.Error,
        Rule = SeverityRules.ByMode,
        Source = new(8461, "4.2", Level.Must),
        Why = Consequence,
        Remedy = "Get a certificate with the name in the MX record among its subject alternative names; "
            + "neither the common name nor the mail domain counts.",
        Judge = static reading => Over(reading, CertificateFault.WrongName, "the name in the MX record"),
    };

    public static Check Untrusted { get; } = new()
    {
        Id = "CRT103",
        Title = "A mail server's certificate chains to no trusted root",
        Severity = Severity.Error,
        Rule = SeverityRules.ByMode,
        Source = new(8461, "4.2", Level.Must),
        Why = Consequence,
        Remedy = "Use a certificate of a public certification authority, and send it together with its intermediates.",
        Judge = static reading => Over(reading, CertificateFault.Untrusted, "a chain to a trusted root"),
    };

    public static Check Incomplete { get; } = new()
    {
        Id = "CRT104",
        Title = "A mail server sends an incomplete certificate chain",
        Severity = Severity.Error,
        Rule = SeverityRules.ByMode,
        Source = new(8461, "4.2", Level.Must),
        Why = Consequence,
        Remedy = "Configure the full chain: the certificate followed by its intermediates, "
            + "as the authority's fullchain file has it.",
        Judge = static reading => Over(reading, CertificateFault.Incomplete, "every intermediate certificate"),
    };

    public static Check ExpiresSoon { get; } = new()
    {
        Id = "CRT105",
        Title = "A mail server's certificate expires soon",
        Severity = Severity.Warning,
        Source = new(8461, "4.2", Level.Must),
        Why = "When it has expired, senders that enforce the policy stop delivering.",
        Remedy =
            "See why the certificate has not been renewed yet, or whether the mail server still holds the old one.",
        Judge = static reading => MailVerdicts.Over(
            reading,
            static probe => probe.Certificate is not null,
            static probe => probe.Certificate!.ExpiresSoon ? CertificateWords.Expiry(probe.Certificate) : null,
            "more than 14 days"),
    };

    private static Verdict Over(DomainReading reading, CertificateFault fault, string expected) => MailVerdicts.Over(
        reading,
        static probe => probe.Certificate is not null,
        probe => probe.Certificate!.Faults.Contains(fault) ? probe.Certificate.Describe(fault) : null,
        expected);
}
