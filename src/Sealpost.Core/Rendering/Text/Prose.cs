using System.Text;

namespace Sealpost.Core.Rendering.Text;

/// <summary>Running text in lines.</summary>
public static class Prose
{
    /// <summary>
    /// A text in lines of at most a width, broken at spaces only, others kept; a longer word has a line of its own.
    /// </summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        var used = 0;
        var gap = 0;
        foreach (var word in text.Split(' '))
        {
            var length = TextColumns.Of(word);
            if (length > 0 && used > 0 && used + gap + length > width)
            {
                yield return line.ToString();
                line.Clear();
                (used, gap) = (0, 0);
            }

            if (length > 0)
            {
                line.Append(' ', gap).Append(word);
                used += gap + length;
                gap = 0;
            }

            gap++;
        }

        if (used > 0)
        {
            yield return line.ToString();
        }
    }
}
