using System.Globalization;
using Sealpost.Core.Checks;
using Sealpost.Core.Reading;
using Sealpost.Core.Reporting;

namespace Sealpost.Core.Rendering.Text;

/// <summary>
/// What is wrong: for each finding what was seen, why it matters, what to do, and the line to publish.
/// </summary>
internal sealed class FindingText(TextPage page, TextLayout layout)
{
    private const int UsualEvidence = 5;
    private const int LabelIndent = 11;

    // The same suggestion answers several findings; it is shown once.
    private readonly Dictionary<string, string> _suggested = [];

    public void Write(CheckReport report)
    {
        foreach (var result in report.Findings)
        {
            page.Gap();
            Write(report.Reading, result);
        }
    }

    private void Write(DomainReading reading, Result result)
    {
        var check = result.Check;
        var word = result.Severity.Word();
        var indent = word.Length + (layout.Palette.IsPlain ? 0 : 2) + 2 + check.Id.Length + 2;
        page.Paragraph(
            $"{layout.Palette.Mark(result.Severity)}  {layout.Palette.Dim(check.Id)}  ",
            indent,
            check.Title.Replace("`", "", StringComparison.Ordinal),
            layout.Palette.Bold);
        WriteEvidence(result);
        page.Paragraph(Label("why"), LabelIndent, check.Why);
        if (check.Refusers is { } refusers)
        {
            page.Paragraph(Label("who"), LabelIndent, refusers);
        }

        page.Paragraph(Label("do"), LabelIndent, check.Remedy);
        if (check.Publish?.Invoke(reading) is { } lines)
        {
            WriteSuggestion(check.Id, lines);
        }
    }

    private void WriteEvidence(Result result)
    {
        var most = layout.Detail is TextDetail.All ? Verdict.Fail.Most : UsualEvidence;
        var lead = Label("seen");
        foreach (var same in result.Evidence.Take(most).GroupBy(static one => one.Subject))
        {
            page.Paragraph(lead, LabelIndent, SafeText.Of(same.Key));
            lead = new string(' ', LabelIndent);
            foreach (var one in same)
            {
                page.Paragraph(lead + "  ", LabelIndent + 2, Describe(one));
            }
        }

        if (result.Evidence.Length > most)
        {
            page.Paragraph(
                lead,
                LabelIndent,
                $"and {result.Evidence.Length - most} more (--verbose shows them)",
                layout.Palette.Dim);
        }
    }

    private void WriteSuggestion(string id, string lines)
    {
        if (_suggested.TryGetValue(lines, out var earlier))
        {
            page.Paragraph(Label("publish"), LabelIndent, $"as under {earlier}");
            return;
        }

        _suggested.Add(lines, id);
        page.Line(Label("publish").TrimEnd());
        page.Gap();
        foreach (var line in lines.Split('\n'))
        {
            page.Line("    " + layout.Palette.Copy(SafeText.Of(line)));
        }
    }

    private string Label(string word) =>
        layout.Palette.IsPlain
            ? TextColumns.Pad("  " + word, LabelIndent)
            : "  " + layout.Palette.Dim(TextColumns.Pad(word, LabelIndent - 2));

    /// <summary>One piece of evidence without its subject.</summary>
    internal static string Describe(Evidence one)
    {
        var place = one.Place is { } where ? string.Create(CultureInfo.InvariantCulture, $"line {where.Line}: ") : "";
        var expected = one.Expected is null ? "" : $" (expected: {SafeText.Of(one.Expected)})";
        return place + SafeText.Of(one.Observed) + expected;
    }
}
