using System.Collections.Immutable;
using Sealpost.Core.Reading;
using Sealpost.Core.Rendering;
using Sealpost.Web.Results;

namespace Sealpost.Web.Posture;

/// <summary>What stands beside MTA-STS and TLS-RPT.</summary>
/// <param name="Dane">What DANE does for the mail servers, in a sentence.</param>
/// <param name="Spf">The SPF record.</param>
/// <param name="Dkim">The selectors that were asked for.</param>
/// <param name="DkimWords">What is to be said of them as a whole; null where the rows say it.</param>
/// <param name="Dmarc">The DMARC policy.</param>
public sealed record NeighbourhoodView(
    string Dane, SpfView Spf, ImmutableArray<DkimRow> Dkim, string? DkimWords, DmarcView Dmarc)
{
    internal static NeighbourhoodView Of(DomainReading reading) => new(
        Sentence(Overview.Dane(reading)),
        SpfView.Of(reading),
        DkimRow.Of(reading.Dkim),
        reading.Dkim?.Published.Any() is true ? null : Sentence(Core.Rendering.DkimWords.Of(reading.Dkim)),
        DmarcView.Of(reading.Dmarc));

    private static string Sentence(string words) => Shown.Of($"{Shown.Capital(words)}.");
}
