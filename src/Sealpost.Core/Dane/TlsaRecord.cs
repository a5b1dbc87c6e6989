using System.Collections.Immutable;

namespace Sealpost.Core.Dane;

/// <summary>A TLSA record that senders of mail act on (RFC 6698 §2.1, RFC 7672 §3.1).</summary>
/// <param name="Usage">DANE-TA or DANE-EE.</param>
/// <param name="Selector">The whole certificate, or its key.</param>
/// <param name="Matching">In full, or a digest of it.</param>
/// <param name="Association">The octets to compare with.</param>
public sealed record TlsaRecord(
    TlsaUsage Usage, TlsaSelector Selector, TlsaMatching Matching, ImmutableArray<byte> Association)
{
    /// <summary>The record as a zone file has it: <c>3 1 1 0a1b…</c> (RFC 6698 §2.2).</summary>
    public override string ToString() =>
        $"{(int)Usage} {(int)Selector} {(int)Matching} {Convert.ToHexStringLower(Association.AsSpan())}";

    /// <summary>Whether it would match this part of a certificate.</summary>
    public bool Holds(ServedCertificate certificate) =>
        Association.AsSpan().SequenceEqual(TlsaDigest.Of(
            Matching, Selector is TlsaSelector.Certificate ? certificate.Der : certificate.PublicKey));
}
