using Sealpost.Core.Scoring;

namespace Sealpost.Core.Rendering.Markdown;

/// <summary>The score as a table of its parts, and what would raise it.</summary>
internal static class MarkdownScore
{
    private const int MostSteps = 5;

    public static void Write(Score score, TextWriter output)
    {
        output.Write($"\n**Score:** {ScoreWords.Sum(score)}\n\n| part | points | of | why |\n| --- | --- | --- | --- |\n");
        foreach (var part in score.Parts)
        {
            var why = string.Join("; ", part.Marks.Select(ScoreWords.Mark));
            output.Write(part.Of > 0
                ? $"| {part.Kind.Title} | {part.Points} | {part.Of} | {why} |\n"
                : $"| {part.Kind.Title} | not counted | | {why} |\n");
        }

        if (score.Steps.IsEmpty)
        {
            return;
        }

        output.Write('\n');
        foreach (var step in score.Steps.Take(MostSteps))
        {
            output.Write($"- {ScoreWords.Step(step)} ({step.CheckId})\n");
        }
    }
}
