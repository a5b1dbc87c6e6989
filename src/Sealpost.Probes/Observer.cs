using System.Collections.Immutable;
using Sealpost.Core.Names;
using Sealpost.Core.Observations;
using Sealpost.Probes.Connections;
using Sealpost.Probes.Dns;
using Sealpost.Probes.Https;
using Sealpost.Probes.Observing;
using Sealpost.Probes.Smtp;
using Sealpost.Probes.Tls;

namespace Sealpost.Probes;

/// <summary>Looks at a domain from outside. It decides when to stop and nothing else; judging is for Core.</summary>
/// <remarks>
/// One observer serves any number of checks, also at once; a server is visited by one of them at a time.
/// </remarks>
public sealed class Observer
{
    private readonly IResolver _resolver;
    private readonly IPolicySource _policies;
    private readonly IMxProber _prober;
    private readonly ProbeOptions _options;
    private readonly TimeProvider _clock;
    private TrustedRoots? _roots;

    /// <summary>Looks through the given eyes.</summary>
    public Observer(
        IResolver resolver, IPolicySource policies, IMxProber prober, ProbeOptions options, TimeProvider clock)
    {
        (_resolver, _policies, _prober, _options, _clock) = (resolver, policies, prober, options, clock);
    }

    /// <summary>An observer of the real network.</summary>
    public static Observer Create(ProbeOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (resolver, policies, prober) = EyesOf(options, traffic: null, clock);
        return new(resolver, policies, prober, options, clock)
        {
            _roots = options.Roots,
        };
    }

    /// <summary>Eyes for the real network; those of a scan count their traffic and leave taking turns to it.</summary>
    internal static (IResolver Resolver, IPolicySource Policies, IMxProber Prober) EyesOf(
        ProbeOptions options, DnsTraffic? traffic, TimeProvider clock)
    {
        var servers = options.Resolvers.IsDefaultOrEmpty ? SystemResolvers.Read() : options.Resolvers;
        var tls = new TlsClient(options.Roots, clock);
        var publicAddresses = new PublicAddresses(options.AssumedPublic);
        return (
            traffic is null ? new StubResolver(servers, options, clock) : new(servers, options, traffic, clock),
            new HttpsPolicySource(tls, publicAddresses, options, clock, takesTurns: traffic is null),
            new MxProber(tls, publicAddresses, options, clock));
    }

    /// <summary>The same observer for one wish; the two share limits and turns.</summary>
    /// <param name="smtp">Whether mail servers are contacted.</param>
    /// <param name="selectors">The DKIM selectors that are in use, as far as somebody knows them.</param>
    public Observer With(bool smtp, ImmutableArray<string> selectors) =>
        new(_resolver, _policies, _prober, _options with { Smtp = smtp, Selectors = selectors }, _clock) { _roots = _roots };

    /// <summary>
    /// Looks at everything Sealpost checks, within the time for the whole check; what is missing then says so.
    /// </summary>
    /// <param name="domain">The domain.</param>
    /// <param name="progress">Told whenever what is waited for changes; null where nobody watches.</param>
    /// <param name="cancellationToken">Stops at once, and without a result.</param>
    /// <exception cref="TrustedRootsException">The trusted roots cannot be read.</exception>
    public async Task<DomainObservation> ObserveAsync(
        DomainName domain, IProgress<ObservationProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(domain);
        using var timeUp = new CancellationTokenSource(_options.CheckTimeout, _clock);
        return await ObserveAsync(domain, progress, timeUp.Token, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same, with somebody else's idea of when the time is up.</summary>
    internal async Task<DomainObservation> ObserveAsync(
        DomainName domain,
        IProgress<ObservationProgress>? progress,
        CancellationToken timeUp,
        CancellationToken cancellationToken)
    {
        var at = _clock.GetUtcNow();
        var start = _clock.GetTimestamp();

        // The roots are read while the DNS is asked.
        var roots = _roots?.LoadAsync() ?? Task.CompletedTask;

        // Whatever ends a check early ends all its parts.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var look = new DomainLook(domain, _options, new(progress), timeUp, stop.Token);
        try
        {
            var seen = await look.RunAsync(_resolver, _policies, _prober)
                .WaitAsync(cancellationToken).ConfigureAwait(false);
            await roots.WaitAsync(cancellationToken).ConfigureAwait(false);
            return seen with
            {
                At = at,
                Milliseconds = _clock.GetElapsedTime(start).TotalMilliseconds,
            };
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }
}
