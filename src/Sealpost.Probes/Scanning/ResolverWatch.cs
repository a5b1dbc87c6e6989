using Sealpost.Core.Observations;
using Sealpost.Probes.Dns;
using Sealpost.Probes.Observing;

namespace Sealpost.Probes.Scanning;

/// <summary>
/// Tells a resolver that has stopped answering from domains that do not answer, and waits until it is back: no domain is
/// called undetermined because of a fault on our side.
/// </summary>
internal sealed class ResolverWatch(IResolver resolver, ProbeOptions options, TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private long _lastAnswer = clock.GetTimestamp();
    private Task<bool>? _question;
    private int _outages;

    /// <summary>Since when no resolver answers; null where one does.</summary>
    public DateTimeOffset? SilentSince { get; private set; }

    /// <summary>How often the resolvers have fallen silent.</summary>
    public int Outages => Volatile.Read(ref _outages);

    /// <summary>Takes note of what became of a question.</summary>
    public void See(DnsReply reply)
    {
        if (reply.IsSettled)
        {
            Volatile.Write(ref _lastAnswer, clock.GetTimestamp());
        }
    }

    /// <summary>Waits while it is known that no resolver answers.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _question) is { } question && SilentSince is not null)
        {
            await question.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Whether the resolvers are to blame for what an observation lacks; by then they answer again, and it is worth
    /// looking once more.
    /// </summary>
    /// <param name="seen">The observation.</param>
    /// <param name="outages">How often they had fallen silent when the look began.</param>
    /// <param name="cancellationToken">The caller's wish to stop.</param>
    public async Task<bool> IsToBlameAsync(DomainObservation seen, int outages, CancellationToken cancellationToken)
    {
        if (!Lacks(seen))
        {
            return false;
        }

        // Whoever answered another question a moment ago is there.
        if (clock.GetElapsedTime(Volatile.Read(ref _lastAnswer)) < options.DnsTryTimeout / 2)
        {
            return Outages != outages;
        }

        Task<bool> question;
        lock (_lock)
        {
            question = _question ??= AskAsync(cancellationToken);
        }

        return await question.WaitAsync(cancellationToken).ConfigureAwait(false) || Outages != outages;
    }

    /// <summary>Whether a resolver answers now.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken) =>
        (await resolver.ControlAsync(CancellationToken.None, cancellationToken).ConfigureAwait(false)).IsSettled;

    // Whether any question that decides came to nothing.
    private static bool Lacks(DomainObservation seen)
    {
        IEnumerable<DnsReply?> replies =
        [
            seen.StsTxt.Reply, seen.TlsRptTxt.Reply, seen.Mx.Reply,
            seen.PolicyHost.Addresses.V4, seen.PolicyHost.Addresses.V6, seen.OwnAddresses?.V4, seen.OwnAddresses?.V6,
            .. seen.MailHosts.SelectMany(static host => (DnsReply?[])[host.Addresses?.V4, host.Addresses?.V6]),
        ];
        return replies.Any(static reply => reply is { IsSettled: false, Outcome: not DnsOutcome.NotAsked });
    }

    // One question for all: whether a resolver answers, and if not, when it does again.
    private async Task<bool> AskAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        var wasSilent = false;
        var pause = FirstPause;
        try
        {
            while (true)
            {
                var reply = await resolver.ControlAsync(CancellationToken.None, cancellationToken).ConfigureAwait(false);
                See(reply);
                if (reply.IsSettled)
                {
                    return wasSilent;
                }

                if (!wasSilent)
                {
                    wasSilent = true;
                    SilentSince = clock.GetUtcNow();
                    Interlocked.Increment(ref _outages);
                }

                await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
        finally
        {
            lock (_lock)
            {
                _question = null;
                SilentSince = null;
            }
        }
    }
}
