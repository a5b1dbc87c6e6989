using System.Globalization;
using System.Text;
using Sealpost.Cli.Terminal;
using Sealpost.Core.Checks;
using Sealpost.Core.Linting;
using Sealpost.Core.Rendering;
using Sealpost.Core.Rendering.Text;
using Sealpost.Core.Text;

namespace Sealpost.Cli.Linting;

/// <summary>A linted text for people: each flaw with the line it is in and a mark under the very octets.</summary>
internal sealed class LintText(Streams streams)
{
    private readonly Palette _palette = streams.Palette;

    /// <summary>The judgement of a text.</summary>
    /// <param name="report">The judgement.</param>
    /// <param name="name">What the text is called: its file, or its kind.</param>
    public string Compose(LintReport report, string name)
    {
        var text = new StringBuilder();
        text.Append(Verdict(report, SafeText.Of(name))).Append('\n');
        foreach (var flaw in report.Flaws)
        {
            text.Append('\n');
            Append(text, report.Text, flaw);
        }

        if (report.FurtherFlaws > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nand {report.FurtherFlaws} more\n");
        }

        if (Meaning(report) is { } meaning)
        {
            text.Append('\n').Append(meaning).Append('\n');
        }

        return text.ToString();
    }

    private string Verdict(LintReport report, string name)
    {
        var worst = report.Flaws.Select(static flaw => (Severity?)flaw.Meaning.Severity).Max();
        return report.Verdict switch
        {
            LintVerdict.Valid when worst >= Severity.Warning => Toned(Tone.Mixed, $"{name}: valid, with flaws"),
            LintVerdict.Valid => Toned(Tone.Good, $"{name}: valid"),
            LintVerdict.Invalid when report is LintReport.OfPolicy { Tolerant: not null } =>
                Toned(Tone.Bad, $"{name}: invalid, strict senders end with nothing"),
            LintVerdict.Invalid => Toned(Tone.Bad, $"{name}: invalid, {Reader(report.Kind)} end with nothing"),
            _ => Toned(Tone.Bad, $"{name}: no {report.Kind.Word()} at all"),
        };
    }

    // Who acts on such a text.
    private static string Reader(LintKind kind) => kind switch
    {
        LintKind.SpfRecord or LintKind.DmarcRecord => "receivers",
        LintKind.DkimKey => "verifiers",
        _ => "senders",
    };

    private string Toned(Tone tone, string text) => _palette.Symbol(tone) + _palette.Toned(tone, text);

    private void Append(StringBuilder text, Octets octets, LintFlaw flaw)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"line {flaw.Place.Line}");
        var source = flaw.Meaning.Check.Source is { } citation ? $", {citation}" : "";
        text.Append(CultureInfo.InvariantCulture, $"{_palette.Mark(flaw.Meaning.Severity)}  {_palette.Bold(line)}  ");
        text.Append(CultureInfo.InvariantCulture, $"{_palette.Dim($"{flaw.Meaning.Check.Id}{source}")}\n");
        if (octets.Length > 0)
        {
            var quoted = QuotedLine.Of(octets, flaw.Place.Span, streams.Width - 4);
            text.Append($"    {quoted.Text}".TrimEnd()).Append('\n');
            text.Append(
                CultureInfo.InvariantCulture,
                $"    {new string(' ', quoted.Column)}{_palette.Mark('^', quoted.Width, flaw.Meaning.Severity)}\n");
        }

        foreach (var part in Prose.Wrap(flaw.Meaning.Message, streams.Width - 2))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {part}\n");
        }
    }

    private static string? Meaning(LintReport report) => report switch
    {
        LintReport.OfPolicy { Parsed: null, Tolerant: { } tolerant } =>
            $"Tolerant senders read on, and act on a policy of mode {tolerant.Mode.Word()}.",
        _ => null,
    };
}
