using System.Text.Json;
using System.Text.Json.Nodes;
using Sealpost.Core.Observations;
using Sealpost.Probes;

namespace Sealpost.Web.Api;

/// <summary>A part of an observation as an event: enough to show that it is there. The document has all of it.</summary>
internal static class PartEvent
{
    // A hostile answer has hundreds of records.
    private const int Most = 10;

    public static (string Kind, string Data) Of(ObservationPart part) => part switch
    {
        ObservationPart.StsRecord(var seen) => ("record", Records(seen)),
        ObservationPart.TlsRpt(var seen) => ("tls-rpt", Records(seen)),
        ObservationPart.Mx(var seen) => ("mx", List(
            "hosts", from record in seen.Records select JsonValue.Create(record.Exchange))),
        ObservationPart.Policy(var seen) => ("policy", List(
            "addresses",
            from fetch in seen.Fetches
            select new JsonObject
            {
                ["address"] = fetch.Address.ToString(),
                ["status"] = (fetch as PolicyFetch.Answered)?.Status,
            })),
        ObservationPart.MailServer(var seen) => ("mail-server", Server(seen)),
        ObservationPart.Spf(var seen) => ("spf", Records(seen.Txt)),
        ObservationPart.Dkim(var seen) => ("dkim", List(
            "selectors",
            from selector in seen.Selectors
            where !selector.Txt.Records.IsEmpty
            select JsonValue.Create(selector.Selector))),
        ObservationPart.Dmarc(var seen) => ("dmarc", List(
            "records", from txt in seen.Walk from record in txt.Records select JsonValue.Create(record.ToString()))),
        _ => ("part", "{}"),
    };

    private static string Records(TxtLookup seen) =>
        List("records", from record in seen.Records select JsonValue.Create(record.ToString()));

    private static string Server(MailHost host)
    {
        var data = Listed("addresses", from probe in host.Probes select JsonValue.Create(probe.Address.ToString()));
        data["host"] = host.Name;
        return Text(data);
    }

    private static string List(string name, IEnumerable<JsonNode?> items) => Text(Listed(name, items));

    private static JsonObject Listed(string name, IEnumerable<JsonNode?> items) =>
        new() { [name] = new JsonArray([.. items.Take(Most)]) };

    private static string Text(JsonObject data) => data.ToJsonString(JsonSerializerOptions.Default);
}
