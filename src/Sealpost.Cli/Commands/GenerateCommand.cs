using System.CommandLine;
using Sealpost.Cli.Terminal;
using Sealpost.Cli.Usage;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Names;
using Sealpost.Core.Observations;
using Sealpost.Core.Publishing;
using Sealpost.Core.Reading;
using Sealpost.Core.Rendering;
using Sealpost.Core.Rendering.Json;
using Sealpost.Core.Rendering.Text;
using Sealpost.Probes;
using Sealpost.Probes.Tls;

namespace Sealpost.Cli.Commands;

/// <summary><c>generate DOMAIN</c>: the records and the policy a domain should publish, proven against its mail servers.</summary>
internal static class GenerateCommand
{
    public static Command Create(Streams streams)
    {
        var domain = new Argument<string>("DOMAIN")
        {
            Description = "What stands behind the @ of a mail address; in any script, xn-- not needed",
        };
        var options = new GenerateOptions();
        var look = new ProbeArguments();
        var command = new Command("generate", "Write the records and the policy that a domain should publish")
        {
            domain,
        };
        options.AddTo(command);
        look.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var typed = parsed.GetRequiredValue(domain);
            if (!DomainName.TryParse(typed, out var name, out var fault))
            {
                throw new UsageException(
                    typed is ['-', ..] ? UsageFault.UnknownOption(command, typed) : fault.ToSentence());
            }

            var target = options.Output(parsed) is { } folder ? HostingTarget.Of(folder) : null;
            var observer = Observer.Create(look.Read(parsed), TimeProvider.System);
            var seen = await ObserveAsync(observer, name, streams, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return Publication.Of(DomainReading.Of(seen), options.Wish(parsed)) switch
            {
                PublishingAnswer.Ready ready => Print(ready.Publication, options, parsed, target, streams),
                PublishingAnswer.NoMail none => Tell(none.Because, ExitStatus.Fine, streams),
                PublishingAnswer.Impossible impossible => Tell(impossible.Because, ExitStatus.Findings, streams),
                PublishingAnswer.Unseen unseen => Tell(unseen.Because, ExitStatus.Undetermined, streams),
                var other => throw new System.Diagnostics.UnreachableException($"no such answer: {other}"),
            };
        });
        return command;
    }

    private static async Task<DomainObservation> ObserveAsync(
        Observer observer, DomainName name, Streams streams, CancellationToken cancellationToken)
    {
        using var progress = ProgressLine.On(streams, 1, isQuiet: false);
        try
        {
            return await observer.ObserveAsync(name, progress.ForDomain(), cancellationToken).ConfigureAwait(false);
        }
        catch (TrustedRootsException fault)
        {
            throw new UsageException(SafeText.Of(fault.Message));
        }
        finally
        {
            progress.Clear();
        }
    }

    private static int Print(
        Publication publication, GenerateOptions options, ParseResult parsed, HostingTarget? target, Streams streams)
    {
        // The files first: what cannot be written is told before anybody copies a record.
        var written = target is not null && options.Hosting(parsed) is { } kind
            ? target.Write(HostingFiles.For(publication, kind))
            : [];
        using var text = new StringWriter { NewLine = "\n" };
        switch (options.Format(parsed))
        {
            case GenerateFormat.Json:
                text.Write(PublicationJson.Indented(publication, options.IsDiff(parsed)) + "\n");
                break;
            case var _ when options.IsDiff(parsed):
                PublicationText.WriteDiff(publication, text);
                break;
            case GenerateFormat.Zone:
                PublicationZone.Write(publication, text);
                break;
            default:
                PublicationText.Write(publication, text, streams.Layout(TextDetail.Usual));
                break;
        }

        streams.Out.Write(text.ToString());
        streams.Out.Flush();
        TellNotes(publication, options, parsed, streams);
        foreach (var place in written)
        {
            streams.Error.WriteLine($"sealpost: wrote {SafeText.Of(place)}");
        }

        return StatusOf(publication);
    }

    // Between the lines of a difference there is no room for them.
    private static void TellNotes(Publication publication, GenerateOptions options, ParseResult parsed, Streams streams)
    {
        if (options.IsDiff(parsed) && options.Format(parsed) is not GenerateFormat.Json)
        {
            foreach (var note in publication.Notes)
            {
                streams.Error.WriteLine($"sealpost: note: {SafeText.Of(note)}");
            }
        }
    }

    // In testing nothing is stopped, so nothing fails under the mode that was written.
    private static int StatusOf(Publication publication) => publication switch
    {
        { IsProven: false } => ExitStatus.Findings,
        { Policy.Mode: not StsMode.Enforce } => ExitStatus.Fine,
        _ when publication.Failing.Any() => ExitStatus.Findings,
        _ when !publication.HasLooked || publication.Unknown.Any() => ExitStatus.Undetermined,
        _ => ExitStatus.Fine,
    };

    private static int Tell(string because, int status, Streams streams)
    {
        streams.Error.WriteLine($"sealpost: nothing to publish: {SafeText.Of(because)}.");
        return status;
    }
}
