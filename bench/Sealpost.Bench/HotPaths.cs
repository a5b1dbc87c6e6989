using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace Sealpost.Bench;

/// <summary>The time and the allocations of each hot path.</summary>
[MemoryDiagnoser]
public class HotPaths
{
    private Func<object?> _run = () => null;

    public static IEnumerable<string> Names => from workload in Prepare().All select workload.Name;

    [ParamsSource(nameof(Names))]
    public string Workload { get; set; } = "";

    [GlobalSetup]
    public void Choose() => _run = Prepare().All.Single(one => one.Name == Workload).Run;

    [Benchmark]
    public object? Run() => _run();

    private static Workloads Prepare() => new(
        typeof(HotPaths).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(one => one.Key == "RepositoryRoot").Value!);
}
