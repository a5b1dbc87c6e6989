using System.Collections.Immutable;
using Sealpost.Core.Text;

namespace Sealpost.Core.TlsRpt;

/// <summary>What the TLSRPT parser made of a record: the strict reading, the lenient one, and every flaw.</summary>
/// <param name="Strict">What a conforming sender acts on.</param>
/// <param name="Lenient">
/// What a sender acts on that skips the malformed URIs and uses the others (spec reading D5); the strict value where there is
/// one; null where such a sender has nowhere to report either.
/// </param>
public sealed record ParsedTlsRptRecord(Parsed<TlsRptRecord, TlsRptRecordFlaw> Strict, TlsRptRecord? Lenient)
{
    /// <summary>Every flaw, in the order of the text.</summary>
    public ImmutableArray<Flaw<TlsRptRecordFlaw>> Flaws => Strict.Flaws;
}
