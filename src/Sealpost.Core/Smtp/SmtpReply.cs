using System.Collections.Immutable;

namespace Sealpost.Core.Smtp;

/// <summary>A complete reply of a mail server (RFC 5321 §4.2).</summary>
/// <param name="Code">
/// 200 to 599; where the lines of one reply differ, the code of the last line, which is what Postfix acts on.
/// </param>
/// <param name="Texts">
/// The text of each line, without code and separator; at least one entry, which may be empty.
/// </param>
public sealed record SmtpReply(int Code, ImmutableArray<string> Texts)
{
    /// <summary>Whether the server did, or is ready to do, what was asked (RFC 5321 §4.2.1).</summary>
    public bool IsPositive => Code is >= 200 and < 300;

    /// <summary>Whether the server says no, for now (4xx) or for good (5xx).</summary>
    public bool IsNegative => Code is >= 400 and < 600;

    /// <summary>
    /// The enhanced status code the first line begins with, as <c>4.7.0</c> (RFC 2034 §4); null where there is none.
    /// </summary>
    public string? EnhancedCode
    {
        get
        {
            var first = Texts[0].AsSpan();
            var end = first.IndexOf(' ');
            var word = end < 0 ? first : first[..end];
            return IsEnhancedCode(word) ? word.ToString() : null;
        }
    }

    // status-code = class "." subject "." detail; class = "2"/"4"/"5"; subject and detail = 1*3DIGIT
    private static bool IsEnhancedCode(ReadOnlySpan<char> word)
    {
        if (word is not ['2' or '4' or '5', '.', ..])
        {
            return false;
        }

        var rest = word[2..];
        var dot = rest.IndexOf('.');
        return dot >= 0 && IsNumber(rest[..dot]) && IsNumber(rest[(dot + 1)..]);
    }

    private static bool IsNumber(ReadOnlySpan<char> text) =>
        text is { Length: >= 1 and <= 3 } && text.IndexOfAnyExceptInRange('0', '9') < 0;
}
