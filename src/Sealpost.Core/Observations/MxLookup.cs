using System.Collections.Immutable;

namespace Sealpost.Core.Observations;

/// <summary>The MX records of a name.</summary>
/// <param name="Reply">The question and what became of it.</param>
/// <param name="Records">By preference, then in the order of the answer.</param>
public sealed record MxLookup(DnsReply Reply, ImmutableArray<MxRecord> Records);

/// <summary>One MX record (RFC 1035 §3.3.9).</summary>
/// <param name="Preference">Lower is tried first.</param>
/// <param name="Exchange">
/// The name in presentation form, lower case, without the root dot; <c>.</c> for a null MX (RFC 7505 §3).
/// </param>
public sealed record MxRecord(int Preference, string Exchange);
