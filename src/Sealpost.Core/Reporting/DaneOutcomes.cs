using Sealpost.Core.Reading;

namespace Sealpost.Core.Reporting;

/// <summary>What DANE changes in the outcome: it protects by itself, and MTA-STS does not excuse it (RFC 8461 §2).</summary>
internal static class DaneOutcomes
{
    /// <summary>What senders of both kinds do with a mail server.</summary>
    /// <param name="dane">What DANE makes them do; null where it makes no difference.</param>
    /// <param name="policy">What the enforced policy makes them do.</param>
    public static Standing Both(Standing? dane, Standing policy) => (dane, policy) switch
    {
        (null or Standing.Unseen, _) => policy,

        // Where DANE passes and the policy does not, it is up to the sender (spec reading D27).
        (Standing.Passes, Standing.Refused) => Standing.Mixed,
        (Standing.Passes, _) => policy,
        _ => dane.Value,
    };

    /// <summary>
    /// The outcome where no policy is enforced; null where DANE was not seen to make a difference.
    /// </summary>
    public static Outcome? OfUnenforced(DomainReading reading)
    {
        if (reading.Dane.AuthenticatesAll)
        {
            return Outcome.Protected;
        }

        var standings = (from host in reading.Mail.Named
                         where host.Addresses is not AddressReading.None
                         select reading.Dane.StandingOf(host)).ToList();
        return standings.Exists(static one => one is Standing.Passes or Standing.Mixed) ? Outcome.PartlyProtected
            : standings.Count > 0 && standings.TrueForAll(static one => one is Standing.Refused) ? Outcome.Refused
            : null;
    }
}
