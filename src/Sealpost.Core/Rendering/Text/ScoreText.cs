using Sealpost.Core.Scoring;

namespace Sealpost.Core.Rendering.Text;

/// <summary>The score, its parts, and what would raise it most.</summary>
internal static class ScoreText
{
    private const int LabelWidth = 13;
    private const int MostSteps = 3;

    public static void Write(Score score, TextPage page, TextLayout layout)
    {
        page.Gap();
        page.Paragraph(layout.Palette.Bold(TextColumns.Pad("Score", LabelWidth)), LabelWidth, ScoreWords.Sum(score));
        var pad = new string(' ', LabelWidth);
        page.Paragraph(
            pad, LabelWidth, string.Join(", ", from part in score.Parts select ScoreWords.Part(part)), layout.Palette.Dim);
        if (layout.Detail is TextDetail.All)
        {
            foreach (var mark in score.Parts.SelectMany(static part => part.Marks))
            {
                page.Paragraph(pad, LabelWidth + 2, ScoreWords.Mark(mark), layout.Palette.Dim);
            }
        }

        var most = layout.Detail is TextDetail.All ? score.Steps.Length : MostSteps;
        foreach (var step in score.Steps.Take(most))
        {
            page.Paragraph(pad, LabelWidth, $"{ScoreWords.Step(step)} ({step.CheckId})");
        }
    }
}
