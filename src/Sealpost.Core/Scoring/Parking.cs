using Sealpost.Core.Checks;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Scoring;

/// <summary>Domains that have nothing to do with mail: they are held against a measure of their own.</summary>
internal static class Parking
{
    /// <summary>
    /// Whether the domain takes no mail by its own word, or has no place for it. Mail servers that are not there are another matter:
    /// such a domain wants mail.
    /// </summary>
    public static bool TakesNone(DomainReading reading) =>
        SpfVerdicts.IsParked(reading) || reading.Mail.State is MailState.NoSuchDomain;

    /// <summary>Whether it takes none, and no SPF record says that somebody sends for it.</summary>
    public static bool SendsNone(DomainReading reading) =>
        TakesNone(reading) && reading.Spf.Ranges is not { Nobody: false };
}
