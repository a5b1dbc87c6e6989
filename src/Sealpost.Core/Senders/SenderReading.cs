using System.Collections.Immutable;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Senders;

/// <summary>How one sender treats the domain: pure, from what was read.</summary>
internal sealed record SenderReading
{
    private SenderReading(SenderProfile profile, PolicyStep policy, ImmutableArray<SenderHost> hosts, DomainReading reading)
    {
        Profile = profile;
        Policy = policy;
        Hosts = hosts;
        Fate = FindFate(reading);
    }

    /// <summary>The sender.</summary>
    public SenderProfile Profile { get; }

    /// <summary>The policy it ends with, or why it has none.</summary>
    public PolicyStep Policy { get; }

    /// <summary>What it does with each mail server, by preference.</summary>
    public ImmutableArray<SenderHost> Hosts { get; }

    /// <summary>What happens to mail.</summary>
    public MailFate Fate { get; }

    /// <summary>All senders, in the order of <see cref="SenderProfiles.All"/>.</summary>
    public static ImmutableArray<SenderReading> All(DomainReading reading) =>
        [.. from profile in SenderProfiles.All select Of(profile, reading)];

    /// <summary>One sender.</summary>
    public static SenderReading Of(SenderProfile profile, DomainReading reading) =>
        Of(profile, reading, host => DaneWord.Of(profile, reading, host));

    /// <summary>One sender, by what is said of DANE.</summary>
    /// <param name="profile">The sender.</param>
    /// <param name="reading">The domain.</param>
    /// <param name="dane">What DANE says of a mail server.</param>
    public static SenderReading Of(SenderProfile profile, DomainReading reading, Func<MailHostReading, DaneWord> dane)
    {
        // Who puts DANE first does not look for a policy where one mail server has TLSA records that count.
        var isDane = profile.Dane is DaneUse.First && reading.Mail.Hosts.Any(host => dane(host).Standing is not null);
        var policy = isDane ? new PolicyStep.NotLookedFor() : PolicySearch.Of(profile, reading);
        return new(
            profile,
            policy,
            [.. from host in reading.Mail.Hosts select HostJudgement.Of(profile, policy, host, dane(host))],
            reading);
    }

    private MailFate FindFate(DomainReading reading) => Policy switch
    {
        _ when !reading.Mail.IsKnown => MailFate.Undetermined,
        _ when reading.Mail.TakesNone => MailFate.NoMail,
        PolicyStep.Unseen => MailFate.Undetermined,
        _ when !Hosts.Any(static host => host.Use is HostUse.Unchecked) => OfEnforced(reading),
        PolicyStep.Accepted { Policy.Mode: StsMode.Testing } when !Profile.IgnoresTesting => MailFate.Reported,
        _ => MailFate.Opportunistic,
    };

    // As the outcome follows: what did not answer is left to the next server.
    private MailFate OfEnforced(DomainReading reading)
    {
        var uses = (from host in Hosts select host.Use).ToHashSet();
        var anyAnswered = reading.Mail.Hosts.Any(static host => host.Standing is not Standing.Unseen);
        return (uses.Contains(HostUse.Used), uses.Contains(HostUse.Refused)) switch
        {
            _ when uses.Contains(HostUse.Mixed) => MailFate.PartlyAuthenticated,
            (true, true) => MailFate.PartlyAuthenticated,
            (true, false) => MailFate.Authenticated,
            (false, true) when !uses.Contains(HostUse.Unseen) || anyAnswered => MailFate.Held,
            _ => MailFate.Undetermined,
        };
    }
}
