using System.Diagnostics;
using System.Text;

namespace Sealpost.Cluster.Tests.Running;

/// <summary>A run of the program. Disposing of it ends it.</summary>
internal sealed class Run : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private readonly Leash _leash;
    private readonly string _command;
    private readonly StringBuilder _error = new();
    private readonly Task<string> _output;

    private Run(Leash leash, string command)
    {
        (_leash, _command) = (leash, command);
        leash.Shell.ErrorDataReceived += Keep;
        leash.Shell.BeginErrorReadLine();
        _output = leash.Shell.StandardOutput.ReadToEndAsync();
    }

    /// <summary>What it has written to standard error.</summary>
    public string Error
    {
        get
        {
            lock (_error)
            {
                return _error.ToString();
            }
        }
    }

    public static Run Start(params string[] arguments) =>
        new(new(isHeard: true, [Programs.Sealpost, .. arguments]), arguments[1]);

    /// <summary>Runs it to its end, with a file as its standard input by way of a pipe.</summary>
    public static async Task<(int Status, string Out, string Error)> WithInputAsync(string file, params string[] arguments)
    {
        await using var run = new Run(
            new(isHeard: true, ["sh", "-c", "file=$1; shift; cat \"$file\" | \"$@\"", "sh", file, Programs.Sealpost, .. arguments]),
            arguments[1]);
        return (await run.EndsAsync(), await run._output, run.Error);
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Status, string Out, string Error)> ToEndAsync(params string[] arguments)
    {
        await using var run = Start(arguments);
        var status = await run.EndsAsync();
        return (status, await run._output, run.Error);
    }

    /// <summary>Waits for its end; the exit status.</summary>
    /// <param name="others">Those on whom it may depend; what they say is told when it does not end.</param>
    public async Task<int> EndsAsync(params Run[] others)
    {
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            await _leash.Shell.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail(
                $"It does not end: {_command}, {Error}"
                + string.Concat(others.Select(static other => $"\n{other._command}: {other.Error}")));
        }

        return _leash.Shell.ExitCode;
    }

    /// <summary>Sends a signal: KILL, STOP, CONT or TERM.</summary>
    public void Signal(string name) => _leash.Signal(name);

    public ValueTask DisposeAsync()
    {
        _leash.Dispose();
        return default;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_error)
        {
            _error.AppendLine(line.Data);
        }
    }
}
