using System.CommandLine;
using System.CommandLine.Parsing;
using Sealpost.Cli.Terminal;
using Sealpost.Core.Names;
using Sealpost.Core.Rendering;
using Sealpost.Core.Text;

namespace Sealpost.Cli.Usage;

/// <summary>
/// Tells the user what is wrong with a command line: the argument, what was expected, and where to read on.
/// </summary>
internal static class UsageFault
{
    private const string NoArgument = "Required argument '";
    private const string NoValue = "Required argument missing for option";

    /// <summary>Writes the faults of a command line; null where there are none.</summary>
    public static int? Tell(ParseResult parsed, Streams streams)
    {
        var command = parsed.CommandResult.Command;
        if (command is RootCommand root && parsed.Tokens.Count == 0)
        {
            new HelpPage(streams).Write(root, streams.Error);
            return ExitStatus.Usage;
        }

        // Whoever asks for help, or for a completion, has not finished the line.
        if (parsed.Errors.Count == 0 || parsed.Action is { ClearsParseErrors: true })
        {
            return null;
        }

        var messages = parsed.UnmatchedTokens is [var first, ..]
            ? [Unknown(command, Stray(parsed) ?? first)]
            : Words(command, parsed);
        return Tell(string.Join('\n', messages), command, streams);
    }

    /// <summary>Writes what is wrong with the use of a command.</summary>
    public static int Tell(string message, Command command, Streams streams)
    {
        foreach (var line in message.Split('\n'))
        {
            streams.Error.WriteLine($"sealpost: {SafeText.Of(line)}");
        }

        var name = NameOf(command);
        streams.Error.WriteLine($"Usage: {HelpPage.UsageOf(command)}");
        streams.Error.WriteLine($"'sealpost{name} --help' explains it.");
        return ExitStatus.Usage;
    }

    /// <summary>Refuses <c>--quiet=no</c>, which would otherwise be <c>--quiet</c> and a domain called no.</summary>
    /// <exception cref="UsageException">An option that is there or not has a value.</exception>
    public static void RefuseValuesOfFlags(Command command, IEnumerable<string> arguments)
    {
        foreach (var argument in arguments.TakeWhile(static one => one is not "--"))
        {
            if (argument.Split('=', 2) is [['-', ..] name, _]
                && command.Options.OfType<Option<bool>>().Any(flag => flag.Name == name || flag.Aliases.Contains(name)))
            {
                throw new UsageException($"{name} takes no value; {Quote.Of(argument)} gives it one.");
            }
        }
    }

    // A command of a command has the names of both.
    private static string NameOf(Command command) => command is RootCommand
        ? ""
        : $"{string.Concat(command.Parents.OfType<Command>().Select(NameOf))} {command.Name}";

    /// <summary>What to say of an option that a command does not have.</summary>
    public static string UnknownOption(Command command, string token)
    {
        var near = Nearest.To(token.Split('=')[0], command.Options.Select(static one => one.Name));
        return $"There is no option {Quote.Of(token)}{(near is null ? "." : $"; did you mean {near}?")}";
    }

    // A misspelt option is taken for the argument, and then it is the argument that is too many.
    private static string? Stray(ParseResult parsed) =>
        (from token in parsed.Tokens.TakeWhile(static token => token.Type is not TokenType.DoubleDash)
         where token.Type is TokenType.Argument && token.Value is ['-', '-', _, ..]
         select token.Value).FirstOrDefault();

    private static string Unknown(Command command, string token)
    {
        if (token is ['-', _, ..])
        {
            return UnknownOption(command, token);
        }

        if (command is not RootCommand)
        {
            return $"{Quote.Of(token)} is one argument too many.";
        }

        var near = Nearest.To(token, command.Subcommands.Select(static one => one.Name));
        return near is not null ? $"There is no command {Quote.Of(token)}; did you mean {near}?"
            : DomainName.TryParse(token, out var name) && name.Parent is not null
                ? $"There is no command {Quote.Of(token)}; did you mean 'sealpost check {name.Ascii}'?"
            : $"There is no command {Quote.Of(token)}.";
    }

    // An option without its value may have left the argument out, too: the first fault is the one to mend.
    private static IEnumerable<string> Words(Command command, ParseResult parsed)
    {
        var isValueMissing = parsed.Errors.Any(static error => error.Message.StartsWith(NoValue, StringComparison.Ordinal));
        return
            (from error in parsed.Errors
             where !isValueMissing || !error.Message.StartsWith(NoArgument, StringComparison.Ordinal)
             select Word(command, error.Message)).Distinct();
    }

    // The library's words for what is missing name no argument that a user knows.
    private static string Word(Command command, string message) => message switch
    {
        _ when message.StartsWith(NoArgument, StringComparison.Ordinal)
            && command.Arguments is [var argument, ..] =>
            $"{command.Name} needs {argument.Name}: "
            + $"{char.ToLowerInvariant(argument.Description![0])}{argument.Description[1..]}.",
        _ when message.StartsWith(NoValue, StringComparison.Ordinal) =>
            $"{OptionIn(command, message)} needs a value.",
        "Required command was not provided." => "A command is needed.",
        "Option '--mx' is required." => "match needs --mx HOST: a mail server, as its MX record names it.",
        _ => message,
    };

    private static string OptionIn(Command command, string message)
    {
        var option = command.Options.FirstOrDefault(one => message.Contains($"'{one.Name}'", StringComparison.Ordinal));
        return option is null ? "An option" : option.HelpName is { } value ? $"{option.Name} {value}" : option.Name;
    }
}
