using System.Collections.Immutable;
using System.Globalization;
using Sealpost.Cli.Scanning.Summary;
using Sealpost.Cli.Terminal;
using Sealpost.Probes;

namespace Sealpost.Cli.Scanning;

/// <summary>Says how far a scan is: one line that is drawn again on a terminal, a new line now and then elsewhere.</summary>
internal sealed class ScanTeller : IAsyncDisposable
{
    private const string Erase = "\r\u001B[K";
    private static readonly TimeSpan Redraw = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Plain = TimeSpan.FromSeconds(10);

    private readonly TextWriter _output;
    private readonly bool _isTerminal;
    private readonly Func<ScanProgress> _progress;
    private readonly Func<double?> _share;
    private readonly Tally _tally;
    private readonly TimeProvider _clock;
    private readonly PeriodicTimer _timer;
    private readonly Task _telling;
    private readonly long _start;
    private TimeSpan _told;
    private bool _hasToldOfSilence;

    public ScanTeller(
        Streams streams, bool isQuiet, Func<ScanProgress> progress, Func<double?> share, Tally tally, TimeProvider clock)
    {
        (_progress, _share, _tally, _clock) = (progress, share, tally, clock);
        _isTerminal = !streams.ErrorPalette.IsPlain;
        _output = isQuiet ? TextWriter.Null : streams.Error;
        _timer = new(_isTerminal ? Redraw : Glance, clock);
        _start = clock.GetTimestamp();
        _telling = TellAsync();
    }

    /// <summary>How long the scan has been going on.</summary>
    public TimeSpan Elapsed => _clock.GetElapsedTime(_start);

    public async ValueTask DisposeAsync()
    {
        _timer.Dispose();
        await _telling.ConfigureAwait(false);
        if (_isTerminal)
        {
            await _output.WriteAsync(Erase).ConfigureAwait(false);
        }
    }

    /// <summary>The line.</summary>
    internal static string Words(
        ScanProgress progress, TimeSpan elapsed, double? share, long results, ImmutableArray<Figure> seen)
    {
        var rate = elapsed > TimeSpan.Zero ? progress.Done / elapsed.TotalSeconds : 0;
        var outcomes = string.Join(
            ", ", seen.Take(4).Select(one => $"{one.Name} {SummaryText.Share(one.Count, results)}"));
        var parts = (string[])
        [
            string.Create(CultureInfo.InvariantCulture, $"{progress.Done:N0} done"),
            string.Create(CultureInfo.InvariantCulture, $"{rate:0}/s"),
            $"{progress.InFlight} in flight",
            outcomes,
            Left(elapsed, share),
        ];
        return string.Join(" · ", parts.Where(static part => part.Length > 0));
    }

    // What was read and is not done yet is little beside what is left.
    private static string Left(TimeSpan elapsed, double? share) => share switch
    {
        null or <= 0.001 => "",
        >= 1 => "the last ones",
        var done => $"about {Span(elapsed * ((1 - done.Value) / done.Value))} left",
    };

    private static string Span(TimeSpan time) => time switch
    {
        { TotalSeconds: < 90 } => $"{time.TotalSeconds:0} s",
        { TotalMinutes: < 90 } => $"{time.TotalMinutes:0} min",
        { TotalHours: < 48 } => $"{time.TotalHours:0} h",
        _ => $"{time.TotalDays:0} days",
    };

    private async Task TellAsync()
    {
        while (await _timer.WaitForNextTickAsync().ConfigureAwait(false))
        {
            try
            {
                await TellOnceAsync().ConfigureAwait(false);
            }
            catch (IOException)
            {
                // Nobody reads it; the results matter.
                return;
            }
        }
    }

    // What is drawn again does not grow. Elsewhere a line comes now and then, and at once where the resolver is lost or back.
    private async Task TellOnceAsync()
    {
        var progress = _progress();
        var isSilent = progress.ResolverSilentSince is not null;
        var isNews = isSilent != _hasToldOfSilence;
        if (!_isTerminal && !isNews && Elapsed - _told < Plain)
        {
            return;
        }

        (_told, _hasToldOfSilence) = (Elapsed, isSilent);
        if (progress.ResolverSilentSince is { } since)
        {
            var silence = $"No resolver answers since {since.ToLocalTime():HH:mm:ss}; waiting for one. Nothing is lost.";
            await WriteAsync(_isTerminal ? silence : $"sealpost: {silence}").ConfigureAwait(false);
            return;
        }

        if (isNews && !_isTerminal)
        {
            await WriteAsync("sealpost: The resolver answers again.").ConfigureAwait(false);
        }

        var (results, outcomes) = _tally.Glance();
        await WriteAsync(Words(progress, Elapsed, _share(), results, outcomes)).ConfigureAwait(false);
    }

    private Task WriteAsync(string words) => _isTerminal
        ? _output.WriteAsync(Erase + words[..Math.Min(words.Length, Streams.WindowWidth() - 1)])
        : _output.WriteLineAsync(words);
}
