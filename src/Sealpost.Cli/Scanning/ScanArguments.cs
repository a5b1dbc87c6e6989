using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Sealpost.Cli.Usage;
using Sealpost.Core.Rendering;
using Sealpost.Probes;

namespace Sealpost.Cli.Scanning;

/// <summary>The options that say how to scan and what to write.</summary>
internal sealed class ScanArguments
{
    /// <summary>The time for one domain where none is given: a scan has others to look at.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private const int LongestContact = 200;

    private readonly Option<string?> _column = new("--column")
    {
        Description = "The input is CSV, and the names stand in this column",
        HelpName = "NAME|N",
    };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "Write results to this file, packed where it ends in .gz (standard output by default)",
        HelpName = "FILE",
    };

    private readonly Option<bool> _resume = new("--resume")
    {
        Description = "Go on with the output file: what it holds is not asked again",
    };

    private readonly Option<ResultFields> _fields = Choice.Of(
        "--fields",
        "How much to write of each domain",
        ("summary", ResultFields.Summary),
        ("full", ResultFields.Full),
        ("observation", ResultFields.Observation));

    private readonly Option<ResultFormat> _format = Choice.Of(
        "--format", "How to write it", ("jsonl", ResultFormat.JsonLines), ("csv", ResultFormat.Csv));

    private readonly Option<bool> _ordered = new("--ordered") { Description = "Write results in the order of the names" };

    private readonly Option<int?> _concurrency = new("--concurrency")
    {
        Description = "Domains at once (by default what suits the machine and the resolver)",
        HelpName = "N",
        CustomParser = static result => (int?)Number(result, "--concurrency", 1, 4096, isWhole: true),
    };

    private readonly Option<double?> _rate = new("--rate")
    {
        Description = "At most so many domains a second",
        HelpName = "N",
        CustomParser = static result => Number(result, "--rate", 0.001, 1_000_000, isWhole: false),
    };

    private readonly Option<bool> _posture = new("--posture")
    {
        Description = "Look at DANE, SPF, DKIM and DMARC, too: some fifteen questions more a domain",
    };

    private readonly Option<string?> _contact = new("--contact")
    {
        Description = "Where you can be reached, for the User-Agent that web servers log",
        HelpName = "URL",
    };

    private readonly Option<Threshold> _failOn = Choice.Of(
        "--fail-on",
        "The least severity that makes the exit status 1",
        ("never", Threshold.Never),
        ("warning", Threshold.Warning),
        ("error", Threshold.Error));

    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "No progress and no summary" };

    private readonly ProbeArguments _look = new("--deadline", Deadline);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])
            [
                _column, _output, _resume, _fields, _format, _ordered, _concurrency, _rate, _posture, _contact, _failOn, _quiet,
            ])
        {
            command.Add(option);
        }

        _look.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.SoundOrDefault(_format) is ResultFormat.Csv && result.SoundOrDefault(_fields) is not ResultFields.Summary)
            {
                result.AddError("--format csv holds the summary of a domain; --fields full and observation need jsonl.");
            }

            if (result.SoundOrDefault(_resume) && result.GetResult(_output) is null)
            {
                result.AddError("--resume needs --output FILE: the file to go on with.");
            }
        });
    }

    /// <summary>What was asked for.</summary>
    /// <exception cref="UsageException">A value cannot be used.</exception>
    public ScanWish Read(ParseResult parsed) => new(
        _look.Read(parsed) with
        {
            Contact = ReadContact(parsed.GetValue(_contact)),
            Neighbours = parsed.GetValue(_posture),
        },
        new()
        {
            AtOnce = parsed.GetValue(_concurrency),
            Rate = parsed.GetValue(_rate),
            Ordered = parsed.GetValue(_ordered),
        })
    {
        Column = parsed.GetValue(_column),
        Output = parsed.GetValue(_output),
        Resume = parsed.GetValue(_resume),
        Fields = parsed.GetValue(_fields),
        IsCsv = parsed.GetValue(_format) is ResultFormat.Csv,
        FailOn = parsed.GetValue(_failOn),
        IsQuiet = parsed.GetValue(_quiet),
    };

    // It goes into a header field, inside of a comment (RFC 9110 §5.6.5).
    public static string? ReadContact(string? contact)
    {
        var isUsable = contact is null
            || (contact.Length <= LongestContact
                && contact.All(static c => c is > ' ' and < '\x7F' and not ('(' or ')' or '\\' or '"'))
                && Uri.TryCreate(contact, UriKind.Absolute, out var url)
                && url.Scheme is "https" or "http" or "mailto");
        return isUsable
            ? contact
            : throw new UsageException(
                $"--contact takes an https, http or mailto URL without brackets and blanks; {Quote.Of(contact!)} is none.");
    }

    private static double? Number(ArgumentResult result, string name, double least, double most, bool isWhole)
    {
        var text = result.Tokens is [var token, ..] ? token.Value : "";
        var style = isWhole ? NumberStyles.None : NumberStyles.AllowDecimalPoint;
        if (double.TryParse(text, style, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        result.AddError(string.Create(
            CultureInfo.InvariantCulture,
            $"{name} takes a {(isWhole ? "whole number" : "number")} from {least} to {most}; {Quote.Of(text)} is not that."));
        return null;
    }
}

/// <summary>What a scan was asked for.</summary>
/// <param name="Probe">How to look.</param>
/// <param name="Scan">How fast.</param>
internal sealed record ScanWish(ProbeOptions Probe, ScanOptions Scan)
{
    public string? Column { get; init; }

    public string? Output { get; init; }

    public bool Resume { get; init; }

    public ResultFields Fields { get; init; }

    public bool IsCsv { get; init; }

    public Threshold FailOn { get; init; }

    public bool IsQuiet { get; init; }
}
