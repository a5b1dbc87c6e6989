using System.CommandLine;
using System.Text;
using Sealpost.Cli.Terminal;
using Sealpost.Cli.Usage;
using Sealpost.Core.Linting;
using Sealpost.Core.Names;
using Sealpost.Core.Rendering;
using Sealpost.Core.Rendering.Json;

namespace Sealpost.Cli.Commands;

/// <summary><c>match --mx HOST… PATTERN…</c>: which pattern covers which host, and why not.</summary>
internal static class MatchCommand
{
    public static Command Create(Streams streams)
    {
        var hosts = new Option<string[]>("--mx")
        {
            Description = "A mail server, as its MX record names it (repeatable)",
            HelpName = "HOST",
            Arity = ArgumentArity.OneOrMore,
            Required = true,
        };
        var patterns = new Argument<string[]>("PATTERN")
        {
            Description = "The mx patterns of a policy",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = Choice.Of("--format", "How to print the answer", ("text", Format.Text), ("json", Format.Json));
        var command = new Command("match", "Tell which mx pattern of a policy covers which mail server, and why not")
        {
            hosts,
            patterns,
            format,
        };
        command.SetAction(parsed =>
        {
            foreach (var host in parsed.GetRequiredValue(hosts))
            {
                if (!DomainName.TryParse(host, out _, out var fault))
                {
                    throw new UsageException($"--mx takes the name of a mail server. {fault.ToSentence()}");
                }
            }

            var matches = parsed.GetRequiredValue(hosts)
                .Select(host => MxMatch.Of(host, parsed.GetRequiredValue(patterns))).ToList();
            if (parsed.GetValue(format) is Format.Json)
            {
                WriteJson(matches, streams);
            }
            else
            {
                WriteText(matches, streams);
            }

            return matches.TrueForAll(static match => match.IsMatch) ? ExitStatus.Fine : ExitStatus.Findings;
        });
        return command;
    }

    private static void WriteText(List<MxMatch> matches, Streams streams)
    {
        var palette = streams.Palette;
        foreach (var match in matches)
        {
            var host = SafeText.Of(match.Host);
            streams.Out.WriteLine(match.MatchedBy is { } pattern
                ? $"{palette.Symbol(Tone.Good)}{host} is covered by {SafeText.Of(pattern)}"
                : $"{palette.Symbol(Tone.Bad)}{host} is not covered");
            foreach (var miss in match.IsMatch ? [] : match.Misses)
            {
                streams.Out.WriteLine($"    {SafeText.Of(miss.Pattern)}: {palette.Dim(Why(miss))}");
            }
        }

        streams.Out.Flush();
    }

    private static string Why(MxMiss miss) => miss.Reason switch
    {
        MxMissReason.Malformed when OnTheWire(miss.Pattern) is { } ascii =>
            $"not a pattern; a policy has names as they go on the wire: {ascii}",
        MxMissReason.Malformed => "not a pattern; it must be a host name, or *. and a domain",
        MxMissReason.NoLabel => "the star stands for exactly one label, and here there is none",
        MxMissReason.SeveralLabels => "the star stands for exactly one label, and here there are more",
        _ => "another name",
    };

    // Null where it is no name in another script.
    private static string? OnTheWire(string pattern)
    {
        var star = pattern.StartsWith("*.", StringComparison.Ordinal) ? "*." : "";
        return !Ascii.IsValid(pattern) && DomainName.TryParse(pattern[star.Length..], out var name)
            ? star + name.Ascii
            : null;
    }

    private static void WriteJson(List<MxMatch> matches, Streams streams)
    {
        foreach (var match in matches)
        {
            streams.Out.WriteLine(JsonText.Line(writer => MxMatchJson.Write(writer, default, match)));
        }

        streams.Out.Flush();
    }
}
