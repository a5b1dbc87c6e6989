using System.CommandLine;
using Sealpost.Cli.Terminal;

namespace Sealpost.Cli.Commands;

/// <summary>The commands of a scan on several machines.</summary>
internal static class ClusterCommands
{
    /// <summary>
    /// Adds them to <c>scan</c> where the command line has that word: to make their forty options costs a short command
    /// some milliseconds.
    /// </summary>
    public static void AddTo(Command scan, Streams streams)
    {
        if (!Environment.GetCommandLineArgs().Skip(1).Any(static word => word.Contains("scan", StringComparison.Ordinal)))
        {
            return;
        }

        scan.Add(ScanSubmitCommand.Create(streams));
        scan.Add(ScanWorkerCommand.Create(streams));
        scan.Add(ScanStatusCommand.Create(streams));
        scan.Add(ScanCollectCommand.Create(streams));
        scan.Add(ScanCancelCommand.Create(streams));
    }
}
