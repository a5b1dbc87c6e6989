using System.Text;

namespace Sealpost.Core.Rendering.Text;

/// <summary>Running text in lines.</summary>
public static class Prose
{
    /// <summary>A text in lines of at most a width, broken at spaces only; a longer word has a line of its own.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        var used = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var length = TextColumns.Of(word);
            if (used > 0 && used + 1 + length > width)
            {
                yield return line.ToString();
                line.Clear();
                used = 0;
            }

            if (used > 0)
            {
                line.Append(' ');
                used++;
            }

            line.Append(word);
            used += length;
        }

        if (used > 0)
        {
            yield return line.ToString();
        }
    }
}
