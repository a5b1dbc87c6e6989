using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Sealpost.Core.Rendering;

namespace Sealpost.Cli.Usage;

/// <summary>Options whose value is one of a few words.</summary>
internal static class Choice
{
    /// <summary>An option that is given once or not at all.</summary>
    public static Option<T> Of<T>(
        string name, string description, params ImmutableArray<(string Word, T Value)> choices)
    {
        var words = choices.Select(static choice => choice.Word).ToArray();
        var option = new Option<T>(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
            DefaultValueFactory = _ => choices[0].Value,
            CustomParser = result => Read(result, name, choices) is [var value, ..] ? value : choices[0].Value,
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add(words);
        return option;
    }

    /// <summary>An option that may be given several times.</summary>
    public static Option<ImmutableArray<T>> SeveralOf<T>(
        string name, string description, params ImmutableArray<(string Word, T Value)> choices)
    {
        var words = choices.Select(static choice => choice.Word).ToArray();
        var option = new Option<ImmutableArray<T>>(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
            Arity = ArgumentArity.OneOrMore,
            DefaultValueFactory = static _ => [],
            CustomParser = result => Read(result, name, choices),
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add(words);
        return option;
    }

    /// <summary>Words as a list for people: <c>text, json or markdown</c>.</summary>
    public static string Or(IReadOnlyList<string> words) =>
        words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} or {words[^1]}";

    // Formats that the command line is going to have; whoever asks for one is not told that it is a mistake.
    private static string NotYet(string name, string word) =>
        name is "--format" && word is ("html" or "sarif" or "junit") ? $" The format {word} is not available yet." : "";

    private static ImmutableArray<T> Read<T>(
        ArgumentResult result, string name, ImmutableArray<(string Word, T Value)> choices)
    {
        var values = ImmutableArray.CreateBuilder<T>();
        foreach (var token in result.Tokens)
        {
            var at = choices.Select(static choice => choice.Word).ToList().IndexOf(token.Value);
            if (at < 0)
            {
                var expected = Or([.. choices.Select(static choice => choice.Word)]);
                result.AddError(
                    $"{name} takes {expected}; {Quote.Of(token.Value)} is none of them.{NotYet(name, token.Value)}");
                return [];
            }

            values.Add(choices[at].Value);
        }

        return values.ToImmutable();
    }
}
