using System.Collections.Immutable;
using System.Net;
using Sealpost.Core.Observations;

namespace Sealpost.Core.Reading;

/// <summary>
/// One host that takes mail for the domain: its addresses, their probes, and the pattern that covers it.
/// </summary>
public sealed record MailHostReading
{
    private MailHostReading(MailHost host, AddressReading addresses, ImmutableArray<ProbeReading> probes)
    {
        Host = host;
        Addresses = addresses;
        Probes = probes;
    }

    /// <summary>The host.</summary>
    public MailHost Host { get; }

    /// <summary>The name of the MX record.</summary>
    public string Name => Host.Name;

    /// <summary>Whether it has an address.</summary>
    public AddressReading Addresses { get; }

    /// <summary>One entry an address.</summary>
    public ImmutableArray<ProbeReading> Probes { get; }

    /// <summary>Whether the MX record holds an IP address where a name belongs.</summary>
    public bool IsAddress => IPAddress.TryParse(Name, out _);

    /// <summary>Whether there are addresses and none of them is public.</summary>
    public bool IsNotPublic =>
        !Probes.IsEmpty
        && Probes.All(static probe => probe.Probe is MxProbe.NotTried { Reason: NotTriedReason.NotPublic });

    /// <summary>
    /// Whether the host offers STARTTLS: no where any address says no, yes where none does and at least one says yes.
    /// </summary>
    public Answer StartTls => Over(static probe => probe.StartTls);

    /// <summary>Whether the certificates are acceptable, over all addresses likewise.</summary>
    public Answer CertificateValid => Over(static probe => probe.CertificateValid);

    /// <summary>What an enforcing sender does here, coverage aside.</summary>
    public Standing Standing
    {
        get
        {
            var standings = (from probe in Probes select probe.Standing).ToHashSet();
            return (standings.Contains(Standing.Passes), standings.Contains(Standing.Refused)) switch
            {
                (true, true) => Standing.Mixed,
                _ when standings.Contains(Standing.Undetermined) => Standing.Undetermined,
                (true, false) => Standing.Passes,
                (false, true) => Standing.Refused,
                _ => Standing.Unseen,
            };
        }
    }

    /// <summary>Reads what was seen of a host.</summary>
    public static MailHostReading Of(MailHost host, DateTimeOffset at, bool resolverWorks) => new(
        host,
        host.Addresses?.Read(resolverWorks) ?? AddressReading.Unseen,
        [.. from probe in host.Probes select ProbeReading.Of(probe, host.Name, at)]);

    private Answer Over(Func<ProbeReading, Answer> question)
    {
        var answers = Probes.Select(question).ToHashSet();
        return answers.Contains(Answer.No)
            ? Answer.No
            : answers.Contains(Answer.Yes) ? Answer.Yes : Answer.Undetermined;
    }
}
