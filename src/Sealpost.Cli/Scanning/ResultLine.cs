using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Sealpost.Core.Checks;
using Sealpost.Core.Names;
using Sealpost.Core.Observations;
using Sealpost.Core.Observations.Json;
using Sealpost.Core.Rendering;
using Sealpost.Core.Rendering.Json;
using Sealpost.Core.Reporting;
using Sealpost.Probes;

namespace Sealpost.Cli.Scanning;

/// <summary>How much is written of each domain.</summary>
internal enum ResultFields
{
    /// <summary>A line one can read: outcome, statuses, failing checks, times.</summary>
    Summary,

    /// <summary>The document of <c>check</c>.</summary>
    Full,

    /// <summary>What was seen, to be judged again by <c>replay</c>.</summary>
    Observation,
}

/// <summary>One result as it is written, and what is counted of it.</summary>
/// <param name="Octets">The line, with its end.</param>
/// <param name="Standing">What is counted.</param>
internal sealed record ResultLine(ReadOnlyMemory<byte> Octets, Standing Standing)
{
    private static readonly string[] Columns =
    [
        "domain", "outcome", "mta_sts", "tls_rpt", "mode", "max_age", "failing", "worst", "provider",
        "checked_at", "milliseconds", "input", "error",
    ];

    /// <summary>The first line of a CSV.</summary>
    public static ReadOnlyMemory<byte> Header { get; } = Encoding.UTF8.GetBytes(CsvLine.Join(Columns));

    /// <summary>The line for a result.</summary>
    public static ResultLine Of(ScanResult result, ResultFields fields, bool isCsv)
    {
        if (result is not ScanResult.Seen { Observation: var seen })
        {
            var fault = ((ScanResult.NotADomain)result).Fault;
            return new(isCsv ? CsvOf(result.Text, fault) : JsonOf(result.Text, fault), Standing.OfNoDomain);
        }

        var report = CheckReport.Judge(seen, Catalog.All);
        var standing = Standing.Of(report);
        return new(
            fields switch
            {
                ResultFields.Full => Encoding.UTF8.GetBytes(JsonReport.Line(report) + "\n"),
                ResultFields.Observation => ObservationOf(seen),
                _ when isCsv => CsvOf(report, standing),
                _ => JsonOf(report, standing),
            },
            standing);
    }

    private static byte[] ObservationOf(DomainObservation seen) => [.. ObservationJson.WriteLine(seen), (byte)'\n'];

    private static byte[] JsonOf(string text, DomainNameFault fault) => Json(writer =>
    {
        writer.WriteNull("domain");
        writer.WriteString("input", text);
        writer.WriteString("outcome", Standing.NotADomain);
        writer.WriteString("error", fault.ToSentence());
    });

    private static byte[] JsonOf(CheckReport report, Standing standing) => Json(writer =>
    {
        writer.WriteString("domain", report.Seen.Domain.Ascii);
        writer.WriteString("outcome", standing.Outcome);
        writer.WriteString("mtaSts", standing.MtaSts);
        writer.WriteString("tlsRpt", standing.TlsRpt);
        if (report.Reading.MtaSts.Policy is { } policy)
        {
            writer.WriteString("mode", policy.Mode.Word());
            writer.WriteNumber("maxAge", policy.MaxAge);
        }
        else
        {
            writer.WriteNull("mode");
            writer.WriteNull("maxAge");
        }

        writer.WriteStartArray("failing");
        foreach (var id in standing.Failing)
        {
            writer.WriteStringValue(id);
        }

        writer.WriteEndArray();
        writer.WriteString("worst", standing.Worst?.Word());
        writer.WriteString("provider", standing.Provider);
        writer.WriteString("checkedAt", report.Seen.At.UtcDateTime);
        writer.WriteNumber("milliseconds", Math.Round(report.Seen.Milliseconds, 1));
        var seen = report.Seen;
        writer.WriteNumber("dnsMilliseconds", Math.Round(DnsReplies(seen).Max(static reply => reply.Milliseconds), 1));
        writer.WriteNumber("policyMilliseconds", Longest(seen.PolicyHost.Fetches.Select(static one => one.Milliseconds)));
        writer.WriteNumber(
            "smtpMilliseconds",
            Longest(seen.MailHosts.SelectMany(static host => host.Probes).Select(static one => one.Milliseconds)));
    });

    private static DnsReply[] DnsReplies(DomainObservation seen) =>
    [
        seen.StsTxt.Reply, seen.TlsRptTxt.Reply, seen.Mx.Reply,
        seen.PolicyHost.Addresses.V4, seen.PolicyHost.Addresses.V6,
    ];

    private static double Longest(IEnumerable<double> times) => Math.Round(times.DefaultIfEmpty(0).Max(), 1);

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var octets = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(octets))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        octets.Write("\n"u8);
        return octets.WrittenSpan.ToArray();
    }

    private static byte[] CsvOf(CheckReport report, Standing standing) => Csv(
        report.Seen.Domain.Ascii,
        standing.Outcome,
        standing.MtaSts ?? "",
        standing.TlsRpt ?? "",
        report.Reading.MtaSts.Policy?.Mode.Word() ?? "",
        report.Reading.MtaSts.Policy?.MaxAge.ToString(CultureInfo.InvariantCulture) ?? "",
        string.Join(' ', standing.Failing),
        standing.Worst?.Word() ?? "",
        SafeText.Of(standing.Provider ?? ""),
        report.Seen.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        Math.Round(report.Seen.Milliseconds, 1).ToString(CultureInfo.InvariantCulture),
        "",
        "");

    private static byte[] CsvOf(string text, DomainNameFault fault) =>
        Csv("", Standing.NotADomain, "", "", "", "", "", "", "", "", "", text, fault.ToSentence());

    private static byte[] Csv(params IEnumerable<string> cells) =>
        Encoding.UTF8.GetBytes(CsvLine.Join(cells.Select(CsvLine.Harmless)));
}
