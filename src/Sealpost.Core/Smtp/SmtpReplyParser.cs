using System.Collections.Immutable;

namespace Sealpost.Core.Smtp;

/// <summary>Puts the lines of a reply together (RFC 5321 §4.2). It never throws on content.</summary>
public static class SmtpReplyParser
{
    /// <summary>
    /// The reply that <paramref name="lines"/> are, all of them and nothing else; null where they are none.
    /// </summary>
    public static SmtpReply? Parse(IReadOnlyList<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var texts = ImmutableArray.CreateBuilder<string>(lines.Count);
        var code = 0;

        for (var i = 0; i < lines.Count; i++)
        {
            var ends = i == lines.Count - 1;
            if (!SmtpReplyLine.TryParse(lines[i], out var line) || line.IsLast != ends)
            {
                return null;
            }

            code = line.Code;
            texts.Add(line.Text);
        }

        return lines.Count == 0 ? null : new(code, texts.DrainToImmutable());
    }
}
