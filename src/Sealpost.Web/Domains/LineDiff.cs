using System.Collections.Immutable;

namespace Sealpost.Web.Domains;

/// <summary>What became of a line.</summary>
public enum LineFate
{
    /// <summary>It is in both texts.</summary>
    Kept,

    /// <summary>It is in the earlier text only.</summary>
    Removed,

    /// <summary>It is in the later text only.</summary>
    Added,
}

/// <summary>A line of one text or of both, as it came.</summary>
public sealed record ComparedLine(LineFate Fate, string Text);

/// <summary>What two texts have in common, line by line.</summary>
internal static class LineDiff
{
    // The table of common lines has so many cells at most; beyond that what differs is told as replaced.
    private const int MostCells = 250_000;

    /// <summary>Both texts as one list, removed lines before those that came in their place.</summary>
    public static ImmutableArray<ComparedLine> Of(string before, string now)
    {
        var (old, young) = (Lines(before), Lines(now));
        var start = 0;
        while (start < old.Length && start < young.Length && old[start] == young[start])
        {
            start++;
        }

        var end = 0;
        while (end < old.Length - start && end < young.Length - start && old[^(end + 1)] == young[^(end + 1)])
        {
            end++;
        }

        return
        [
            .. old.Take(start).Select(static line => new ComparedLine(LineFate.Kept, line)),
            .. Middle(old[start..^end], young[start..^end]),
            .. old.TakeLast(end).Select(static line => new ComparedLine(LineFate.Kept, line)),
        ];
    }

    // A line feed ends a line; nothing after the last one is no line.
    private static string[] Lines(string text)
    {
        var lines = text.Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    private static IEnumerable<ComparedLine> Middle(string[] old, string[] young)
    {
        if ((long)old.Length * young.Length > MostCells)
        {
            return old.Select(static line => new ComparedLine(LineFate.Removed, line))
                .Concat(young.Select(static line => new ComparedLine(LineFate.Added, line)));
        }

        return Walk(old, young, CommonFrom(old, young));
    }

    // How many lines are common to what follows two places: the longest common subsequence, from the end.
    private static int[,] CommonFrom(string[] old, string[] young)
    {
        var common = new int[old.Length + 1, young.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = young.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == young[j]
                    ? common[i + 1, j + 1] + 1
                    : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static IEnumerable<ComparedLine> Walk(string[] old, string[] young, int[,] common)
    {
        var (i, j) = (0, 0);
        while (i < old.Length || j < young.Length)
        {
            if (i < old.Length && j < young.Length && old[i] == young[j])
            {
                yield return new(LineFate.Kept, old[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (i < old.Length && (j == young.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                yield return new(LineFate.Removed, old[i++]);
            }
            else
            {
                yield return new(LineFate.Added, young[j++]);
            }
        }
    }
}
