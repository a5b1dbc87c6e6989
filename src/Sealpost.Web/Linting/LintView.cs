using System.Collections.Immutable;
using Sealpost.Core.Checks;
using Sealpost.Core.Linting;
using Sealpost.Core.Rendering;
using Sealpost.Web.Results;

namespace Sealpost.Web.Linting;

/// <summary>A judged text as the page shows it.</summary>
public sealed record LintView
{
    /// <summary>The most flaws that are described on a page.</summary>
    public const int MostFlaws = 100;

    public required PastedText Pasted { get; init; }

    public required Tone Tone { get; init; }

    /// <summary>The judgement in a sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The text with its flaws marked.</summary>
    public required MarkedText Text { get; init; }

    /// <summary>In the order of the text.</summary>
    public required ImmutableArray<LintFlaw> Flaws { get; init; }

    /// <summary>How many more there are.</summary>
    public required int FurtherFlaws { get; init; }

    /// <summary>What a conforming sender reads; null where it reads nothing.</summary>
    public required LintReading? Strict { get; init; }

    /// <summary>What a tolerant sender reads where that is something else; null where it is not.</summary>
    public required LintReading? Tolerant { get; init; }

    public static LintView Of(PastedText pasted)
    {
        var report = Linter.Lint(pasted.Kind, pasted.Text);
        var (tone, sentence) = Judge(report);
        var tolerant = report is LintReport.OfPolicy { Parsed: null, Tolerant: { } policy } ? policy : null;
        return new()
        {
            Pasted = pasted,
            Tone = tone,
            Sentence = sentence,
            Text = MarkedText.Of(pasted.Text, report.Flaws),
            Flaws = [.. report.Flaws.Take(MostFlaws)],
            FurtherFlaws = Math.Max(0, report.Flaws.Length - MostFlaws) + report.FurtherFlaws,
            Strict = LintReading.Of(report),
            Tolerant = tolerant is null ? null : LintReading.Of(tolerant),
        };
    }

    /// <summary>The kind of text for people.</summary>
    public static string Name(LintKind kind) => kind switch
    {
        LintKind.StsRecord => "MTA-STS record",
        LintKind.TlsRptRecord => "TLSRPT record",
        LintKind.SpfRecord => "SPF record",
        LintKind.DkimKey => "DKIM key",
        LintKind.DmarcRecord => "DMARC record",
        _ => "policy",
    };

    private static (Tone Tone, string Sentence) Judge(LintReport report)
    {
        var name = Name(report.Kind);
        var article = report.Kind is LintKind.StsRecord or LintKind.SpfRecord ? "an" : "a";
        var reader = report.Kind is LintKind.SpfRecord or LintKind.DkimKey or LintKind.DmarcRecord ? "Receivers" : "Senders";
        var worst = report.Flaws.Select(static flaw => (Severity?)flaw.Meaning.Severity).Max();
        return report.Verdict switch
        {
            LintVerdict.Valid when worst >= Severity.Warning =>
                (Tone.Mixed, $"This {name} works, but something in it should be changed."),
            LintVerdict.Valid when worst is not null =>
                (Tone.Good, $"This {name} works; there is something worth knowing about it."),
            LintVerdict.Valid => (Tone.Good, $"This {name} is in order."),
            LintVerdict.Invalid when report is LintReport.OfPolicy { Tolerant: not null } =>
                (Tone.Bad, "Strict senders discard this policy; tolerant ones read on."),
            LintVerdict.Invalid => (Tone.Bad, $"{reader} discard this {name}."),
            _ => (Tone.Bad, $"{reader} do not take this for {article} {name} at all."),
        };
    }
}
