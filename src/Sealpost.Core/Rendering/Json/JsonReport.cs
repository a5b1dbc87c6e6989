using System.Text.Json;
using Sealpost.Core.Checks;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Core.Reporting;

namespace Sealpost.Core.Rendering.Json;

/// <summary>A report as JSON, format 1. Text from the network is escaped and otherwise unaltered.</summary>
public static class JsonReport
{
    /// <summary>The document over several lines, for people and single domains; no line feed at the end.</summary>
    public static string Indented(CheckReport report) =>
        JsonSerializer.Serialize(DocumentOf(report), IndentedDocuments.Default.CheckDocument);

    /// <summary>The document on one line, for streams of domains; no line feed at the end.</summary>
    public static string Line(CheckReport report) =>
        JsonSerializer.Serialize(DocumentOf(report), LineDocuments.Default.CheckDocument);

    private static CheckDocument DocumentOf(CheckReport report) => new()
    {
        Domain = report.Seen.Domain.Ascii,
        CheckedAt = report.Seen.At.UtcDateTime,
        Milliseconds = Math.Round(report.Seen.Milliseconds, 1),
        Outcome = report.Outcome.Word(),
        MtaSts = MtaStsOf(report.Reading),
        TlsRpt = new(
            report.Reading.TlsRpt.Status.Word(), [.. from uri in report.Reading.TlsRpt.Destinations select uri.Text]),
        MailServers = [.. from host in report.Reading.Mail.Hosts select MailServerOf(report.Reading, host)],
        Results = [.. from result in report.Results select ResultOf(report.Reading, result)],
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
            IsHeldAgainstPolicy(reading) ? pattern is not null : null,
            pattern?.Text,
            YesOrNo(host.StartTls),
            Validity(host.CertificateValid),
            [.. from probe in host.Probes select AddressOf(probe)]);
    }

    // A policy of mode none need not name any mail server, and no sender compares.
    private static bool IsHeldAgainstPolicy(DomainReading reading) =>
        reading.IsPolicyActive || !reading.Patterns.IsEmpty;

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
