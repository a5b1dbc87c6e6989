using System.Diagnostics;
using System.Reflection;

namespace Sealpost.Web.Tests.Running;

/// <summary>The built command line, or the one that SEALPOST_CLI names.</summary>
internal static class CommandLine
{
    private static string Program =>
        Environment.GetEnvironmentVariable("SEALPOST_CLI") is { Length: > 0 } named
            ? named
            : typeof(CommandLine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .Single(static entry => entry.Key == "Cli").Value!;

    /// <summary>What <c>sealpost replay --format json -</c> says of an observation.</summary>
    public static async Task<string> ReplayAsync(string observation, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Program, ["replay", "--format", "json", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.StandardInput.WriteAsync(observation.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        return await output;
    }
}
