using System.Collections.Immutable;
using Sealpost.Core.Observations;

namespace Sealpost.Core.Reading;

/// <summary>Where mail to the domain goes, and what is there.</summary>
public sealed record MailReading
{
    private MailReading(DomainObservation seen, MailState state, ImmutableArray<MailHostReading> hosts)
    {
        Mx = seen.Mx;
        State = state;
        Hosts = hosts;
        HasNullBesideOthers = seen.Mx.Records.Length > 1 && seen.Mx.Records.Any(IsNull);
    }

    /// <summary>The MX answer.</summary>
    public MxLookup Mx { get; }

    /// <summary>Where mail goes.</summary>
    public MailState State { get; }

    /// <summary>The hosts, by preference; empty where mail goes nowhere.</summary>
    public ImmutableArray<MailHostReading> Hosts { get; }

    /// <summary>Whether a null MX stands beside other MX records, which RFC 7505 §3 forbids.</summary>
    public bool HasNullBesideOthers { get; }

    /// <summary>
    /// Whether the domain takes no mail: by its own word, for want of any place, or because no host has an address.
    /// </summary>
    public bool TakesNone => State switch
    {
        MailState.NoSuchDomain or MailState.NullMx or MailState.Nowhere => true,
        MailState.Hosts or MailState.Implicit =>
            Hosts.All(static host => host.IsAddress || host.Addresses is AddressReading.None),
        _ => false,
    };

    /// <summary>Whether it is known where mail goes.</summary>
    public bool IsKnown => State is not (MailState.Unseen or MailState.ServersFail);

    /// <summary>The hosts that a policy is held against: those whose MX record holds a name.</summary>
    public IEnumerable<MailHostReading> Named => Hosts.Where(static host => !host.IsAddress);

    /// <summary>Every probed address with its host.</summary>
    public IEnumerable<(MailHostReading Host, ProbeReading Probe)> Probes =>
        from host in Hosts from probe in host.Probes select (host, probe);

    /// <summary>Whether connections were attempted and none came about on any address.</summary>
    public bool IsOutOfReach
    {
        get
        {
            var tried = (from pair in Probes where pair.Probe.Probe is not MxProbe.NotTried select pair.Probe.Probe)
                .ToList();
            return tried.Count > 0
                && tried.TrueForAll(
                    static probe => probe is MxProbe.NoConnection or MxProbe.Unfinished { Stage: SmtpStage.Connect });
        }
    }

    /// <summary>Reads what was seen.</summary>
    public static MailReading Of(DomainObservation seen, bool resolverWorks)
    {
        var hosts = from host in seen.MailHosts select MailHostReading.Of(host, seen.At, resolverWorks);
        return new(seen, StateOf(seen, resolverWorks), [.. hosts]);
    }

    private static bool IsNull(MxRecord record) => record.Exchange is ".";

    private static MailState StateOf(DomainObservation seen, bool resolverWorks)
    {
        if (seen.Mx.Reply.Outcome is DnsOutcome.NoSuchName)
        {
            return MailState.NoSuchDomain;
        }

        switch (seen.Mx.Reply.Read(resolverWorks))
        {
            case DnsReading.Something:
                return seen.Mx.Records.All(IsNull) ? MailState.NullMx : MailState.Hosts;
            case DnsReading.Nothing:
                return (seen.OwnAddresses?.Read(resolverWorks) ?? AddressReading.Unseen) switch
                {
                    AddressReading.Some => MailState.Implicit,
                    AddressReading.None => MailState.Nowhere,
                    AddressReading.ServersFail => MailState.ServersFail,
                    _ => MailState.Unseen,
                };
            case DnsReading.ServersFail:
                return MailState.ServersFail;
            default:
                return MailState.Unseen;
        }
    }
}
