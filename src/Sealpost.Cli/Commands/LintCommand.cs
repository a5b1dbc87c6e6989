using System.CommandLine;
using Sealpost.Cli.Linting;
using Sealpost.Cli.Terminal;
using Sealpost.Cli.Usage;
using Sealpost.Core.Linting;
using Sealpost.Core.Rendering;
using Sealpost.Core.Rendering.Json;
using Sealpost.Core.Text;

namespace Sealpost.Cli.Commands;

/// <summary><c>lint KIND [FILE|-]</c> and <c>lint --jsonl [FILE|-]</c>: judge texts offline.</summary>
internal static class LintCommand
{
    private const int LargestFile = 16 * 1024 * 1024;

    private static readonly LintKind[] Kinds =
    [
        LintKind.StsRecord, LintKind.Policy, LintKind.TlsRptRecord, LintKind.SpfRecord, LintKind.DkimKey, LintKind.DmarcRecord,
    ];

    public static Command Create(Streams streams)
    {
        // With --jsonl the first word is the file, so both are read from one list.
        var words = new Argument<string[]>("KIND [FILE|-]")
        {
            Description = $"{Choice.Or([.. Kinds.Select(static kind => kind.Word())])}; then the file, or - for standard input",
            Arity = new(0, 2),
        };
        words.CompletionSources.Add([.. Kinds.Select(static kind => kind.Word())]);
        var jsonl =
            new Option<bool>("--jsonl") { Description = "Judge many: a JSON object per line in, one per line out" };
        var format = Choice.Of("--format", "How to print the judgement", ("text", Format.Text), ("json", Format.Json));
        var command = new Command("lint", "Judge a record or a policy as text, without a network")
        {
            words,
            jsonl,
            format,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var given = parsed.GetValue(words) ?? [];
            return parsed.GetValue(jsonl)
                ? BatchAsync(given, cancellationToken)
                : Task.FromResult(LintOne(given, parsed.GetValue(format), streams));
        });
        return command;
    }

    private static async Task<int> BatchAsync(string[] given, CancellationToken cancellationToken)
    {
        if (given.Length > 1)
        {
            throw new UsageException(
                $"lint --jsonl takes one file, or - for standard input; {Quote.Of(given[1])} is one too many. "
                + "The kind stands in each line.");
        }

        var name = given is [var file] ? file : InputFile.StandardInput;
        var input = InputFile.Open(name);
        await using (input.ConfigureAwait(false))
        {
            var output = StandardOutput.Open();
            await using (output.ConfigureAwait(false))
            {
                await new Batch(input, InputFile.Name(name), output).RunAsync(cancellationToken).ConfigureAwait(false);
                return ExitStatus.Fine;
            }
        }
    }

    private static int LintOne(string[] given, Format format, Streams streams)
    {
        var kind = ReadKind(given);
        var name = given is [_, var file] ? file : InputFile.StandardInput;
        if (name is InputFile.StandardInput && !Console.IsInputRedirected)
        {
            streams.Error.WriteLine($"sealpost: reading a {kind.Word()} from the keyboard; end it with Ctrl-D.");
        }

        var octets = InputFile.Read(name, LargestFile);
        var text = new Octets([.. kind is LintKind.Policy ? octets : WithoutLineEnd(octets)]);
        var report = Linter.Lint(kind, text);
        streams.Out.Write(format is Format.Json
            ? JsonText.Indented(writer => LintJson.Write(writer, default, report)) + "\n"
            : new LintText(streams).Compose(report, name is InputFile.StandardInput ? kind.Word() : name));
        streams.Out.Flush();
        return report.Verdict is LintVerdict.Valid ? ExitStatus.Fine : ExitStatus.Findings;
    }

    private static LintKind ReadKind(string[] given)
    {
        var expected = Choice.Or([.. Kinds.Select(static kind => kind.Word())]);
        if (given is [])
        {
            throw new UsageException($"lint needs the kind of text: {expected}; or --jsonl.");
        }

        foreach (var kind in Kinds)
        {
            if (kind.Word() == given[0])
            {
                return kind;
            }
        }

        throw new UsageException(given[0] is "report"
            ? $"lint report is not available yet; the kinds there are: {expected}."
            : $"lint takes {expected}; {Quote.Of(given[0])} is none of them.");
    }

    // An editor ends the file with a line end that is no part of the record.
    private static ReadOnlySpan<byte> WithoutLineEnd(ReadOnlySpan<byte> octets) => octets switch
    {
        [.. var rest, (byte)'\r', (byte)'\n'] => rest,
        [.. var rest, (byte)'\n'] => rest,
        _ => octets,
    };
}
