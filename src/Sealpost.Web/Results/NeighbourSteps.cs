using Sealpost.Core.Dmarc;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Core.Rendering;
using Sealpost.Core.Spf;
using Sealpost.Probes;
using Sealpost.Web.Checking;

namespace Sealpost.Web.Results;

/// <summary>How far an open check is with SPF, DKIM and DMARC.</summary>
internal static class NeighbourSteps
{
    private const string None = "There is none.";

    public static IEnumerable<StepView> Of(CheckSnapshot now, bool isRunning) =>
    [
        StepsView.Step("SPF record", Find<ObservationPart.Spf>(now), isRunning, static part => Spf(part.Seen)),
        StepsView.Step("DKIM keys", Find<ObservationPart.Dkim>(now), isRunning, static part => Dkim(part.Seen)),
        StepsView.Step("DMARC record", Find<ObservationPart.Dmarc>(now), isRunning, static part => Dmarc(part.Seen)),
    ];

    private static T? Find<T>(CheckSnapshot now)
        where T : ObservationPart => now.Parts.OfType<T>().FirstOrDefault();

    private static (Tone Tone, string Words) Spf(SpfLookups seen) => SpfSelection.Of(seen.Txt.Records).Ours switch
    {
        [var one] => (Tone.Good, one.ToString()),
        [] => Without(seen.Txt),
        _ => (Tone.Bad, "Several records, which is an error."),
    };

    private static (Tone Tone, string Words) Dkim(DkimLookup seen)
    {
        var found = from selector in seen.Selectors
                    where selector.Txt.Records.Except(seen.Control.Records).Any()
                    select selector.Selector;
        return string.Join(", ", found) switch
        {
            "" => (Tone.Neutral, "No key was found, and selectors cannot be listed."),
            var selectors => (Tone.Good, $"Found under {selectors}."),
        };
    }

    // The domain's own record counts before those of the domains above it.
    private static (Tone Tone, string Words) Dmarc(DmarcLookup seen)
    {
        var first = (from txt in seen.Walk
                     let ours = txt.Records.Where(static record => DmarcRecordParser.IsDmarc(record.Span)).ToList()
                     where ours.Count > 0
                     select ours).FirstOrDefault();
        return first switch
        {
            [var one] => (Tone.Good, one.ToString()),
            null when seen.Walk is [var own, ..] => Without(own),
            null => (Tone.Mixed, None),
            _ => (Tone.Bad, "Several records, which is as good as none."),
        };
    }

    private static (Tone Tone, string Words) Without(TxtLookup txt) =>
        txt.Reply.Read(resolverWorks: true) is DnsReading.Something or DnsReading.Nothing
            ? (Tone.Mixed, None)
            : (Tone.Neutral, $"Could not be looked up: {txt.Reply.Words}.");
}
