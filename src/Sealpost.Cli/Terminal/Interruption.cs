using System.Runtime.InteropServices;

namespace Sealpost.Cli.Terminal;

/// <summary>
/// Ctrl-C and the request to terminate: whatever runs is stopped at once, with an exit status of its own.
/// </summary>
internal static class Interruption
{
    /// <summary>The moment that a stopped command has to tidy up; one that has more to do takes more.</summary>
    public static TimeSpan Grace { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs a command until it is done or the user has had enough of it.</summary>
    public static async Task<int> RunAsync(Func<CancellationToken, Task<int>> command)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = stop.Token.Register(stopped.SetResult);

        // On a thread of its own, because a command may wait for standard input, which cannot be cancelled.
        var running = Task.Run(() => command(stop.Token));
        await Task.WhenAny(running, stopped.Task).ConfigureAwait(false);
        if (!stop.IsCancellationRequested)
        {
            return await running.ConfigureAwait(false);
        }

        // A moment to finish what is being written and to tidy up.
        await Task.WhenAny(running, Task.Delay(Grace)).ConfigureAwait(false);
        return ExitStatus.Cancelled;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }
}
