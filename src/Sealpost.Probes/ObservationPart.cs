using Sealpost.Core.Observations;

namespace Sealpost.Probes;

/// <summary>A part of an observation, as soon as it is complete. What is seen later does not change it.</summary>
public abstract record ObservationPart
{
    private ObservationPart()
    {
    }

    /// <summary>The TXT records of <c>_mta-sts.</c> and the domain.</summary>
    public sealed record StsRecord(TxtLookup Seen) : ObservationPart;

    /// <summary>The policy host, all its addresses.</summary>
    public sealed record Policy(PolicyHost Seen) : ObservationPart;

    /// <summary>The MX records; the mail servers follow one by one.</summary>
    public sealed record Mx(MxLookup Seen) : ObservationPart;

    /// <summary>One mail server, all its addresses.</summary>
    public sealed record MailServer(MailHost Seen) : ObservationPart;

    /// <summary>The TXT records of <c>_smtp._tls.</c> and the domain.</summary>
    public sealed record TlsRpt(TxtLookup Seen) : ObservationPart;

    /// <summary>The SPF record and what it leads to.</summary>
    public sealed record Spf(SpfLookups Seen) : ObservationPart;

    /// <summary>The DKIM keys.</summary>
    public sealed record Dkim(DkimLookup Seen) : ObservationPart;

    /// <summary>The DMARC record.</summary>
    public sealed record Dmarc(DmarcLookup Seen) : ObservationPart;
}
