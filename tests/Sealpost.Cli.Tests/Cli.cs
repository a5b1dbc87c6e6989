using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace Sealpost.Cli.Tests;

/// <summary>What a run of the program left behind.</summary>
internal sealed record Ran(int Status, string Out, string Error);

/// <summary>Runs the built program as its users do.</summary>
internal static class Cli
{
    /// <summary>A run that takes longer hangs.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>The program under test: the build beside the tests, or the one that SEALPOST_CLI names.</summary>
    public static string Program { get; } =
        Environment.GetEnvironmentVariable("SEALPOST_CLI") is { Length: > 0 } named ? named : Metadata("Cli");

    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>A file of the repository.</summary>
    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A saved observation.</summary>
    public static string Observation(string name) => File("testdata", "observations", name + ".json");

    public static Task<Ran> RunAsync(params string[] arguments) => RunWithInputAsync("", arguments);

    public static Task<Ran> RunWithInputAsync(string input, params string[] arguments) => RunAsync(Start(arguments), input);

    /// <summary>Runs a script of the shell, wherein the program is one of several.</summary>
    public static Task<Ran> ShellAsync(string script) => RunAsync(Start(new ProcessStartInfo("bash", ["-c", script])), "");

    public static Process Start(params string[] arguments) => Start(new ProcessStartInfo(Program, arguments));

    private static async Task<Ran> RunAsync(Process started, string input)
    {
        using var process = started;
        using var limit = new CancellationTokenSource(Longest);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), limit.Token);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all of it.
        }

        await process.WaitForExitAsync(limit.Token);
        return new(process.ExitCode, await output, await error);
    }

    private static Process Start(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.StandardOutputEncoding = Encoding.UTF8;
        start.StandardErrorEncoding = Encoding.UTF8;
        start.StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} does not start.");
    }

    private static string Metadata(string key) =>
        typeof(Cli).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == key).Value
        ?? "";
}
