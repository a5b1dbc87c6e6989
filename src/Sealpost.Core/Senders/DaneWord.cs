using Sealpost.Core.Reading;

namespace Sealpost.Core.Senders;

/// <summary>What DANE says of one mail server to a sender that knows it.</summary>
/// <param name="Standing">What such a sender does there; null where DANE makes no difference, or was not looked at.</param>
/// <param name="Because">Why it does not deliver; null where it does.</param>
internal sealed record DaneWord(Standing? Standing, string? Because)
{
    /// <summary>Nothing: the server has no TLSA records that count, or nobody looked.</summary>
    public static DaneWord None { get; } = new(null, null);

    /// <summary>What DANE says of a server to this sender, as it was read.</summary>
    public static DaneWord Of(SenderProfile profile, DomainReading reading, MailHostReading host) =>
        reading.Dane.Hosts.FirstOrDefault(one => one.Host.Name == host.Name) switch
        {
            { MayHaveRecords: true } dane when reading.Dane.MayMatter => new(Reading.Standing.Unseen, dane.Because),
            { Standing: { } standing } dane when reading.Dane.IsAskedFor
                || (profile.LooksUnderUnsignedMx && reading.Dane.Mx is DnssecState.Insecure) => new(standing, dane.Because),
            _ => None,
        };
}
