namespace Sealpost.Core.Scoring;

/// <summary>The parts of the score.</summary>
public enum ScorePartKind
{
    /// <summary>Whether others can send in the domain's name (DMARC).</summary>
    Dmarc,

    /// <summary>Whether mail to the domain travels protected (STARTTLS, MTA-STS, DANE).</summary>
    Transport,

    /// <summary>Which hosts may send (SPF).</summary>
    Spf,

    /// <summary>How mail is signed (DKIM).</summary>
    Dkim,

    /// <summary>Whether failures are reported (TLS-RPT).</summary>
    TlsRpt,
}
