using Sealpost.Core.Checks;

namespace Sealpost.Core.Rendering;

/// <summary>Lists of check ids, runs of the catalogue drawn together: <c>STS101 to STS113, STS216</c>.</summary>
public static class CheckIds
{
    private const int ShortestRun = 3;

    /// <summary>The ids of some checks, in the order of the catalogue.</summary>
    public static string Abridged(IEnumerable<Check> checks)
    {
        var wanted = checks.ToHashSet();
        var runs = new List<List<string>>();
        var isOpen = false;
        foreach (var check in Catalog.All)
        {
            if (!wanted.Contains(check))
            {
                isOpen = false;
                continue;
            }

            // A run stays within one family: the first letters and the hundred.
            if (!isOpen || runs[^1][^1][..^2] != check.Id[..^2])
            {
                runs.Add([]);
            }

            runs[^1].Add(check.Id);
            isOpen = true;
        }

        return string.Join(", ", from run in runs select Join(run));
    }

    private static string Join(List<string> run) =>
        run.Count >= ShortestRun ? $"{run[0]} to {run[^1]}" : string.Join(", ", run);
}
