using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Publishing;
using Sealpost.Core.Rendering;
using Sealpost.Core.TlsRpt;

namespace Sealpost.Cli.Usage;

/// <summary>The options that say what to publish, and how to print it.</summary>
internal sealed class GenerateOptions
{
    private const long Day = 86_400;

    private readonly Option<StsMode> _mode = Choice.Of(
        "--mode",
        "What senders do when a mail server fails the policy",
        ("testing", StsMode.Testing),
        ("enforce", StsMode.Enforce),
        ("none", StsMode.None));

    private readonly Option<long?> _maxAge = new("--max-age")
    {
        Description = "How long senders keep the policy: seconds, or days and weeks as 1d, 4w "
            + "(1d for testing, 1w for enforce)",
        HelpName = "TIME",
        CustomParser = ReadMaxAge,
    };

    private readonly Option<ImmutableArray<ReportUri>> _rua = new("--rua")
    {
        Description = "Where TLS reports go, as mailto:tlsrpt@example.com "
            + "(repeatable; as published, or tlsrpt@DOMAIN, by default)",
        HelpName = "URI",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = static _ => [],
        CustomParser = ReadRua,
    };

    private readonly Option<GenerateFormat> _format = Choice.Of(
        "--format",
        "How to print it",
        ("text", GenerateFormat.Text),
        ("json", GenerateFormat.Json),
        ("zone", GenerateFormat.Zone));

    private readonly Option<bool> _diff =
        new("--diff") { Description = "Print what changes against what is published now, and nothing else" };

    private readonly Option<HostingKind?> _hosting = new("--hosting")
    {
        Description = "Write files that serve the policy, too; needs --output",
        HelpName = "nginx|caddy|static",
        CustomParser = ReadHosting,
    };

    private readonly Option<string?> _output = new("--output")
    {
        Description = "The directory for these files; nothing in it is overwritten",
        HelpName = "DIR",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_mode, _maxAge, _rua, _format, _diff, _hosting, _output])
        {
            command.Add(option);
        }

        _hosting.CompletionSources.Add("nginx", "caddy", "static");
        command.Validators.Add(result =>
        {
            if (result.GetResult(_hosting) is not null != result.GetResult(_output) is not null)
            {
                result.AddError("--hosting and --output need each other: what files to write, and where.");
            }
        });
    }

    /// <summary>What is wanted.</summary>
    public PublishingWish Wish(ParseResult parsed) => new()
    {
        Mode = parsed.GetValue(_mode),
        MaxAge = parsed.GetValue(_maxAge),
        Rua = parsed.GetValue(_rua),
    };

    /// <summary>How to print it.</summary>
    public GenerateFormat Format(ParseResult parsed) => parsed.GetValue(_format);

    /// <summary>Whether what changes is wanted.</summary>
    public bool IsDiff(ParseResult parsed) => parsed.GetValue(_diff);

    /// <summary>The kind of hosting files that are wanted; null where none are.</summary>
    public HostingKind? Hosting(ParseResult parsed) => parsed.GetValue(_hosting);

    /// <summary>Where hosting files go.</summary>
    public string? Output(ParseResult parsed) => parsed.GetValue(_output);

    private static long? ReadMaxAge(ArgumentResult result)
    {
        var text = result.Tokens is [var token, ..] ? token.Value : "";
        var (digits, unit) = text switch
        {
            [.. var days, 'd'] => (days, Day),
            [.. var weeks, 'w'] => (weeks, 7 * Day),
            _ => (text, 1L),
        };
        if (digits.Length <= 10
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count * unit <= StsPolicy.LongestMaxAge)
        {
            return count * unit;
        }

        result.AddError(
            $"--max-age takes seconds, days (1d) or weeks (4w), up to {StsPolicy.LongestMaxAge} s; "
            + $"{Quote.Of(text)} is not that.");
        return null;
    }

    private static ImmutableArray<ReportUri> ReadRua(ArgumentResult result)
    {
        if (PublishingWish.TryReadDestinations(from token in result.Tokens select token.Value, out var rua, out var fault))
        {
            return rua;
        }

        var meant = fault!.Contains('@', StringComparison.Ordinal)
            && PublishingWish.TryReadDestinations([$"mailto:{fault}"], out _, out _)
                ? $"; did you mean mailto:{SafeText.Of(fault)}?"
                : ".";
        result.AddError(
            "--rua takes a URI such as mailto:tlsrpt@example.com or https://…; "
            + $"{Quote.Of(fault)} is none that reports can go to{meant}");
        return [];
    }

    private static HostingKind? ReadHosting(ArgumentResult result)
    {
        var text = result.Tokens is [var token, ..] ? token.Value : "";
        switch (text)
        {
            case "nginx":
                return HostingKind.Nginx;
            case "caddy":
                return HostingKind.Caddy;
            case "static":
                return HostingKind.StaticSite;
            default:
                result.AddError($"--hosting takes nginx, caddy or static; {Quote.Of(text)} is none of them.");
                return null;
        }
    }
}

/// <summary>How what is to be published is printed.</summary>
internal enum GenerateFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For programs.</summary>
    Json,

    /// <summary>For zone files.</summary>
    Zone,
}
