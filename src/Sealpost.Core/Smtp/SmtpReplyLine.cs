using System.Diagnostics.CodeAnalysis;

namespace Sealpost.Core.Smtp;

/// <summary>One line of a reply.</summary>
/// <param name="Code">200 to 599.</param>
/// <param name="IsLast">Whether the reply ends here: the code is not followed by a hyphen (RFC 5321 §4.2.1).</param>
/// <param name="Text">What follows the separator; may be empty.</param>
public sealed record SmtpReplyLine(int Code, bool IsLast, string Text)
{
    /// <summary>Reads a line without its line end.</summary>
    public static bool TryParse(string? line, [NotNullWhen(true)] out SmtpReplyLine? read)
    {
        read = null;

        // Reply-code = %x32-35 %x30-35 %x30-39. Servers use second digits up to 9 all the same.
        if (line is not [>= '2' and <= '5', >= '0' and <= '9', >= '0' and <= '9', ..])
        {
            return false;
        }

        // Reply-line = *( Reply-code "-" [ textstring ] CRLF ) Reply-code [ SP textstring ] CRLF
        if (line.Length > 3 && line[3] is not (' ' or '-' or '\t'))
        {
            return false;
        }

        var code = ((line[0] - '0') * 100) + ((line[1] - '0') * 10) + (line[2] - '0');
        read = new(code, line is not [_, _, _, '-', ..], line.Length > 4 ? line[4..] : "");
        return true;
    }
}
