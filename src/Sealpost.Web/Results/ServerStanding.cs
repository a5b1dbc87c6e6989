using Sealpost.Core.Reading;

namespace Sealpost.Web.Results;

/// <summary>What senders make of a mail server, with what MTA-STS and DANE ask for taken together.</summary>
internal static class ServerStanding
{
    /// <summary>Where DANE refuses, nothing excuses it (RFC 8461 §2); where it authenticates, only a policy asks for more.</summary>
    public static Standing Of(DomainReading reading, MailHostReading host) => reading.Dane.StandingOf(host) switch
    {
        Standing.Refused => Standing.Refused,
        Standing.Mixed => Standing.Mixed,
        Standing.Passes when !reading.IsPolicyActive => Standing.Passes,
        _ => host.Standing,
    };

    /// <summary>Whether it is DANE that refuses the server, or some of its addresses.</summary>
    public static bool IsRefusedByDane(DomainReading reading, MailHostReading host) =>
        reading.Dane.StandingOf(host) is Standing.Refused or Standing.Mixed;

    /// <summary>Whether a policy is in force that names the server nowhere.</summary>
    public static bool IsBare(DomainReading reading, MailHostReading host) =>
        reading.IsPolicyActive && !host.IsAddress && reading.CoveredBy(host) is null;
}
