namespace Sealpost.Core.Publishing;

/// <summary>What changes between two texts, line by line, in the unified form of diff -u.</summary>
public static class TextDiff
{
    // Beyond this the whole is shown as replaced: a hostile policy has tens of thousands of lines.
    private const int MostCells = 4_000_000;

    /// <summary>The lines of a unified difference, headers first; empty where the texts say the same.</summary>
    /// <param name="before">The lines that are there, without line ends.</param>
    /// <param name="after">The lines that are to be there.</param>
    /// <param name="name">What the text is, for the headers.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> before, IReadOnlyList<string> after, string name)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.SequenceEqual(after, StringComparer.Ordinal))
        {
            return [];
        }

        return
        [
            $"--- {name}, published",
            $"+++ {name}, generated",
            $"@@ -{Range(before.Count)} +{Range(after.Count)} @@",
            .. (long)before.Count * after.Count > MostCells
                ? before.Select(static line => $"-{line}").Concat(after.Select(static line => $"+{line}"))
                : Changes(before, after),
        ];
    }

    private static string Range(int count) => count == 0 ? "0,0" : $"1,{count}";

    // The longest common subsequence; what is not in it is removed or added.
    private static List<string> Changes(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var common = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                common[i, j] = before[i] == after[j]
                    ? common[i + 1, j + 1] + 1
                    : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var (changes, at, to) = (new List<string>(), 0, 0);
        while (at < before.Count || to < after.Count)
        {
            if (at < before.Count && to < after.Count && before[at] == after[to])
            {
                changes.Add($" {before[at++]}");
                to++;
            }
            else if (to == after.Count || (at < before.Count && common[at + 1, to] >= common[at, to + 1]))
            {
                changes.Add($"-{before[at++]}");
            }
            else
            {
                changes.Add($"+{after[to++]}");
            }
        }

        return changes;
    }
}
