using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Sealpost.Web.Checking;

/// <summary>The name of one run of all checks on one domain: 128 random bits, so that nobody guesses another's.</summary>
internal sealed record CheckId
{
    /// <summary>Hexadecimal digits in the text.</summary>
    public const int Length = 32;

    private CheckId(string text) => Text = text;

    /// <summary>Lower-case hexadecimal.</summary>
    public string Text { get; }

    public static CheckId Random() => new(RandomNumberGenerator.GetHexString(Length, lowercase: true));

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out CheckId? id)
    {
        id = text is { Length: Length } && text.All(char.IsAsciiHexDigitLower) ? new(text) : null;
        return id is not null;
    }

    public override string ToString() => Text;
}
