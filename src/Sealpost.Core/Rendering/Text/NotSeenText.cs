using Sealpost.Core.Checks;
using Sealpost.Core.Reporting;

namespace Sealpost.Core.Rendering.Text;

/// <summary>What could not be looked at, each reason once.</summary>
internal static class NotSeenText
{
    public static void Write(CheckReport report, TextPage page, Palette palette)
    {
        var groups = report.NotSeen.GroupBy(static result => ((Verdict.Unseen)result.Verdict).Because).ToList();
        if (groups.Count == 0)
        {
            return;
        }

        page.Gap();
        page.Line(palette.Bold("Could not be looked at"));
        foreach (var same in groups)
        {
            page.Paragraph("  ", 2, SafeText.Of(same.Key));
            page.Paragraph("    ", 4, CheckIds.Abridged(from result in same select result.Check), palette.Dim);
        }
    }
}
