using Sealpost.Core.MtaSts;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Publishing;

/// <summary>A mail server under the policy: the line that covers it, and how it would fare if the policy were enforced.</summary>
/// <param name="Host">The name of the MX record.</param>
/// <param name="Preference">Its preference.</param>
/// <param name="Provider">Who runs it; null where that is not recognised.</param>
/// <param name="CoveredBy">The pattern that covers it; null where none can.</param>
/// <param name="Fares">What a sender that enforces the policy would do.</param>
/// <param name="Because">Why it would fail, or was not seen; null where it passes.</param>
public sealed record ServerProspect(
    string Host, int Preference, Provider? Provider, MxPattern? CoveredBy, Standing Fares, string? Because)
{
    /// <summary>Whether senders that know DANE do not deliver there, or not to every address, whatever the policy says.</summary>
    public bool FailsDane { get; private init; }

    /// <summary>Whether an enforcing sender, or one that knows DANE, would not deliver there, to some address at least.</summary>
    public bool Fails => CoveredBy is null || Fares is Standing.Refused or Standing.Mixed || FailsDane;

    /// <summary>Reads what was seen of a mail server.</summary>
    internal static ServerProspect Of(MailHostReading host, MxPattern? coveredBy, Standing? dane) => new(
        host.Name,
        host.Host.Preference,
        Providers.Of(host.Name),
        coveredBy,
        coveredBy is null ? Standing.Refused : host.Standing,
        coveredBy is null ? WhyUncovered(host)
            : WhyNot(host) ?? (IsRefusal(dane) ? "senders that know DANE refuse it, whatever the policy says" : null))
    {
        FailsDane = IsRefusal(dane),
    };

    private static bool IsRefusal(Standing? standing) => standing is Standing.Refused or Standing.Mixed;

    private static string WhyUncovered(MailHostReading host) => host.IsAddress
        ? "its MX record has an IP address where a name belongs, and no policy can cover that"
        : "its name is none that a policy can have";

    private static string? WhyNot(MailHostReading host)
    {
        if (host.Standing is Standing.Passes)
        {
            return null;
        }

        var because = from probe in host.Probes
                      where probe.Because is not null
                      orderby probe.Standing is Standing.Refused descending
                      select $"{probe.Address}: {probe.Because}";
        return because.FirstOrDefault()
            ?? (host.Addresses is AddressReading.None ? "it has no address" : "it was not contacted");
    }
}
