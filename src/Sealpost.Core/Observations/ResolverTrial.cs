namespace Sealpost.Core.Observations;

/// <summary>Whether a resolver's word on DNSSEC can be taken, tried out on two names, of which the check's own may be one.</summary>
/// <param name="Server">The resolver, as address and port.</param>
/// <param name="IsNear">
/// Whether it is on this machine or was named as one to trust; nobody else's AD bit means anything (RFC 4035 §4.9.3).
/// </param>
/// <param name="WithAnchor">The question for a name that is signed, to be answered with AD; null where it was not put.</param>
/// <param name="WithoutAnchor">The question for a name that is not signed, to be answered without; null where it was not put.</param>
public sealed record ResolverTrial(string Server, bool IsNear, DnsReply? WithAnchor = null, DnsReply? WithoutAnchor = null);
