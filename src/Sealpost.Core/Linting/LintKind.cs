namespace Sealpost.Core.Linting;

/// <summary>The kinds of text that can be linted.</summary>
public enum LintKind
{
    /// <summary>The TXT record at <c>_mta-sts</c> (RFC 8461 §3.1).</summary>
    StsRecord,

    /// <summary>The body of a policy (RFC 8461 §3.2).</summary>
    Policy,

    /// <summary>The TXT record at <c>_smtp._tls</c> (RFC 8460 §3).</summary>
    TlsRptRecord,

    /// <summary>The TXT record at a domain that says who may send for it (RFC 7208 §3).</summary>
    SpfRecord,

    /// <summary>The TXT record at a selector below <c>_domainkey</c> (RFC 6376 §3.6.1).</summary>
    DkimKey,

    /// <summary>The TXT record at <c>_dmarc</c> (RFC 9989 §4.7).</summary>
    DmarcRecord,
}
