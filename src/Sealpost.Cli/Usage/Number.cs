using System.CommandLine;
using System.Globalization;
using Sealpost.Core.Rendering;

namespace Sealpost.Cli.Usage;

/// <summary>Options whose value is a number.</summary>
internal static class Number
{
    /// <summary>A whole number within limits.</summary>
    public static Option<int?> Option(string name, string description, int least, int most) =>
        Of<int?>(name, description, "N", text =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
                ? value
                : null, $"a whole number from {least} to {most}");

    /// <summary>A number above 0 that may have a fraction.</summary>
    public static Option<double?> Fraction(string name, string description, string unit, double most) =>
        Of<double?>(name, description, unit, text =>
            double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value > 0 && value <= most
                ? value
                : null, $"a number above 0 and at most {most.ToString(CultureInfo.InvariantCulture)}");

    private static Option<T> Of<T>(string name, string description, string unit, Func<string, T> read, string expected) => new(name)
    {
        Description = description,
        HelpName = unit,
        CustomParser = result =>
        {
            var text = result.Tokens is [var token, ..] ? token.Value : "";
            if (read(text) is { } value)
            {
                return value;
            }

            result.AddError($"{name} takes {expected}; {Quote.Of(text)} is not that.");
            return default!;
        },
    };
}
