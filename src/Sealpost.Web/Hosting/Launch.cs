using System.Collections;
using Sealpost.Probes.Tls;
using Sealpost.Web.Hosting.Settings;

namespace Sealpost.Web.Hosting;

/// <summary>From the command line to a server that listens, or to a sentence that says why there is none.</summary>
internal static class Launch
{
    /// <summary>Stopped because it was asked to.</summary>
    public const int Fine = 0;

    /// <summary>The settings are right, but it could not start.</summary>
    public const int NoStart = 1;

    /// <summary>Settings that cannot be used.</summary>
    public const int Usage = 2;

    private const string Name = "sealpost-web";

    /// <summary>Runs the server until it is told to stop; the exit status.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, TextWriter error, Func<ServerOptions, Task<WebApplication>> build)
    {
        var line = CommandLine.Read(arguments);
        if (line.WantsHelp || line.WantsVersion)
        {
            TellAndLeave(line, output);
            return Fine;
        }

        var faults = new Faults();
        var options = await ReadAsync(line, Variables(), faults);
        if (faults.Count > 0)
        {
            foreach (var fault in faults)
            {
                await error.WriteLineAsync($"{Name}: {fault}");
            }

            await error.WriteLineAsync($"'{Name} --help' lists the options.");
            return Usage;
        }

        await Greeting.WarnAsync(options, error);
        try
        {
            await using var app = await build(options);
            app.Lifetime.ApplicationStarted.Register(() => Greeting.Say(options, app, output));
            await app.RunAsync();
            return Fine;
        }
        catch (Exception fault) when (StartFault.Words(fault) is { } words)
        {
            await error.WriteLineAsync($"{Name}: {words}");
            return NoStart;
        }
    }

    /// <summary>The options that a command line and an environment make, and all that is wrong with them.</summary>
    public static async Task<ServerOptions> ReadAsync(
        CommandLine line, IReadOnlyDictionary<string, string> environment, Faults faults, string? besideProgram = null)
    {
        var reader = new SettingReader(environment, besideProgram ?? ConfigFile.BesideProgram);
        var options = reader.Read(line.Options(faults), faults);
        Telemetry.Validate(environment, faults);
        try
        {
            // A server without roots would find every certificate untrusted.
            await options.Probing.Roots.LoadAsync();
        }
        catch (TrustedRootsException fault)
        {
            faults.Add(Core.Rendering.SafeText.Of(options.CaFile is null ? fault.Message : $"--ca-file: {fault.Message}"));
        }

        return options;
    }

    private static void TellAndLeave(CommandLine line, TextWriter output)
    {
        if (line.WantsHelp)
        {
            Help.Write(output);
        }
        else
        {
            output.WriteLine($"{Name} {Product.Version}");
        }
    }

    private static Dictionary<string, string> Variables() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(static entry => (string)entry.Key, static entry => (string?)entry.Value ?? "");
}
