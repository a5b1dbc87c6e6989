using System.CommandLine;
using System.CommandLine.Parsing;
using Sealpost.Cli.Terminal;
using Sealpost.Cli.Usage;
using Sealpost.Core.Checks;
using Sealpost.Core.Names;
using Sealpost.Core.Observations;
using Sealpost.Core.Reporting;
using Sealpost.Probes;
using Sealpost.Probes.Tls;

namespace Sealpost.Cli.Commands;

/// <summary><c>check DOMAIN…</c>: observe, judge, print.</summary>
internal static class CheckCommand
{
    private const int AtOnce = 4;

    public static Command Create(Streams streams)
    {
        var domains = new Argument<string[]>("DOMAIN")
        {
            Description = "What stands behind the @ of a mail address; in any script, xn-- not needed",
            Arity = ArgumentArity.OneOrMore,
        };
        var report = new ReportOptions();
        var look = new ProbeArguments();
        var save = new Option<string?>("--save")
        {
            Description = "Save what was seen, for replay; a directory when there are several domains",
            HelpName = "FILE",
        };

        var command = new Command("check", "Find out whether mail to a domain travels protected")
        {
            domains,
        };
        report.AddTo(command);
        look.AddTo(command);
        command.Add(save);
        command.SetAction((parsed, cancellationToken) =>
        {
            var isAfterDashes = parsed.Tokens.Any(static token => token.Type is TokenType.DoubleDash);
            var names = Read(isAfterDashes ? null : command, parsed.GetValue(domains) ?? []);
            var options = look.Read(parsed);
            var target = parsed.GetValue(save) is { } path ? SaveTarget.Of(path, names.Count) : null;
            var observer = Observer.Create(options, TimeProvider.System);
            return RunAsync(observer, names, target, parsed, report, streams, cancellationToken);
        });
        return command;
    }

    // Behind two dashes everything is a domain; elsewhere what begins with a dash is an option that does not exist.
    private static List<DomainName> Read(Command? command, string[] typed)
    {
        var names = new List<DomainName>();
        var faults = new List<string>();
        foreach (var text in typed)
        {
            if (command is not null && text is ['-', ..])
            {
                faults.Add(UsageFault.UnknownOption(command, text));
            }
            else if (DomainName.TryParse(text, out var name, out var fault))
            {
                names.Add(name);
            }
            else
            {
                faults.Add(fault.ToSentence());
            }
        }

        return faults.Count == 0 ? names : throw new UsageException(string.Join('\n', faults));
    }

    private static async Task<int> RunAsync(
        Observer observer,
        List<DomainName> names,
        SaveTarget? target,
        ParseResult parsed,
        ReportOptions report,
        Streams streams,
        CancellationToken cancellationToken)
    {
        using var progress = ProgressLine.On(streams, names.Count, report.IsQuiet(parsed));
        using var turns = new SemaphoreSlim(AtOnce);
        var running = names.Select(ObserveAsync).ToList();
        var status = ExitStatus.Fine;
        for (var i = 0; i < running.Count; i++)
        {
            var seen = await ResultAsync(running[i]).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            progress.Clear();
            target?.Save(seen);
            if (i > 0 && report.ArePartedByGaps(parsed))
            {
                streams.Out.Write('\n');
            }

            var judged = CheckReport.Judge(seen, Catalog.All);
            status = ExitStatus.Worse(status, report.Print(parsed, judged, streams, isOneOfMany: names.Count > 1));
        }

        return status;

        async Task<DomainObservation> ObserveAsync(DomainName name)
        {
            await turns.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                var seen = await observer.ObserveAsync(name, progress.ForDomain(), cancellationToken)
                    .ConfigureAwait(false);
                progress.CountDomain();
                return seen;
            }
            finally
            {
                turns.Release();
            }
        }
    }

    private static async Task<DomainObservation> ResultAsync(Task<DomainObservation> running)
    {
        try
        {
            return await running.ConfigureAwait(false);
        }
        catch (TrustedRootsException fault)
        {
            throw new UsageException(Core.Rendering.SafeText.Of(fault.Message));
        }
    }
}
