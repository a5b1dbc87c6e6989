namespace Sealpost.Probes.Scanning;

/// <summary>Lets so many through in a second, evenly; what was missed is not made up for.</summary>
internal sealed class Metronome(double perSecond, TimeProvider clock)
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(0.1);

    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1 / perSecond);
    private readonly long _start = clock.GetTimestamp();
    private TimeSpan _due;

    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetElapsedTime(_start);
        _due = _due < now - Slack ? now : _due;
        if (_due > now)
        {
            await Task.Delay(_due - now, clock, cancellationToken).ConfigureAwait(false);
        }

        _due += _interval;
    }
}
