using System.Globalization;
using Sealpost.Core.Checks;
using Sealpost.Core.Reporting;
using Sealpost.Core.Scoring;

namespace Sealpost.Core.Rendering.Text;

/// <summary>A report for people at a terminal: the outcome first, then what is wrong, then what there is.</summary>
public static class TextReport
{
    /// <summary>Writes a report, every line ended by a line feed.</summary>
    public static void Write(CheckReport report, TextWriter output, TextLayout layout)
    {
        var page = new TextPage(output, layout.Width);
        var headline = Headline.Of(report);
        var symbol = layout.Palette.Symbol(headline.Tone);
        page.Paragraph(symbol, symbol.Length > 0 ? 2 : 0, headline.Sentence, line => layout.Palette.Toned(headline.Tone, line));
        if (layout.Detail is TextDetail.Headline)
        {
            return;
        }

        new FindingText(page, layout).Write(report);
        NotSeenText.Write(report, page, layout.Palette);
        page.Gap();
        new OverviewText(page, layout.Palette).Write(report);
        ScoreText.Write(ScoreTable.ScoreOf(report), page, layout);
        if (layout.Senders)
        {
            SenderText.Write(SenderView.Of(report), page, layout.Palette);
        }

        if (layout.Detail is TextDetail.All)
        {
            SpfText.Write(report.Reading, page, layout.Palette);
            WriteRest(report, page, layout.Palette);
        }

        page.Gap();
        page.Paragraph("", 0, Summary(report), layout.Palette.Dim);
        if (report.Findings.FirstOrDefault() is { } first)
        {
            page.Paragraph("", 0, $"'sealpost explain {first.Check.Id}' says more about a finding.", layout.Palette.Dim);
        }
    }

    private static void WriteRest(CheckReport report, TextPage page, Palette palette)
    {
        var passed = report.Results.Where(static result => result.Verdict is Verdict.Pass).ToList();
        if (passed.Count > 0)
        {
            page.Gap();
            page.Line(palette.Bold("Looked for, and not the case"));
            foreach (var result in passed)
            {
                page.Paragraph($"  {palette.Dim(result.Check.Id)}  ", 10, Plain(result.Check.Title));
            }
        }

        var moot = report.Results.Where(static result => result.Verdict is Verdict.Moot).ToList();
        if (moot.Count > 0)
        {
            page.Gap();
            page.Line(palette.Bold("Not applicable"));
            foreach (var same in moot.GroupBy(static result => ((Verdict.Moot)result.Verdict).Because))
            {
                page.Paragraph("  ", 2, SafeText.Of(same.Key));
                page.Paragraph("    ", 4, string.Join(' ', from result in same select result.Check.Id), palette.Dim);
            }
        }
    }

    private static string Summary(CheckReport report)
    {
        var counts = from severity in (Severity[])[Severity.Error, Severity.Warning, Severity.Info]
                     let count = report.Findings.Count(result => result.Severity == severity)
                     where count > 0
                     select $"{count} {Plural(severity, count)}";
        var found = string.Join(", ", counts);
        var passed = report.Results.Count(static result => result.Verdict is Verdict.Pass);
        var unseen = report.NotSeen.Count();
        var nothing = unseen == 0 ? "Nothing wrong" : "Nothing wrong was seen";
        return $"{(found is "" ? nothing : found)}; {passed} checks in order"
            + (unseen > 0 ? $", {unseen} could not look." : ".")
            + string.Create(
                CultureInfo.InvariantCulture,
                $" Looked at {report.Seen.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC in {report.Seen.Milliseconds / 1000:0.0} s.");
    }

    private static string Plural(Severity severity, int count) => (severity, count) switch
    {
        (Severity.Info, 1) => "remark",
        (Severity.Info, _) => "remarks",
        (_, 1) => severity.Word(),
        _ => severity.Word() + "s",
    };

    private static string Plain(string title) => title.Replace("`", "", StringComparison.Ordinal);
}
