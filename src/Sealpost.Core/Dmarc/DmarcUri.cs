using Sealpost.Core.TlsRpt;

namespace Sealpost.Core.Dmarc;

/// <summary>Where reports go: one URI of a <c>rua</c> or <c>ruf</c> tag (RFC 9989 §4.7).</summary>
/// <param name="Text">The URI as the record has it, without an obsolete size.</param>
/// <param name="Scheme">How the report would travel.</param>
/// <param name="Host">The domain of the mail address, A-labels; null where no receiver can use the URI.</param>
public sealed record DmarcUri(string Text, ReportUriScheme Scheme, string? Host)
{
    /// <summary>Whether receivers can deliver there: by mail alone, which is the one way they must know (RFC 9989 §4.7).</summary>
    public bool IsUsable => Host is not null && Scheme is ReportUriScheme.Mailto;
}
