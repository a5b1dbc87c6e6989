using System.Runtime.CompilerServices;
using Sealpost.Probes.Dns;
using Sealpost.Probes.Https;
using Sealpost.Probes.Scanning;
using Sealpost.Probes.Smtp;

namespace Sealpost.Probes;

/// <summary>Looks at many domains: names in, results out, bounded whatever their number.</summary>
/// <remarks>
/// A mail server's address is visited by one connection at a time, and what was seen there stands for every domain that
/// has its mail there. A resolver that falls silent is waited for. One run at a time; what is known of servers stays
/// known to the runs that follow.
/// </remarks>
public sealed class DomainScan
{
    private readonly ProbeOptions _probe;
    private readonly ScanOptions _options;
    private readonly TimeProvider _clock;
    private readonly ScanSight _sight;
    private readonly ResolverWatch _watch;
    private Func<Task> _prepare = static () => Task.CompletedTask;
    private DnsTraffic? _traffic;
    private Func<ScanProgress> _progress = static () => new(0, 0, 0, 0, 0);

    /// <summary>Looks through the given eyes.</summary>
    /// <param name="resolver">Who is asked for names.</param>
    /// <param name="policies">Who fetches policies; need not take turns.</param>
    /// <param name="prober">Who talks to mail servers; need not take turns.</param>
    /// <param name="probe">How to look at a domain; its check time is the deadline for each.</param>
    /// <param name="options">How fast, and how gently.</param>
    /// <param name="results">What other scans know of mail servers; null where this is the only one.</param>
    /// <param name="clock">Where time comes from.</param>
    public DomainScan(
        IResolver resolver,
        IPolicySource policies,
        IMxProber prober,
        ProbeOptions probe,
        ScanOptions options,
        IMxResults? results,
        TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(probe);
        ArgumentNullException.ThrowIfNull(options);
        (_probe, _options, _clock) = (probe, options, clock);
        _watch = new(resolver, probe, clock);
        _sight = new(
            new RememberingResolver(resolver, _watch, clock),
            policies,
            new(options.PoliciesPerAddress),
            new(prober, results, options, probe.CheckTimeout, clock));
    }

    /// <summary>How far the run is, or the last one was.</summary>
    public ScanProgress Progress => _progress() with { ResolverSilentSince = _watch.SilentSince };

    /// <summary>A scan of the real network.</summary>
    /// <param name="probe">How to look at a domain; its check time is the deadline for each.</param>
    /// <param name="options">How fast, and how gently.</param>
    /// <param name="results">What other scans know of mail servers; null where this is the only one.</param>
    /// <param name="clock">Where time comes from.</param>
    public static DomainScan Create(
        ProbeOptions probe, ScanOptions options, IMxResults? results, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(probe);
        var traffic = new DnsTraffic();
        var eyes = Observer.EyesOf(probe, traffic, clock);
        return new(eyes.Resolver, eyes.Policies, eyes.Prober, probe, options, results, clock)
        {
            _prepare = probe.Roots.LoadAsync,
            _traffic = traffic,
        };
    }

    /// <summary>Whether a resolver answers at all: better known before a scan than in the middle of it.</summary>
    public async Task<bool> CanResolveAsync(CancellationToken cancellationToken) =>
        await _watch.AnswersAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Looks at each domain once and gives what was seen, as soon as it is complete.</summary>
    /// <param name="names">The names as people write them. They are taken as fast as they can be looked at.</param>
    /// <param name="cancellationToken">Stops at once; results that were not taken are lost.</param>
    public IAsyncEnumerable<ScanResult> RunAsync(
        IAsyncEnumerable<string> names, CancellationToken cancellationToken) =>
        RunAsync(names, static result => result, new(), cancellationToken);

    /// <summary>Looks at each domain once and gives what is made of each result.</summary>
    /// <param name="names">The names as people write them. They are taken as fast as they can be looked at.</param>
    /// <param name="make">What to make of a result. It runs on many threads, so judging and writing belong here.</param>
    /// <param name="known">
    /// Names that are not to be looked at; those that are come to it. Null where each is looked at as often as it comes.
    /// </param>
    /// <param name="cancellationToken">Stops at once; results that were not taken are lost.</param>
    /// <exception cref="Tls.TrustedRootsException">The trusted roots cannot be read.</exception>
    public async IAsyncEnumerable<T> RunAsync<T>(
        IAsyncEnumerable<string> names,
        Func<ScanResult, T> make,
        NameSet? known,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await _prepare().WaitAsync(cancellationToken).ConfigureAwait(false);
        var look = new ScanLook(_sight, _watch, _probe, _clock);
        var run = new ScanRun<T>(look, make, known, _options, _traffic, _clock);
        _progress = () => run.Progress;
        await using (run.ConfigureAwait(false))
        {
            await foreach (var made in run.RunAsync(names, cancellationToken).ConfigureAwait(false))
            {
                yield return made;
            }
        }
    }
}
