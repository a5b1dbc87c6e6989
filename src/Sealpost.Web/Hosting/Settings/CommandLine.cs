using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Sealpost.Core.Rendering;
using Sealpost.Core.Text;

namespace Sealpost.Web.Hosting.Settings;

/// <summary>What was typed behind the program's name.</summary>
internal sealed class CommandLine
{
    private static readonly ParserConfiguration Plainly = new()
    {
        EnablePosixBundling = false,
        ResponseFileTokenReplacer = null,
    };

    private readonly ParseResult _parsed;

    private CommandLine(ParseResult parsed) => _parsed = parsed;

    /// <summary>Whether help is wanted, whatever else is wrong.</summary>
    public bool WantsHelp => _parsed.Action is HelpAction;

    /// <summary>Whether the version is wanted.</summary>
    public bool WantsVersion => _parsed.Tokens.Any(static token => token.Value is "--version");

    public static CommandLine Read(IReadOnlyList<string> arguments)
    {
        var root = new RootCommand(Help.Purpose);
        foreach (var setting in SettingList.WithOption)
        {
            root.Options.Add(new Option<string[]>(setting.Option)
            {
                // An option whose value is missing must not swallow the next option.
                Arity = setting.Value is null ? ArgumentArity.ZeroOrOne : ArgumentArity.ZeroOrMore,
            });
        }

        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Aliases.Clear();
            help.Aliases.Add("-h");
        }

        return new(root.Parse(arguments, Plainly));
    }

    /// <summary>What is given by options; what is wrong with the line itself goes to <paramref name="faults"/>.</summary>
    public IReadOnlyList<Given> Options(Faults faults)
    {
        var afterUnknown = false;
        foreach (var token in _parsed.UnmatchedTokens)
        {
            // What follows an option that does not exist is probably its value.
            var isOption = token is ['-', _, ..];
            if (isOption || !afterUnknown)
            {
                faults.Add(isOption ? Unknown(token) : $"{Quote.Of(token)} is one argument too many; there are options only.");
            }

            afterUnknown = isOption;
        }

        var given = new List<Given>();
        foreach (var setting in SettingList.WithOption)
        {
            if (_parsed.GetResult(setting.Option) is not OptionResult { Implicit: false } option)
            {
                continue;
            }

            string[] texts = [.. option.Tokens.Select(static token => token.Value)];
            if (texts.Length > 0 || setting.Value is null)
            {
                given.Add(new(setting, setting.Option, Texts(setting, texts)));
            }
            else
            {
                faults.Add($"{setting.Option} {setting.Value} needs a value.");
            }
        }

        return given;
    }

    private static ImmutableArray<string> Texts(Setting setting, string[] texts) =>
        setting.Several ? [.. texts.SelectMany(Given.Split)]
        : texts.Length == 0 ? ["true"]
        : [.. texts];

    private string Unknown(string token)
    {
        var near = Nearest.To(token.Split('=')[0], _parsed.RootCommandResult.Command.Options.Select(static one => one.Name));
        return $"There is no option {Quote.Of(token)}{(near is null ? "." : $"; did you mean {near}?")}";
    }
}
