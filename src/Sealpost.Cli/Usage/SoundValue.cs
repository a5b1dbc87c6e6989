using System.CommandLine;
using System.CommandLine.Parsing;

namespace Sealpost.Cli.Usage;

/// <summary>What a validator of a command may ask: a value that is wrong by itself is told of already.</summary>
internal static class SoundValue
{
    /// <summary>The value of an option; null where what was given is none.</summary>
    public static T? SoundOrDefault<T>(this SymbolResult result, Option<T> option)
    {
        try
        {
            return result.GetValue(option);
        }
        catch (InvalidOperationException)
        {
            // The library's way to say that it has no value.
            return default;
        }
    }
}
