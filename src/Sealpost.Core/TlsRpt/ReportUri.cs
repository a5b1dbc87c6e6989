namespace Sealpost.Core.TlsRpt;

/// <summary>Where TLS reports go: one URI of a <c>rua</c> field (RFC 8460 §3).</summary>
/// <param name="Text">The URI as the record has it.</param>
/// <param name="Scheme">How the report would travel.</param>
/// <param name="Host">The domain of the mail address or the host of the URL, A-labels; null where no sender can use the URI.</param>
public sealed record ReportUri(string Text, ReportUriScheme Scheme, string? Host)
{
    /// <summary>Whether a sender can deliver there: a mailto with an address, or an https with a host.</summary>
    public bool IsUsable => Host is not null && Scheme is not ReportUriScheme.Other;
}
