using System.Net;
using System.Net.Sockets;
using Sealpost.Core.Observations;
using Sealpost.Probes.Smtp;

namespace Sealpost.Probes.Scanning;

/// <summary>
/// Visits mail servers as a good guest: never two connections to one address, few to one network, and no second visit
/// while what was seen at the first still stands.
/// </summary>
/// <param name="prober">Who talks to them.</param>
/// <param name="results">What other scans know, and whose turn it is; null where there are none.</param>
/// <param name="options">How gently.</param>
/// <param name="time">The time for one visit.</param>
/// <param name="clock">Where time comes from.</param>
internal sealed class MxVisits(
    IMxProber prober, IMxResults? results, ScanOptions options, TimeSpan time, TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly MxMemory _memory = new(options, clock);
    private readonly Turns<IPAddress> _addresses = new(1);
    private readonly Turns<IPNetwork> _networks = new(options.MailServersPerNetwork);

    /// <summary>What is to be said of a host at an address: by a visit now, or by one before.</summary>
    public async Task<MxProbe> ProbeAsync(
        string host, IPAddress address, Deadline deadline, CancellationToken cancellationToken)
    {
        if (_memory.Find(host, address) is { } known)
        {
            return known;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var waiting = deadline.Pause();
            using var turn = await _addresses.EnterAsync(address, either.Token).ConfigureAwait(false);
            if (_memory.Find(host, address) is { } found)
            {
                return found;
            }

            using var place = await _networks.EnterAsync(NetworkOf(address), either.Token).ConfigureAwait(false);
            if (results is null)
            {
                return await VisitAsync(host, address, waiting, deadline, cancellationToken).ConfigureAwait(false);
            }

            return await ShareAsync(results, host, address, waiting, deadline, either.Token, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new MxProbe.NotTried(NotTriedReason.OutOfTime) { Address = address };
        }
    }

    private async Task<MxProbe> ShareAsync(
        IMxResults shared,
        string host,
        IPAddress address,
        IDisposable waiting,
        Deadline deadline,
        CancellationToken stop,
        CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (await shared.FindAsync(host, address, stop).ConfigureAwait(false) is { } known)
            {
                return Remembered(host, known);
            }

            var claim = await shared.ClaimAsync(address, stop).ConfigureAwait(false);
            if (claim is null)
            {
                await Task.Delay(pause, clock, stop).ConfigureAwait(false);
                continue;
            }

            await using (claim.ConfigureAwait(false))
            {
                // Whoever had the claim until now may have left an answer.
                if (await shared.FindAsync(host, address, stop).ConfigureAwait(false) is { } left)
                {
                    return Remembered(host, left);
                }

                var probe = await VisitAsync(host, address, waiting, deadline, cancellationToken).ConfigureAwait(false);
                if (_memory.Standing(probe) is { } keep)
                {
                    var name = MxMemory.IsSameForAllNames(probe) ? null : host;
                    await shared.PublishAsync(name, probe, keep, cancellationToken).ConfigureAwait(false);
                }

                return probe;
            }
        }
    }

    private async Task<MxProbe> VisitAsync(
        string host, IPAddress address, IDisposable waiting, Deadline deadline, CancellationToken cancellationToken)
    {
        waiting.Dispose();
        var at = clock.GetUtcNow();
        var start = clock.GetTimestamp();
        var probe = await prober.ProbeAsync(host, address, deadline.Token, cancellationToken).ConfigureAwait(false);
        probe = probe is MxProbe.NotTried ? probe : probe with { SeenAt = at };

        // A visit that had little time says more of the domain it was made for than of the server.
        var isHasty = probe is MxProbe.Unfinished && clock.GetElapsedTime(start) < time / 2;
        return isHasty ? probe : Remembered(host, probe);
    }

    private MxProbe Remembered(string host, MxProbe probe)
    {
        if (_memory.Standing(probe) is { } keep)
        {
            _memory.Keep(MxMemory.IsSameForAllNames(probe) ? null : host, probe, keep);
        }

        return probe;
    }

    private static IPNetwork NetworkOf(IPAddress address)
    {
        var octets = address.GetAddressBytes();
        var length = address.AddressFamily is AddressFamily.InterNetwork ? 24 : 48;
        octets.AsSpan(length / 8).Clear();
        return new(new IPAddress(octets), length);
    }
}
