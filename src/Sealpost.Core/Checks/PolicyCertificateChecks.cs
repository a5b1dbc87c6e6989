using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>STS206 to STS210: is the policy host's certificate acceptable? (RFC 8461 §3.3)</summary>
internal static class PolicyCertificateChecks
{
    public static Check OutsideDates { get; } = new()
    {
        Id = "STS206",
        Title = "The policy host's certificate is outside its dates",
        Severity = Severity.Error,
        Source = new(8461, "3.3", Level.Must),
        Why = "Senders refuse the connection and deliver as if the domain had no policy.",
        Remedy = "Renew the certificate, and see to it that it is renewed without anybody's help from now on.",
        Judge = static reading => Over(reading, CertificateFault.OutsideDates, "a certificate valid today"),
    };

    public static Check WrongName { get; } = new()
    {
        Id = "STS207",
        Title = "The policy host's certificate is for another name",
        Severity = Severity.Error,
        Source = new(8461, "3.3", Level.Must),
        Why = "Senders refuse the connection. Only subject alternative names count; the common name does not.",
        Remedy = "Get a certificate with the policy host's name, or the wildcard of the domain, "
            + "among its subject alternative names.",
        Judge = static reading => Over(reading, CertificateFault.WrongName, $"mta-sts.{reading.Domain}"),
    };

    public static Check Untrusted { get; } = new()
    {
        Id = "STS208",
        Title = "The policy host's certificate chains to no trusted root",
        Severity = Severity.Error,
        Source = new(8461, "3.3", Level.Must),
        Why = "Senders refuse the connection and deliver as if the domain had no policy.",
        Remedy = "Use a certificate of a public certification authority, and serve it together with its intermediates.",
        Judge = static reading => Over(reading, CertificateFault.Untrusted, "a chain to a trusted root"),
    };

    public static Check Incomplete { get; } = new()
    {
        Id = "STS209",
        Title = "The policy host sends an incomplete certificate chain",
        Severity = Severity.Error,
        Source = new(8461, "3.3", Level.Must),
        Why = "Browsers fetch or remember the missing certificate; mail servers do not, and refuse the connection.",
        Remedy = "Configure the full chain: the certificate followed by its intermediates, "
            + "as the authority's fullchain file has it.",
        Judge = static reading => Over(reading, CertificateFault.Incomplete, "every intermediate certificate"),
    };

    public static Check ExpiresSoon { get; } = new()
    {
        Id = "STS210",
        Title = "The policy host's certificate expires soon",
        Severity = Severity.Warning,
        Source = new(8461, "3.3", Level.Must),
        Why = "When it has expired, senders find no policy.",
        Remedy = "See why the certificate has not been renewed yet.",
        Judge = static reading => FetchVerdicts.Over(
            reading,
            FetchStep.Certificate,
            static attempt =>
                attempt.Certificate is { ExpiresSoon: true } certificate ? CertificateWords.Expiry(certificate) : null,
            "more than 14 days"),
    };

    private static Verdict Over(DomainReading reading, CertificateFault fault, string expected) => FetchVerdicts.Over(
        reading,
        FetchStep.Certificate,
        attempt => attempt.Certificate is { } certificate && certificate.Faults.Contains(fault)
            ? certificate.Describe(fault)
            : null,
        expected);
}
