using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Sealpost.Core.Names;
using Sealpost.Probes.Dns;

namespace Sealpost.Probes.Scanning;

/// <summary>
/// Works through a stream of names. So many are in work, so many results wait to be taken, and no more is taken from the
/// input until there is room.
/// </summary>
internal sealed class ScanRun<T> : IAsyncDisposable
{
    private const int WaitingResults = 64;
    private const int FewSlow = 8;
    private const int SlowShare = 10;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    private readonly ScanLook _look;
    private readonly Func<ScanResult, T> _make;
    private readonly NameSet? _known;
    private readonly ScanOptions _options;
    private readonly DnsTraffic? _traffic;
    private readonly TimeProvider _clock;
    private readonly Places _places;
    private readonly Channel<Task<T>> _results;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _allDone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _working = Task.CompletedTask;
    private long _taken;
    private long _repeated;
    private long _done;
    private int _open = 1;

    public ScanRun(
        ScanLook look,
        Func<ScanResult, T> make,
        NameSet? known,
        ScanOptions options,
        DnsTraffic? traffic,
        TimeProvider clock)
    {
        (_look, _make, _known, _options, _traffic, _clock) = (look, make, known, options, traffic, clock);
        _places = new(options.AtOnce ?? Pace.Start, options.Slow, options.SlowAfter, clock);
        _results = Channel.CreateBounded<Task<T>>(new BoundedChannelOptions(
            options.Ordered ? options.Window : WaitingResults)
        {
            SingleReader = true,
        });
    }

    /// <summary>How far it is.</summary>
    public ScanProgress Progress => new(
        Interlocked.Read(ref _taken),
        Interlocked.Read(ref _repeated),
        Interlocked.Read(ref _done),
        _places.InWork,
        _places.AtOnce);

    public async IAsyncEnumerable<T> RunAsync(
        IAsyncEnumerable<string> names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(
            static run => ((ScanRun<T>)run!)._stop.Cancel(), this);
        _working = Task.WhenAll(Task.Run(() => TakeAsync(names), CancellationToken.None), BeatAsync());
        await foreach (var result in _results.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return await result.ConfigureAwait(false);
        }
    }

    /// <summary>Stops what is in work and waits until nothing is.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);

        // Whoever waits for room in the channel has to be let go.
        while (_results.Reader.TryRead(out _))
        {
        }

        await _working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task TakeAsync(IAsyncEnumerable<string> names)
    {
        try
        {
            var rate = _options.Rate is { } most ? new Metronome(most, _clock) : null;
            await foreach (var text in names.WithCancellation(_stop.Token).ConfigureAwait(false))
            {
                var number = _taken;
                Interlocked.Increment(ref _taken);
                var isName = DomainName.TryParse(text, out var name, out var fault);

                // No domain has a blank in it, so that the two kinds do not meet.
                if (_known is not null && !_known.Add(isName ? name!.Ascii : $" {text}"))
                {
                    Interlocked.Increment(ref _repeated);
                    continue;
                }

                if (rate is not null)
                {
                    await rate.WaitAsync(_stop.Token).ConfigureAwait(false);
                }

                var place = await _places.TakeAsync(_stop.Token).ConfigureAwait(false);
                Interlocked.Increment(ref _open);
                var work = Task.Run(() => WorkAsync(place, number, text, name, fault), CancellationToken.None);
                if (_options.Ordered)
                {
                    await _results.Writer.WriteAsync(work, _stop.Token).ConfigureAwait(false);
                }
            }
        }
        catch (Exception fault)
        {
            // The reader is told, whatever it is: an input that cannot be read, a wish to stop, or a bug.
            _results.Writer.TryComplete(fault);
            await _stop.CancelAsync().ConfigureAwait(false);
        }
        finally
        {
            Close();
        }

        await _allDone.Task.ConfigureAwait(false);
        _results.Writer.TryComplete();
        await _stop.CancelAsync().ConfigureAwait(false);
    }

    private async Task<T> WorkAsync(
        Places.Place place, long number, string text, DomainName? name, DomainNameFault? fault)
    {
        try
        {
            T made;
            using (place)
            {
                made = _make(name is null
                    ? new ScanResult.NotADomain(number, text, fault!)
                    : new ScanResult.Seen(
                        number, text, await _look.ObserveAsync(name, _stop.Token).ConfigureAwait(false)));
                if (!_options.Ordered)
                {
                    await _results.Writer.WriteAsync(Task.FromResult(made), _stop.Token).ConfigureAwait(false);
                }
            }

            Interlocked.Increment(ref _done);
            return made;
        }
        catch (Exception broken)
        {
            _results.Writer.TryComplete(broken);
            await _stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            Close();
        }
    }

    private void Close()
    {
        if (Interlocked.Decrement(ref _open) == 0)
        {
            _allDone.SetResult();
        }
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Beat, _clock);
        var pace = _options.AtOnce is null ? new Pace() : null;
        var lately = new Lately(_options.SlowAfter * Lately.Spans);
        var since = _clock.GetTimestamp();
        var last = since;
        var (done, asked, lost, late) = (0L, 0L, 0L, false);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
            {
                var isLate = _clock.GetElapsedTime(last) > Beat + Pace.TooLate;
                last = _clock.GetTimestamp();
                if (isLate)
                {
                    late = true;
                    _look.CountStall();
                }

                // Where all are slow it is we who are, and more at once would make it worse.
                _places.MoveSlowAside(FewSlow + (int)(lately.Of(Interlocked.Read(ref _done), last, _clock) / SlowShare));
                var elapsed = _clock.GetElapsedTime(since);
                if (pace is null || elapsed < Pace.Step)
                {
                    continue;
                }

                since = _clock.GetTimestamp();
                var now = (Done: Interlocked.Read(ref _done), Asked: _traffic?.Asked ?? 0, Lost: _traffic?.Lost ?? 0);
                _places.AtOnce = pace.Next(
                    _places.AtOnce,
                    new(_places.AreFull, (now.Done - done) / elapsed.TotalSeconds, now.Asked - asked, now.Lost - lost, late));
                (done, asked, lost) = now;
                late = false;
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }
}
