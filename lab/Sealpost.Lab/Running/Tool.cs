using System.Diagnostics;

namespace Sealpost.Lab.Running;

/// <summary>Programs that run to their end.</summary>
internal static class Tool
{
    private static readonly string[] Folders = ["/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/sbin"];

    /// <summary>Runs a program in <paramref name="folder"/> and gives what it printed.</summary>
    /// <exception cref="LabException">It failed; the message holds its last words.</exception>
    public static async Task<string> RunAsync(
        string folder, CancellationToken cancellationToken, params IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? await output
            : throw new LabException($"{string.Join(' ', command)}: {(await error).Trim()}");
    }

    /// <summary>Where a program lies, servers included; null where it is not installed.</summary>
    public static string? Find(string name) =>
        Folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
