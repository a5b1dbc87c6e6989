using Sealpost.Core.MtaSts;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Reporting;

/// <summary>How the outcome follows from what was read.</summary>
public static class Outcomes
{
    extension(Outcome)
    {
        /// <summary>The outcome for a domain.</summary>
        public static Outcome Of(DomainReading reading) => reading switch
        {
            { Mail.IsKnown: false } => Outcome.Undetermined,
            { Mail.TakesNone: true } => Outcome.NoMail,
            { MtaSts.Status: MtaStsStatus.Undetermined } => Outcome.Undetermined,
            { MtaSts.Mode: StsMode.Testing } => DaneOutcomes.OfUnenforced(reading) ?? Outcome.Reporting,
            { MtaSts.Mode: StsMode.Enforce } => OfEnforced(reading),
            _ => DaneOutcomes.OfUnenforced(reading) ?? Outcome.Unprotected,
        };
    }

    private static Outcome OfEnforced(DomainReading reading)
    {
        var standings = (from host in reading.Mail.Hosts select StandingOf(reading, host)).ToHashSet();
        var outcome = (standings.Contains(Standing.Passes), standings.Contains(Standing.Refused)) switch
        {
            _ when standings.Contains(Standing.Mixed) => Outcome.PartlyProtected,
            (true, true) => Outcome.PartlyProtected,

            // Without SMTP nothing passes, but one host covered and another not is enough to know.
            (false, true) when !reading.Seen.Scope.Smtp && standings.Count > 1 => Outcome.PartlyProtected,
            _ when standings.Contains(Standing.Undetermined) => Outcome.Undetermined,
            (true, false) => Outcome.Protected,
            (false, true) when !standings.Contains(Standing.Unseen) || AnyAnswered(reading) => Outcome.Refused,
            _ => Outcome.Undetermined,
        };

        // Strict senders have no policy at all, so what the tolerant ones have is never the whole of it.
        return outcome is Outcome.Protected
            && reading.MtaSts.Status is MtaStsStatus.Disputed
            && !reading.Dane.AuthenticatesAll
            ? Outcome.PartlyProtected
            : outcome;
    }

    private static bool AnyAnswered(DomainReading reading) =>
        reading.Mail.Hosts.Any(static host => host.Standing is not Standing.Unseen);

    // A host that has no address, or only an IP address for a name, is unseen: senders go on to the next.
    private static Standing StandingOf(DomainReading reading, MailHostReading host) =>
        host.IsAddress || host.Addresses is AddressReading.None ? Standing.Unseen
        : DaneOutcomes.Both(
            reading.Dane.StandingOf(host), reading.CoveredBy(host) is null ? Standing.Refused : host.Standing);
}
