using System.CommandLine;
using System.Text;
using Sealpost.Cli.Linting;
using Sealpost.Cli.Scanning;
using Sealpost.Cli.Scanning.Summary;
using Sealpost.Cli.Terminal;
using Sealpost.Cli.Usage;
using Sealpost.Core.Rendering;

namespace Sealpost.Cli.Commands;

/// <summary><c>scan summarize RESULTS</c>: the figures of a scan, as text, JSON or a page with pictures.</summary>
internal static class SummarizeCommand
{
    public static Command Create(Streams streams)
    {
        var file = new Argument<string>("RESULTS|-")
        {
            Description = "What a scan wrote, whichever fields and format; packed or not; - for standard input",
        };
        var html = new Option<string?>("--html")
        {
            Description = "Write the figures to this file as a page with pictures",
            HelpName = "FILE",
        };
        var format = Choice.Of("--format", "How to print the figures", ("text", Format.Text), ("json", Format.Json));
        var command = new Command("summarize", "Count the results of a scan")
        {
            file,
            html,
            format,
        };
        command.SetAction(parsed =>
        {
            var figures = Read(parsed.GetValue(file)!);
            if (parsed.GetValue(html) is { } path)
            {
                Save(path, new SummaryPage(figures).Compose());
                return ExitStatus.Fine;
            }

            if (parsed.GetValue(format) is Format.Json)
            {
                streams.Out.WriteLine(SummaryJson.Of(figures));
            }
            else
            {
                SummaryText.Write(figures, streams.Out);
            }

            streams.Out.Flush();
            return ExitStatus.Fine;
        });
        return command;
    }

    private static ScanFigures Read(string name)
    {
        using var input = InputFile.Open(name);
        try
        {
            var start = new byte[2];
            var length = input.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            using var whole = new LeadStream(start.AsMemory(0, length), input);
            using Stream octets = start is [0x1F, 0x8B] ? new WholeGzip(whole) : whole;
            return Count(octets, InputFile.Name(name));
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new UsageException($"{InputFile.Name(name)} cannot be read: {SafeText.Of(fault.Message.TrimEnd('.'))}.");
        }
    }

    // The same block of lines at a time as elsewhere: a file of results is as long as the scan was.
    private static ScanFigures Count(Stream octets, string name)
    {
        var tally = new Tally();
        var lines = new LineBlocks(octets);
        var isCsv = (bool?)null;
        var foreign = 0L;
        while (lines.Next() is { } block)
        {
            var rest = block.Octets.Span;
            while (!rest.IsEmpty)
            {
                var end = rest.IndexOf((byte)'\n');
                var line = end < 0 ? rest : rest[..end];
                rest = end < 0 ? default : rest[(end + 1)..];
                if (isCsv is null)
                {
                    isCsv = line.StartsWith("domain,"u8);
                    if (isCsv.Value)
                    {
                        continue;
                    }
                }

                var result = isCsv.Value
                    ? WrittenResult.OfCsv(Encoding.UTF8.GetString(line))
                    : WrittenResult.OfJson(line);
                if (result is null)
                {
                    foreign++;
                    continue;
                }

                tally.Count(result.Standing);
            }
        }

        var figures = tally.Figures();
        return figures.Results > 0 || foreign == 0
            ? figures
            : throw new UsageException($"{name} holds no results of a scan.");
    }

    private static void Save(string path, string page)
    {
        try
        {
            File.WriteAllText(path, page, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new OutputException($"--html: {Quote.Of(path)} cannot be written: {OutputException.Reason(fault)}.");
        }
    }
}
