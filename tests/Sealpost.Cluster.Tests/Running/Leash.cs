using System.Diagnostics;

namespace Sealpost.Cluster.Tests.Running;

/// <summary>A program that ends when this process does, however that ends, and that can be sent signals.</summary>
internal sealed class Leash : IDisposable
{
    // The shell's standard input is a pipe from this process: when it closes, cat ends, and the shell ends the program.
    private const string Script = """
        exec 3<&0 </dev/null
        "$@" 3<&- & program=$!
        exec 2>/dev/null
        echo "$program" > "$0"
        cat <&3 >/dev/null 2>&1 & leash=$!
        wait -n
        kill -9 "$program" "$leash"
        wait "$program"
        """;

    private readonly string _pidFile = Path.GetTempFileName();

    /// <summary>Starts a program.</summary>
    /// <param name="isHeard">Whether what it prints is read here.</param>
    /// <param name="command">The program and its arguments.</param>
    public Leash(bool isHeard, params IEnumerable<string> command) => Shell = Process.Start(
        new ProcessStartInfo("bash", ["-c", Script, _pidFile, .. command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = isHeard,
            RedirectStandardError = isHeard,
        })!;

    /// <summary>The shell, which ends with the program and with its status.</summary>
    public Process Shell { get; }

    /// <summary>Sends a signal: KILL, STOP, CONT or TERM.</summary>
    public void Signal(string name)
    {
        string pid;
        while ((pid = File.ReadAllText(_pidFile).Trim()).Length == 0)
        {
            Thread.Sleep(10);
        }

        using var kill = Process.Start("kill", [$"-{name}", pid]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        Shell.StandardInput.Close();
        Shell.WaitForExit();
        Shell.Dispose();
        File.Delete(_pidFile);
    }
}
