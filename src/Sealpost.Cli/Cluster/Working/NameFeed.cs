using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Sealpost.Cli.Cluster.Working;

/// <summary>Names on their way from shards to the scan, no faster than this worker's share of the job's rate.</summary>
/// <param name="rate">The names a second for this worker at the moment; null for as many as can be.</param>
/// <param name="clock">Where time comes from.</param>
internal sealed class NameFeed(Func<double?> rate, TimeProvider clock)
{
    /// <summary>How far it may be behind and still catch up: timers are late by some milliseconds.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(50);

    // Whoever adds looks how many are in work first.
    private readonly Channel<string> _names = Channel.CreateUnbounded<string>();

    /// <summary>The names a second at the moment; null for as many as can be.</summary>
    public double? Rate => rate();

    public void Add(List<string> names) => names.ForEach(name => _names.Writer.TryWrite(name));

    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var due = TimeSpan.Zero;
        await foreach (var name in _names.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (rate() is { } most)
            {
                var now = clock.GetElapsedTime(start);
                due = due < now - Slack ? now - Slack : due;
                if (due > now)
                {
                    await Task.Delay(due - now, clock, cancellationToken).ConfigureAwait(false);
                }

                due += TimeSpan.FromSeconds(1 / most);
            }

            yield return name;
        }
    }
}
