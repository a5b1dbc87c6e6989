namespace Sealpost.Core.Text;

/// <summary>Finds what was probably meant.</summary>
public static class Nearest
{
    private const int LongestWord = 64;

    /// <summary>
    /// The candidate that takes the fewest edits to reach, if they are few for its length; null otherwise.
    /// </summary>
    public static string? To(string typed, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (typed.Length > LongestWord)
        {
            return null;
        }

        var best = (from candidate in candidates
                    let distance = Distance(typed.ToLowerInvariant(), candidate.ToLowerInvariant())
                    orderby distance
                    select (candidate, distance)).FirstOrDefault();
        return best.candidate is { } near && best.distance <= (near.Length > 3 ? 2 : 1) ? near : null;
    }

    // Levenshtein's distance, row by row.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var edited = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(edited, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
