using System.Text.Json;
using Sealpost.Core.Checks;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Core.Reporting;
using Sealpost.Core.Scoring;

namespace Sealpost.Core.Rendering.Json;

/// <summary>A report as JSON, format 1. Text from the network is escaped and otherwise unaltered.</summary>
public static class JsonReport
{
    /// <summary>The document over several lines, for people and single domains; no line feed at the end.</summary>
    /// <param name="report">The report.</param>
    /// <param name="senders">Whether it says how real senders treat the domain.</param>
    public static string Indented(CheckReport report, bool senders = false) =>
        JsonSerializer.Serialize(DocumentOf(report, senders), IndentedDocuments.Default.CheckDocument);

    /// <summary>The document on one line, for streams of domains; no line feed at the end.</summary>
    /// <param name="report">The report.</param>
    /// <param name="senders">Whether it says how real senders treat the domain.</param>
    public static string Line(CheckReport report, bool senders = false) =>
        JsonSerializer.Serialize(DocumentOf(report, senders), LineDocuments.Default.CheckDocument);

    private static CheckDocument DocumentOf(CheckReport report, bool senders) => new()
    {
        Domain = report.Seen.Domain.Ascii,
        CheckedAt = report.Seen.At.UtcDateTime,
        Milliseconds = Math.Round(report.Seen.Milliseconds, 1),
        Outcome = report.Outcome.Word(),
        MtaSts = MtaStsOf(report.Reading),
        TlsRpt = new(report.Reading.TlsRpt.Status.Word(), [.. from uri in report.Reading.TlsRpt.Destinations select uri.Text]),
        Dnssec = DaneJson.DnssecOf(report.Reading.Dane),
        Spf = SpfPart.Of(report.Reading.Spf),
        Dkim = NeighbourJson.Of(report.Reading.Dkim),
        Dmarc = NeighbourJson.Of(report.Reading.Dmarc),
        MailServers = [.. from host in report.Reading.Mail.Hosts select MailServerOf(report.Reading, host)],
        Score = ScoreJson.Of(ScoreTable.ScoreOf(report)),
        Results = [.. from result in report.Results select ResultOf(report.Reading, result)],
        Senders = senders ? SenderJson.PartsOf(report) : null,
    };

    private static MtaStsPart MtaStsOf(DomainReading reading)
    {
        var policy = reading.MtaSts.Policy;
        return new(
            reading.MtaSts.Status.Word(),
            reading.MtaSts.Record?.Value?.Id,
            policy is null ? null : policy.Mode.Word(),
            policy?.MaxAge,
            policy is null ? null : [.. from pattern in policy.Mx select pattern.Text],
            reading.MtaSts.Host.Host.Url);
    }

    private static MailServerPart MailServerOf(DomainReading reading, MailHostReading host)
    {
        var pattern = reading.CoveredBy(host);
        return new(
            host.Name,
            host.Host.Preference,
            reading.MtaSts.Policy is null ? null : pattern is not null,
            pattern?.Text,
            YesOrNo(host.StartTls),
            Validity(host.CertificateValid),
            DaneJson.DaneOf(reading.Dane, host),
            [.. from probe in host.Probes select AddressOf(probe)]);
    }

    private static AddressPart AddressOf(ProbeReading probe) => new(
        probe.Address.ToString(),
        YesOrNo(probe.StartTls),
        (probe.Probe as MxProbe.Secured)?.Tls.Protocol,
        Validity(probe.CertificateValid),
        probe.Because);

    private static ResultPart ResultOf(DomainReading reading, Result result)
    {
        var check = result.Check;
        return new(
            check.Id,
            check.Title,
            result.Verdict.Word(),
            result.Severity.Word(),
            check.Source is { } source ? new(source.Rfc, source.Section, source.Level.Word()) : null,
            [.. from one in result.Evidence select EvidenceOf(one)],
            result.Verdict switch
            {
                Verdict.Moot moot => moot.Because,
                Verdict.Unseen unseen => unseen.Because,
                _ => null,
            },
            check.Why,
            check.Remedy,
            result.Verdict is Verdict.Fail ? check.Publish?.Invoke(reading) : null);
    }

    private static EvidencePart EvidenceOf(Evidence one) => new(
        one.Subject,
        one.Observed,
        one.Expected,
        one.Place is { } place ? new(place.Line, place.Span.Start, place.Span.Length) : null);

    private static string YesOrNo(Answer answer) => answer switch
    {
        Answer.Yes => "yes",
        Answer.No => "no",
        _ => "undetermined",
    };

    private static string Validity(Answer answer) => answer switch
    {
        Answer.Yes => "valid",
        Answer.No => "invalid",
        _ => "undetermined",
    };
}
