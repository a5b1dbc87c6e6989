using System.Diagnostics;
using Sealpost.Core.Checks;
using Sealpost.Core.Reporting;
using Sealpost.Probes.Scanning;

namespace Sealpost.Probes.Tests.Scanning;

/// <summary>The example of <c>docs/scanning.md</c>, compiled, and held against the page.</summary>
public sealed class LibraryExample
{
    [Fact]
    public void Stands_in_the_documentation_as_it_is_compiled_here()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Sealpost.slnx")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        var page = File.ReadAllText(Path.Combine(root, "docs", "scanning.md")).Split("```csharp\n")[1].Split("```")[0];
        var source = File.ReadAllText(Path.Combine(root, "tests", "Sealpost.Probes.Tests", "Scanning", "LibraryExample.cs"));

        Assert.Contains(Squeezed(page), Squeezed(source), StringComparison.Ordinal);
    }

    internal static async Task ScanAsync(IAsyncEnumerable<string> names, CancellationToken cancellationToken)
    {
        var scan = DomainScan.Create(
            new ProbeOptions { Smtp = false, CheckTimeout = TimeSpan.FromSeconds(30) },
            new ScanOptions { Rate = 50 },
            results: null,
            TimeProvider.System);

        await foreach (var line in scan.RunAsync(names, Judge, new NameSet(), cancellationToken))
        {
            Console.WriteLine(line);
        }

        // Runs on many threads, so that judging keeps up with looking.
        static string Judge(ScanResult result) => result switch
        {
            ScanResult.Seen seen => $"{seen.Text}: {CheckReport.Judge(seen.Observation, Catalog.All).Outcome}",
            ScanResult.NotADomain none => none.Fault.ToSentence(),
            _ => throw new UnreachableException(),
        };
    }

    private static string Squeezed(string code) => string.Concat(code.Where(static c => !char.IsWhiteSpace(c)));
}
