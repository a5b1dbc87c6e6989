using System.CommandLine;
using System.CommandLine.Invocation;
using Sealpost.Cli.Terminal;
using Sealpost.Core.Rendering.Text;

namespace Sealpost.Cli.Usage;

/// <summary><c>--help</c>: what a command does, by example first.</summary>
internal sealed class HelpPage(Streams streams) : SynchronousCommandLineAction
{
    private const int LabelWidth = 28;
    private readonly Palette _palette = streams.Palette;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command, streams.Out);
        streams.Out.Flush();
        return ExitStatus.Fine;
    }

    /// <summary>Writes the page of a command.</summary>
    public void Write(Command command, TextWriter output)
    {
        Paragraph(output, "", command.Description ?? "");
        output.WriteLine();
        Heading(output, "Usage");
        output.WriteLine($"  {UsageOf(command)}");
        output.WriteLine();
        Heading(output, "Examples");
        foreach (var example in Examples.Of(command is RootCommand ? "" : command.Name))
        {
            output.WriteLine($"  {_palette.Copy(example.Line)}");
            Paragraph(output, "      ", example.Purpose);
        }

        Entries(output, "Commands", command.Subcommands.Select(static one => (one.Name, one.Description)));
        Entries(output, "Arguments", command.Arguments.Select(static one => (one.Name, one.Description)));
        Entries(
            output,
            "Options",
            command.Options.Where(static one => !one.Hidden).Select(static one => (Label(one), one.Description)));
        output.WriteLine();
        Heading(output, "Exit status");
        Paragraph(output, "  ", Statuses(command));
        if (command is RootCommand)
        {
            output.WriteLine();
            Paragraph(output, "", "'sealpost COMMAND --help' explains a command.");
        }
    }

    /// <summary>How a command is called.</summary>
    public static string UsageOf(Command command) => command switch
    {
        RootCommand => "sealpost COMMAND …",
        { Name: "check" } => "sealpost check [OPTION…] DOMAIN…",
        { Name: "lint" } => "sealpost lint [OPTION…] KIND [FILE|-]  or  sealpost lint --jsonl [FILE|-]",
        { Name: "match" } => "sealpost match --mx HOST [--mx HOST…] PATTERN…",
        { Name: "explain" } => "sealpost explain [ID]",
        { Name: "replay" } => "sealpost replay [OPTION…] FILE",
        { Name: "generate" } => "sealpost generate [OPTION…] DOMAIN",
        { Name: "scan" } => "sealpost scan [OPTION…] FILE|-  or  sealpost scan summarize [OPTION…] FILE|-",
        { Name: "summarize" } => "sealpost scan summarize [OPTION…] FILE|-",
        { Name: "submit" } => "sealpost scan submit --nats URL [OPTION…] FILE",
        { Name: "worker" } => "sealpost scan worker --nats URL [OPTION…]",
        { Name: "status" } => "sealpost scan status --nats URL [OPTION…] [JOB]",
        { Name: "collect" } => "sealpost scan collect --nats URL --output FILE [OPTION…] JOB",
        { Name: "cancel" } => "sealpost scan cancel --nats URL [OPTION…] JOB",
        _ => $"sealpost {command.Name} {string.Join(' ', command.Arguments.Select(static one => one.Name))}",
    };

    private static string Statuses(Command command) => command switch
    {
        { Name: "lint" } =>
            "0 valid, maybe with flaws; 1 not; 2 wrong usage or unreadable input; 130 cancelled. With --jsonl 0 or 2.",
        { Name: "scan" } =>
            "0 every name has its result; 1 findings at or above --fail-on; 2 wrong usage, input that cannot be read, output "
            + "that cannot be written, or no resolver; 130 cancelled.",
        { Name: "submit" or "status" or "cancel" } => "0; 2 wrong usage, unreadable input, or the cluster cannot do it; 130 cancelled.",
        { Name: "worker" } => "0 with --until-done; 2 wrong usage, or the cluster cannot be used; 130 ended, its shards given back.",
        { Name: "collect" } => "0 every name has its result; 3 some have none, as with --so-far or a cancelled job; 2 wrong usage, "
            + "output that cannot be written, or the cluster cannot do it; 130 cancelled.",
        { Name: "summarize" } => "0; 2 wrong usage or unreadable input.",
        { Name: "match" } => "0 every mail server is covered; 1 some are not; 2 wrong usage.",
        { Name: "generate" } =>
            "0 nothing would fail under the mode that is written; 1 a mail server would, or no policy can be written; "
            + "2 wrong usage; 3 the mail servers could not be looked up, or under enforce not looked at; 130 cancelled.",
        { Name: "explain" or "completion" } => "0; 2 wrong usage.",
        _ => "0 nothing at or above the threshold; 1 findings at or above it; 2 wrong usage or unreadable input; "
            + "3 nothing wrong found, but something that decides could not be determined; 130 cancelled.",
    };

    private static string Label(Option option)
    {
        var names = string.Join(
            ", ", (string[])[.. option.Aliases.Where(static one => one is ['-', not '-']), option.Name]);
        return option.HelpName is { } value ? $"{names} {value}" : names;
    }

    private void Entries(TextWriter output, string title, IEnumerable<(string Label, string? Description)> entries)
    {
        var all = entries.ToList();
        if (all.Count == 0)
        {
            return;
        }

        output.WriteLine();
        Heading(output, title);
        foreach (var (label, description) in all)
        {
            var lead = $"  {TextColumns.Pad(label, LabelWidth)}  ";
            if (TextColumns.Of(label) > LabelWidth)
            {
                output.WriteLine($"  {label}");
                lead = new string(' ', LabelWidth + 4);
            }

            Paragraph(output, lead, description ?? "");
        }
    }

    private void Heading(TextWriter output, string title) => output.WriteLine(_palette.Bold(title));

    private void Paragraph(TextWriter output, string lead, string text)
    {
        var before = lead;
        foreach (var line in Prose.Wrap(text, streams.Width - lead.Length))
        {
            output.WriteLine(before + line);
            before = new string(' ', lead.Length);
        }
    }
}
