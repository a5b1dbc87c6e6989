using System.Diagnostics;
using System.Diagnostics.Metrics;
using Sealpost.Web.Hosting;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Checking;

/// <summary>Counts checks, and times them.</summary>
internal sealed class CheckFigures : IDisposable
{
    private static readonly double[] Seconds = [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30, 60, 90];

    private readonly ActivitySource _spans = new(TelemetryNames.Source, Product.Version);
    private readonly Meter _meter;
    private readonly Counter<long> _begun;
    private readonly Counter<long> _finished;
    private readonly Counter<long> _givenUp;
    private readonly Counter<long> _refused;
    private readonly Histogram<double> _duration;

    public CheckFigures(IMeterFactory meters)
    {
        _meter = meters.Create(TelemetryNames.Source);
        _begun = _meter.CreateCounter<long>(TelemetryNames.Begun, "{check}", "Checks that began to run");
        _finished = _meter.CreateCounter<long>(TelemetryNames.Finished, "{check}", "Checks that have a result");
        _givenUp = _meter.CreateCounter<long>(TelemetryNames.GivenUp, "{check}", "Checks without a result");
        _refused = _meter.CreateCounter<long>(TelemetryNames.Refused, "{check}", "Wishes that no check was begun for");
        _duration = _meter.CreateHistogram<double>(
            TelemetryNames.Duration, "s", "How long checks ran", advice: new() { HistogramBucketBoundaries = Seconds });
    }

    /// <summary>Shows how busy a desk is.</summary>
    public void Watch(CheckDesk desk)
    {
        _meter.CreateObservableGauge(
            TelemetryNames.Running, () => desk.Load.Running, "{check}", "Checks that run now");
        _meter.CreateObservableGauge(
            TelemetryNames.Waiting, () => desk.Load.Waiting, "{check}", "Checks that wait for their turn now");
    }

    public void Refuse(RefusalReason reason) =>
        _refused.Add(1, new KeyValuePair<string, object?>(TelemetryNames.Reason, reason.ToString()));

    /// <summary>Begins to time a check; disposing of the answer ends it.</summary>
    public Run Begin()
    {
        _begun.Add(1);

        // A check is nobody's request: many may wait for it.
        Activity.Current = null;
        return new(this, _spans.StartActivity(TelemetryNames.Check));
    }

    public void Dispose() => _spans.Dispose();

    /// <summary>A check that runs.</summary>
    internal sealed class Run(CheckFigures figures, Activity? span) : IDisposable
    {
        private readonly long _start = Stopwatch.GetTimestamp();

        public void Finish(string outcome)
        {
            figures._finished.Add(1, new KeyValuePair<string, object?>(TelemetryNames.Outcome, outcome));
            span?.SetTag(TelemetryNames.Outcome, outcome);
        }

        public void GiveUp(CheckState state)
        {
            figures._givenUp.Add(1, new KeyValuePair<string, object?>(TelemetryNames.State, state.ToString()));
            span?.SetTag(TelemetryNames.State, state.ToString());
            if (state is CheckState.Failed)
            {
                span?.SetStatus(ActivityStatusCode.Error);
            }
        }

        public void Dispose()
        {
            figures._duration.Record(Stopwatch.GetElapsedTime(_start).TotalSeconds);
            span?.Dispose();
        }
    }
}
