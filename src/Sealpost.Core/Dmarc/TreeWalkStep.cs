using Sealpost.Core.Names;

namespace Sealpost.Core.Dmarc;

/// <summary>One domain of a tree walk.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="IsPublished">Whether it has a record, and not several.</param>
/// <param name="Record">The record; null where there is none, or one that receivers ignore (RFC 9989 §4.10.1).</param>
public sealed record TreeWalkStep(DomainName Domain, bool IsPublished, DmarcRecord? Record);
