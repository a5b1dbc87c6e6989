using System.CommandLine;
using Sealpost.Cli.Terminal;
using Sealpost.Cli.Usage;
using Sealpost.Core.Checks;
using Sealpost.Core.Observations.Json;
using Sealpost.Core.Reporting;

namespace Sealpost.Cli.Commands;

/// <summary><c>replay FILE</c>: judge a saved observation again.</summary>
internal static class ReplayCommand
{
    public static Command Create(Streams streams)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "What 'check --save' saved; - for standard input",
        };
        var report = new ReportOptions();
        var command = new Command("replay", "Judge a saved observation again, with today's checks and no network")
        {
            file,
        };
        report.AddTo(command);
        command.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(file);
            var json = InputFile.Read(name, ObservationJson.Largest);
            return ObservationJson.TryRead(json, out var seen, out var fault)
                ? report.Print(parsed, CheckReport.Judge(seen, Catalog.All), streams, isOneOfMany: false)
                : throw new UsageException(
                    $"{InputFile.Name(name)} cannot be read. {Core.Rendering.SafeText.Of(fault)}");
        });
        return command;
    }
}
