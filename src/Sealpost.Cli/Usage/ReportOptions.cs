using System.Collections.Immutable;
using System.CommandLine;
using Sealpost.Cli.Terminal;
using Sealpost.Core.Rendering;
using Sealpost.Core.Rendering.Json;
using Sealpost.Core.Rendering.Markdown;
using Sealpost.Core.Rendering.Text;
using Sealpost.Core.Reporting;

namespace Sealpost.Cli.Usage;

/// <summary>The options of every command that prints reports, and what they ask for.</summary>
internal sealed class ReportOptions
{
    private readonly Option<Format> _format = Choice.Of(
        "--format",
        "How to print the report",
        ("text", Format.Text),
        ("json", Format.Json),
        ("markdown", Format.Markdown));

    private readonly Option<Threshold> _failOn = Choice.Of(
        "--fail-on",
        "The least severity that makes the exit status 1",
        ("error", Threshold.Error),
        ("warning", Threshold.Warning),
        ("never", Threshold.Never));

    private readonly Option<ImmutableArray<Demand>> _require = Choice.SeveralOf(
        "--require",
        "Exit with status 1 unless the domain has this, too (repeatable)",
        ("enforce", Demand.Enforce),
        ("testing", Demand.Testing),
        ("tlsrpt", Demand.TlsRpt));

    private readonly Option<bool> _quiet =
        new("--quiet", "-q") { Description = "Print the headline only, and no progress" };

    private readonly Option<bool> _verbose =
        new("--verbose", "-v") { Description = "Print all evidence, and the checks that passed" };

    private readonly Option<bool> _senders =
        new("--senders") { Description = "Say how each of the real senders we know treats the domain" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_format);
        command.Add(_failOn);
        command.Add(_require);
        command.Add(_quiet);
        command.Add(_verbose);
        command.Add(_senders);
        command.Validators.Add(result =>
        {
            if (result.SoundOrDefault(_quiet) && result.SoundOrDefault(_verbose))
            {
                result.AddError("--quiet and --verbose contradict each other; give one of them.");
            }
        });
    }

    /// <summary>Whether nothing but the headline is wanted.</summary>
    public bool IsQuiet(ParseResult parsed) => parsed.GetValue(_quiet);

    /// <summary>Prints a report as asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="report">The report.</param>
    /// <param name="streams">Where to.</param>
    /// <param name="isOneOfMany">Whether others come before or after it: JSON is then one line a report.</param>
    /// <returns>The exit status.</returns>
    public int Print(ParseResult parsed, CheckReport report, Streams streams, bool isOneOfMany)
    {
        // Composed first and written at once, so that a cancelled check leaves no half of a document.
        using var text = new StringWriter { NewLine = "\n" };
        var isQuiet = parsed.GetValue(_quiet);
        var isVerbose = parsed.GetValue(_verbose);
        var senders = parsed.GetValue(_senders);
        switch (parsed.GetValue(_format))
        {
            case Format.Json:
                text.Write((isOneOfMany ? JsonReport.Line(report, senders) : JsonReport.Indented(report, senders)) + "\n");
                break;
            case Format.Markdown when !isQuiet:
                MarkdownReport.Write(report, text, isVerbose, senders);
                break;
            case Format.Markdown:
                MarkdownReport.WriteHeadline(report, text);
                break;
            default:
                var detail = isQuiet ? TextDetail.Headline : isVerbose ? TextDetail.All : TextDetail.Usual;
                TextReport.Write(report, text, streams.Layout(detail) with { Senders = senders });
                break;
        }

        streams.Out.Write(text.ToString());
        streams.Out.Flush();
        return StatusOf(parsed, report, streams);
    }

    /// <summary>Whether reports are parted by an empty line.</summary>
    public bool ArePartedByGaps(ParseResult parsed) =>
        parsed.GetValue(_format) is not Format.Json && !parsed.GetValue(_quiet);

    private int StatusOf(ParseResult parsed, CheckReport report, Streams streams)
    {
        var demands = parsed.GetValue(_require);
        foreach (var demand in demands.IsDefault ? [] : demands)
        {
            if (ExitStatus.Meets(report.Reading, demand) is not Core.Reading.Answer.Yes)
            {
                streams.Error.WriteLine($"sealpost: {Headline.Spell(report.Seen.Domain)}: {Unmet(demand, report)}");
            }
        }

        return ExitStatus.Of(report, parsed.GetValue(_failOn), demands.IsDefault ? [] : demands);
    }

    private static string Unmet(Demand demand, CheckReport report)
    {
        var isKnown = ExitStatus.Meets(report.Reading, demand) is Core.Reading.Answer.No;
        var verdict = isKnown ? "is not met" : "could not be looked into";
        return demand switch
        {
            Demand.Enforce => $"--require enforce {verdict}: the MTA-STS status is {report.Reading.MtaSts.Status.Word()}.",
            Demand.Testing => $"--require testing {verdict}: the MTA-STS status is {report.Reading.MtaSts.Status.Word()}.",
            _ => $"--require tlsrpt {verdict}: the TLS-RPT status is {report.Reading.TlsRpt.Status.Word()}.",
        };
    }
}

/// <summary>How reports are printed.</summary>
internal enum Format
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For programs.</summary>
    Json,

    /// <summary>For pages and comments.</summary>
    Markdown,
}
