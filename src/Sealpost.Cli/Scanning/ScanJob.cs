using System.Globalization;
using Sealpost.Cli.Scanning.Summary;
using Sealpost.Cli.Terminal;
using Sealpost.Cli.Usage;
using Sealpost.Core.Checks;
using Sealpost.Core.Rendering;
using Sealpost.Probes;
using Sealpost.Probes.Scanning;
using Sealpost.Probes.Tls;

namespace Sealpost.Cli.Scanning;

/// <summary>One scan from the input to the last line of the output.</summary>
internal sealed class ScanJob(string input, ScanWish wish, Streams streams)
{
    private readonly Tally _tally = new();
    private readonly NameSet _known = new();
    private long _written;

    /// <summary>Runs it and gives the exit status.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var opened = InputFile.Open(input);
        await using (opened.ConfigureAwait(false))
        {
            var names = new NameList(opened, InputFile.Name(input), wish.Column);
            var scan = DomainScan.Create(wish.Probe, wish.Scan, null, TimeProvider.System);
            var output = Open();
            await using (output.ConfigureAwait(false))
            {
                if (!await scan.CanResolveAsync(cancellationToken).ConfigureAwait(false))
                {
                    throw new OutputException(
                        "No resolver answers, so that nothing can be scanned. Name one that does with --resolver.");
                }

                var elapsed = await WriteAsync(scan, names, output, cancellationToken).ConfigureAwait(false);
                if (!wish.IsQuiet)
                {
                    Summarize(scan.Progress, elapsed);
                }

                return Status();
            }
        }
    }

    private ScanOutput Open()
    {
        if (wish.Output is not { } path)
        {
            var standard = ScanOutput.To(StandardOutput.Open());
            AddHeader(standard);
            return standard;
        }

        using var earlier = new EarlierResults(_known, _tally, wish.IsCsv);
        var file = earlier.Open(path, wish.Resume);
        var output = ScanOutput.To(file, path);
        if (!file.CanSeek || file.Position == 0)
        {
            AddHeader(output);
        }

        if (earlier.Count > 0 && !wish.IsQuiet)
        {
            Tell(string.Create(
                CultureInfo.InvariantCulture,
                $"{Quote.Of(path)} holds {earlier.Count:N0} results; they are not asked again."));
        }

        return output;
    }

    private void AddHeader(ScanOutput output)
    {
        if (wish.IsCsv)
        {
            output.Add(ResultLine.Header);
        }
    }

    private async Task<TimeSpan> WriteAsync(
        DomainScan scan, NameList names, ScanOutput output, CancellationToken cancellationToken)
    {
        var teller = new ScanTeller(
            streams, wish.IsQuiet, () => scan.Progress, () => names.Share, _tally, TimeProvider.System);
        await using (teller.ConfigureAwait(false))
        {
            try
            {
                var lines = scan.RunAsync(
                    names.ReadAsync(cancellationToken),
                    result => ResultLine.Of(result, wish.Fields, wish.IsCsv),
                    _known,
                    cancellationToken);
                await foreach (var line in lines.ConfigureAwait(false))
                {
                    output.Add(line.Octets);
                    _tally.Count(line.Standing);
                    _written++;
                }

                output.Finish();
            }
            catch (TrustedRootsException fault)
            {
                throw new UsageException(SafeText.Of(fault.Message));
            }
        }

        return teller.Elapsed;
    }

    private void Summarize(ScanProgress progress, TimeSpan elapsed)
    {
        var rate = elapsed > TimeSpan.Zero ? _written / elapsed.TotalSeconds : 0;
        Tell(string.Create(
            CultureInfo.InvariantCulture,
            $"{_written:N0} results in {elapsed.TotalSeconds:0.0} s, {rate:0.0} a second."));
        if (progress.Repeated > 0)
        {
            Tell(string.Create(
                CultureInfo.InvariantCulture, $"{progress.Repeated:N0} names had their result already."));
        }

        streams.Error.WriteLine();
        SummaryText.Write(_tally.Figures(), streams.Error);
    }

    private int Status()
    {
        var counted = wish.FailOn switch
        {
            Threshold.Error => (Severity?)Severity.Error,
            Threshold.Warning => Severity.Warning,
            _ => null,
        };
        return counted is { } least && _tally.Worst >= least ? ExitStatus.Findings : ExitStatus.Fine;
    }

    private void Tell(string words) => streams.Error.WriteLine($"sealpost: {words}");
}
