using System.Globalization;
using Sealpost.Core.Checks;
using Sealpost.Core.Reporting;
using Sealpost.Core.Scoring;

namespace Sealpost.Core.Rendering.Markdown;

/// <summary>
/// A report as a comment on GitHub or a page in a wiki: headline, findings with their details folded, tables.
/// </summary>
public static class MarkdownReport
{
    private const int MostEvidence = 10;

    /// <summary>Writes a report, every line ended by a line feed.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to.</param>
    /// <param name="isVerbose">Whether the checks that passed or do not apply are listed too.</param>
    /// <param name="senders">Whether it says how real senders treat the domain.</param>
    public static void Write(CheckReport report, TextWriter output, bool isVerbose, bool senders = false)
    {
        WriteHeadline(report, output);
        WriteFindings(report, output);
        WriteNotSeen(report, output);
        MarkdownOverview.Write(report.Reading, output);
        MarkdownScore.Write(ScoreTable.ScoreOf(report), output);
        if (senders)
        {
            MarkdownSenders.Write(SenderView.Of(report), output);
        }

        if (isVerbose)
        {
            WriteSpf(report, output);
            WriteRest(report, output);
        }

        output.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"\n<sub>Checked by Sealpost on {report.Seen.At.UtcDateTime:yyyy-MM-dd 'at' HH:mm} UTC.</sub>\n"));
    }

    /// <summary>Writes the headline only.</summary>
    public static void WriteHeadline(CheckReport report, TextWriter output)
    {
        var headline = Headline.Of(report);
        output.Write($"### {Symbol(headline.Tone)} {MarkdownText.Escape(headline.Sentence)}\n");
    }

    private static void WriteFindings(CheckReport report, TextWriter output)
    {
        foreach (var result in report.Findings)
        {
            var check = result.Check;
            output.Write($"\n<details{(result.Severity is Severity.Error ? " open" : "")}>\n");
            output.Write($"<summary>{Mark(result.Severity)} <b>{check.Id}</b> {Html(check.Title)}</summary>\n\n");
            foreach (var one in result.Evidence.Take(MostEvidence))
            {
                output.Write($"- {MarkdownText.Code(one.Subject)}: {Observed(one)}\n");
            }

            if (result.Evidence.Length > MostEvidence)
            {
                output.Write($"- and {result.Evidence.Length - MostEvidence} more\n");
            }

            output.Write($"\n{MarkdownText.Escape(check.Why)}");
            output.Write(check.Refusers is { } refusers ? $" {MarkdownText.Escape(refusers)}\n" : "\n");
            output.Write($"\n**What to do:** {MarkdownText.Escape(check.Remedy)}");
            output.Write(check.Source is { } source ? $" ([{source}]({source.Url}))\n" : "\n");
            if (check.Publish?.Invoke(report.Reading) is { } lines)
            {
                output.Write($"\n{MarkdownText.Block(lines)}\n");
            }

            output.Write("\n</details>\n");
        }
    }

    private static string Observed(Evidence one)
    {
        var place = one.Place is { } where ? string.Create(CultureInfo.InvariantCulture, $"line {where.Line}: ") : "";
        var expected = one.Expected is null ? "" : $" (expected: {MarkdownText.Escape(one.Expected)})";
        return place + MarkdownText.Code(one.Observed) + expected;
    }

    private static void WriteNotSeen(CheckReport report, TextWriter output)
    {
        var groups = report.NotSeen.GroupBy(static result => ((Verdict.Unseen)result.Verdict).Because).ToList();
        if (groups.Count == 0)
        {
            return;
        }

        output.Write("\n#### Could not be looked at\n\n");
        foreach (var same in groups)
        {
            var ids = string.Join(' ', from result in same select result.Check.Id);
            output.Write($"- {MarkdownText.Escape(same.Key)} ({ids})\n");
        }
    }

    private static void WriteSpf(CheckReport report, TextWriter output)
    {
        var tree = SpfOverview.Tree(report.Reading);
        if (tree.Count > 0)
        {
            output.Write(
                $"\n<details>\n<summary>SPF look-ups</summary>\n\n{MarkdownText.Block(string.Join('\n', tree))}\n\n</details>\n");
        }
    }

    private static void WriteRest(CheckReport report, TextWriter output)
    {
        output.Write(
            "\n<details>\n<summary>All other checks</summary>\n\n| check | verdict | |\n| --- | --- | --- |\n");
        foreach (var result in report.Results.Where(static one => one.Verdict is Verdict.Pass or Verdict.Moot))
        {
            var because = result.Verdict is Verdict.Moot moot ? MarkdownText.Escape(moot.Because) : "";
            output.Write($"| {result.Check.Id} | {result.Verdict.Word()} | {because} |\n");
        }

        output.Write("\n</details>\n");
    }

    private static string Mark(Severity severity) => severity switch
    {
        Severity.Error => "❌ error",
        Severity.Warning => "⚠️ warning",
        _ => "ℹ️ info",
    };

    private static string Symbol(Tone tone) => tone switch
    {
        Tone.Good => "✅",
        Tone.Mixed => "⚠️",
        Tone.Bad => "❌",
        _ => "❔",
    };

    // Titles are ours; within the HTML of a summary Markdown is not read.
    private static string Html(string title) => string.Concat(title.Split('`').Select(
        static (part, at) => at % 2 == 1 ? $"<code>{part}</code>" : part));
}
