using System.Collections.Immutable;
using Sealpost.Core.Dane;
using Sealpost.Core.Observations;
using Sealpost.Core.Text;

namespace Sealpost.Core.Reading;

/// <summary>One TLSA record, parsed.</summary>
/// <param name="Text">As a zone file has it.</param>
/// <param name="Parsed">What a sender makes of it.</param>
public sealed record TlsaReading(string Text, Parsed<TlsaRecord, TlsaFlaw> Parsed)
{
    /// <summary>The records of an answer.</summary>
    public static ImmutableArray<TlsaReading> Of(TlsaLookup lookup) =>
    [
        .. from data in lookup.Records
           select new TlsaReading(TlsaRecordParser.Print(data.Span), TlsaRecordParser.Parse(data.Span)),
    ];
}
