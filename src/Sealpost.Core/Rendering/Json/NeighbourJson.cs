using Sealpost.Core.Reading;

namespace Sealpost.Core.Rendering.Json;

/// <summary>DKIM and DMARC in the JSON of a report.</summary>
internal static class NeighbourJson
{
    public static DkimPart? Of(DkimReading? dkim) => dkim is null ? null : new(
        dkim.Status.Word(),
        dkim.Exist switch { Answer.Yes => "yes", Answer.No => "no", _ => "undetermined" },
        [
            .. from key in dkim.Keys
               select new SelectorPart(
                   key.Selector,
                   key.Seen.Origin.Word(),
                   DkimWords.State(key),
                   key.Key?.Type.Word(),
                   key.Key?.Bits,
                   key.Seen.Txt.Reply.Aliases),
        ]);

    public static DmarcPart? Of(DmarcReading? dmarc)
    {
        if (dmarc is null)
        {
            return null;
        }

        var record = dmarc.Record;
        return new(
            dmarc.Status.Word(),
            dmarc.Source?.Text?.ToString(),
            dmarc.Source?.Domain.Ascii,
            dmarc.Policy?.Word(),
            record?.ForSubdomains.Word(),
            record?.ForNonexistent.Word(),
            record?.IsTesting,
            dmarc.Organization.Ascii,
            record is null ? null : new(Mode(record.IsDkimStrict), Mode(record.IsSpfStrict)),
            [.. from uri in record?.Rua ?? [] select uri.Text],
            [.. from uri in record?.Ruf ?? [] select uri.Text],
            new(dmarc.Older?.Domain.Ascii, dmarc.OlderPolicy?.Word()));
    }

    private static string Mode(bool isStrict) => isStrict ? "strict" : "relaxed";
}
