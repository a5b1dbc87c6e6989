using System.CommandLine;
using Sealpost.Cli.Scanning;
using Sealpost.Cli.Terminal;
using Sealpost.Cli.Usage;

namespace Sealpost.Cli.Commands;

/// <summary><c>scan FILE|-</c>: many domains, a line each.</summary>
internal static class ScanCommand
{
    public static Command Create(Streams streams)
    {
        // Not required, because a subcommand may stand in its place.
        var file = new Argument<string?>("FILE|-")
        {
            Description = "The names, one a line; packed with gzip or not; - for standard input",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var arguments = new ScanArguments();
        var command = new Command("scan", "Look at many domains, gently, and write a line for each")
        {
            file,
        };
        arguments.AddTo(command);
        command.Add(SummarizeCommand.Create(streams));
        ClusterCommands.AddTo(command, streams);
        command.SetAction((parsed, cancellationToken) =>
        {
            var input = parsed.GetValue(file)
                ?? throw new UsageException("scan needs FILE|-: the names, one a line, or - for standard input.");
            return new ScanJob(input, arguments.Read(parsed), streams).RunAsync(cancellationToken);
        });
        return command;
    }
}
