using System.Collections.Immutable;
using Sealpost.Core.Text;

namespace Sealpost.Core.Observations;

/// <summary>The TLSA records of a name.</summary>
/// <param name="Reply">The question and what became of it.</param>
/// <param name="Records">The data of each record, as it came.</param>
public sealed record TlsaLookup(DnsReply Reply, ImmutableArray<Octets> Records);
