using System.CommandLine;
using Sealpost.Cli.Explaining;
using Sealpost.Cli.Terminal;
using Sealpost.Cli.Usage;
using Sealpost.Core.Checks;
using Sealpost.Core.Rendering;
using Sealpost.Core.Text;

namespace Sealpost.Cli.Commands;

/// <summary><c>explain [ID]</c>: the page of one check, or the list of them.</summary>
internal static class ExplainCommand
{
    public static Command Create(Streams streams)
    {
        var id = new Argument<string?>("ID")
        {
            Description = "The check, as STS203; all are listed without it",
            Arity = ArgumentArity.ZeroOrOne,
        };
        id.CompletionSources.Add(static _ => Catalog.All.Select(static check => check.Id));
        var command = new Command("explain", "Explain a check: what it asks, why, and what to do when it fails")
        {
            id,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(id) is { } wanted)
            {
                var check = Catalog.Find(wanted) ?? throw new UsageException(Unknown(wanted));
                new CheckPage(streams).Write(check);
            }
            else
            {
                CheckList.Write(streams);
            }

            streams.Out.Flush();
            return ExitStatus.Fine;
        });
        return command;
    }

    private static string Unknown(string wanted)
    {
        var near = Nearest.To(wanted, from check in Catalog.All select check.Id);
        return $"There is no check {Quote.Of(wanted)}; "
            + (near is null ? "'sealpost explain' lists those there are." : $"did you mean {near}?");
    }
}
