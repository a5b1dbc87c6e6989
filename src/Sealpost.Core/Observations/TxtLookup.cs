using System.Collections.Immutable;
using Sealpost.Core.Text;

namespace Sealpost.Core.Observations;

/// <summary>The TXT records of a name.</summary>
/// <param name="Reply">The question and what became of it.</param>
/// <param name="Records">One entry a record, its character-strings joined with nothing between (RFC 8461 §3.1).</param>
public sealed record TxtLookup(DnsReply Reply, ImmutableArray<Octets> Records);
