using System.Collections.Immutable;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Reading;
using Sealpost.Core.Text;

namespace Sealpost.Core.Publishing;

/// <summary>What a domain publishes now, as senders find it.</summary>
/// <param name="StsRecords">The MTA-STS records; a sender acts on none where there are several.</param>
/// <param name="TlsRptRecords">The TLSRPT records, likewise.</param>
/// <param name="Policy">The text of the policy; null where none is served, or none was seen.</param>
/// <param name="Parsed">What senders make of that text; null where there is none.</param>
public sealed record PublishedTexts(
    ImmutableArray<string> StsRecords, ImmutableArray<string> TlsRptRecords, Octets? Policy, ParsedPolicy? Parsed)
{
    internal static PublishedTexts Of(DomainReading reading) => new(
        [.. from record in Records(reading.MtaSts.Txt) select record.ToString()],
        [.. from record in Records(reading.TlsRpt.Txt) select record.ToString()],
        reading.MtaSts.Host.Chosen?.Body?.Text,
        reading.MtaSts.Host.Policy);

    private static IEnumerable<Octets> Records(TxtReading txt) => txt.Selection.Ours.Concat(txt.Selection.Spaced);
}
