using System.Globalization;
using Sealpost.Bench;
using Sealpost.Core.Tests.Vectors;

namespace Sealpost.Core.Tests.Allocations;

/// <summary>
/// Holds the octets that each hot path allocates against the committed figures. Octets, unlike times, repeat.
/// </summary>
public class AllocationTests
{
    private const double Slack = 1.10;

    private static readonly string Table = Path.Combine(Repository.Root, "bench", "results", "allocations.tsv");

    [Fact]
    public void Stays_within_a_tenth_of_the_committed_figures()
    {
        Assert.SkipWhen(IsDebugBuild, "allocations are measured in Release builds only");
        var update = Environment.GetEnvironmentVariable("SEALPOST_UPDATE_ALLOCATIONS") is "1";
        var committed = update ? [] : Committed();
        var measured = new Workloads(Repository.Root).All
            .Select(one => (one.Name, Octets: Measure(one.Run, committed.GetValueOrDefault(one.Name) * Slack))).ToList();
        if (update)
        {
            File.WriteAllLines(Table, ["workload\toctets", .. from one in measured select $"{one.Name}\t{one.Octets}"]);
            committed = Committed();
        }

        Assert.Equal(committed.Keys.Order(), from one in measured orderby one.Name select one.Name);
        Assert.All(measured, one => Assert.True(
            one.Octets <= committed[one.Name] * Slack,
            $"'{one.Name}' allocates {one.Octets} octets, {committed[one.Name]} are committed; if that is meant, "
                + "set SEALPOST_UPDATE_ALLOCATIONS=1 and say why"));
    }

    private static bool IsDebugBuild
    {
        get
        {
#if DEBUG
            return true;
#else
            return false;
#endif
        }
    }

    private static Dictionary<string, long> Committed() => File.ReadLines(Table).Skip(1)
        .Select(static line => line.Split('\t'))
        .ToDictionary(static cells => cells[0], static cells => long.Parse(cells[1], CultureInfo.InvariantCulture));

    // The least of several rounds: what the runtime allocates beside the work (tiering, caches) comes and goes. Code that
    // the runtime has not optimised yet allocates more, and on a busy machine that takes its time: hence the pauses.
    private static long Measure(Func<object?> run, double enough)
    {
        const int Rounds = 40;
        const int RunsOfRound = 100;
        var least = long.MaxValue;
        for (var round = 0; round < Rounds && least > enough; round++)
        {
            Thread.Sleep(round is 0 ? 0 : 50);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < RunsOfRound; i++)
            {
                run();
            }

            least = Math.Min(least, (GC.GetAllocatedBytesForCurrentThread() - before) / RunsOfRound);
        }

        return least;
    }
}
