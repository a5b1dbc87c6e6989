using System.Diagnostics;

namespace Sealpost.Lab.Running;

/// <summary>
/// A server of another make on a leash: it ends when this object is disposed of or this process dies.
/// </summary>
internal sealed class Daemon : IAsyncDisposable
{
    // The shell's standard input is a pipe from this process: however this process ends, the pipe closes, cat ends,
    // and the shell ends the server. PR_SET_PDEATHSIG would fire when a mere thread of ours ends.
    private const string Leash = """
        exec 3<&0 </dev/null
        "$@" >>"$0" 2>&1 3<&- & server=$!
        cat <&3 >/dev/null & leash=$!
        wait -n
        kill "$server" "$leash" 2>/dev/null
        wait
        """;

    private readonly Process _shell;

    private Daemon(Process shell) => _shell = shell;

    /// <summary>Whether the server has ended by itself.</summary>
    public bool HasEnded => _shell.HasExited;

    /// <summary>Starts <paramref name="command"/> with its output in <paramref name="log"/>.</summary>
    public static Daemon Start(
        string log, IReadOnlyDictionary<string, string> environment, params IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo("bash", ["-c", Leash, log, .. command]) { RedirectStandardInput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await _shell.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _shell.Kill(entireProcessTree: true);
            await _shell.WaitForExitAsync(CancellationToken.None);
        }

        _shell.Dispose();
    }
}
