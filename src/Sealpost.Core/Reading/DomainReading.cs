using System.Collections.Immutable;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Observations;

namespace Sealpost.Core.Reading;

/// <summary>An observation with every text in it parsed, once: what the checks look at.</summary>
public sealed record DomainReading
{
    private DomainReading(DomainObservation seen)
    {
        Seen = seen;
        ResolverWorks = Replies(seen).Any(IsAnswer);
        MtaSts = MtaStsReading.Of(seen, ResolverWorks);
        TlsRpt = TlsRptReading.Of(seen, ResolverWorks);
        Mail = MailReading.Of(seen, ResolverWorks);
        Dane = DaneReading.Of(seen, Mail, ResolverWorks);
        Spf = SpfReading.Of(seen, ResolverWorks);
        Coverage = MxCoverage.Of(Patterns);
        Dkim = DkimReading.Of(seen, ResolverWorks);
        Dmarc = DmarcReading.Of(seen, ResolverWorks);
    }

    /// <summary>The observation.</summary>
    public DomainObservation Seen { get; }

    /// <summary>
    /// Whether the resolver answered any question of this check, so that its errors speak of the domain and not of
    /// itself.
    /// </summary>
    public bool ResolverWorks { get; }

    /// <summary>The MTA-STS record and policy.</summary>
    public MtaStsReading MtaSts { get; }

    /// <summary>The TLSRPT record.</summary>
    public TlsRptReading TlsRpt { get; }

    /// <summary>Where mail goes, and what is there.</summary>
    public MailReading Mail { get; }

    /// <summary>Where mail goes, for senders that know DANE.</summary>
    public DaneReading Dane { get; }

    /// <summary>The SPF record and what it leads to.</summary>
    public SpfReading Spf { get; }

    /// <summary>The DKIM keys; null where nobody looked.</summary>
    public DkimReading? Dkim { get; }

    /// <summary>The DMARC policy; null where nobody looked.</summary>
    public DmarcReading? Dmarc { get; }

    /// <summary>The domain as text.</summary>
    public string Domain => Seen.Domain.Ascii;

    /// <summary>The mx patterns in force; empty where there is no policy.</summary>
    public ImmutableArray<MxPattern> Patterns => MtaSts.Policy?.Mx ?? [];

    /// <summary>Which pattern in force covers which host.</summary>
    public MxCoverage Coverage { get; }

    /// <summary>Whether a policy is in force that asks something of the mail servers.</summary>
    public bool IsPolicyActive => MtaSts.Mode is StsMode.Enforce or StsMode.Testing;

    /// <summary>Reads an observation.</summary>
    public static DomainReading Of(DomainObservation seen) => new(seen);

    /// <summary>The pattern in force that covers a host; null where none does.</summary>
    public MxPattern? CoveredBy(MailHostReading host) => Coverage.For(host.Name);

    private static bool IsAnswer(DnsReply reply) =>
        reply.Outcome is DnsOutcome.Answered or DnsOutcome.NoData or DnsOutcome.NoSuchName;

    private static IEnumerable<DnsReply> Replies(DomainObservation seen)
    {
        yield return seen.StsTxt.Reply;
        yield return seen.TlsRptTxt.Reply;
        yield return seen.Mx.Reply;
        foreach (var lookup in Addresses(seen))
        {
            yield return lookup.V4;
            yield return lookup.V6;
        }

        foreach (var misplaced in seen.Misplaced)
        {
            yield return misplaced.Reply;
        }

        if (seen.Control is { } control)
        {
            yield return control;
        }
    }

    private static IEnumerable<AddressLookup> Addresses(DomainObservation seen)
    {
        IEnumerable<AddressLookup?> all =
        [
            seen.PolicyHost.Addresses,
            seen.OwnAddresses,
            .. from host in seen.MailHosts select host.Addresses,
        ];
        return all.OfType<AddressLookup>();
    }
}
