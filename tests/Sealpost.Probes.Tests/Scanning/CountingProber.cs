using System.Collections.Concurrent;
using System.Net;
using Sealpost.Core.Observations;
using Sealpost.Probes.Smtp;

namespace Sealpost.Probes.Tests.Scanning;

/// <summary>Counts the visits to mail servers, and how many there are at once.</summary>
internal sealed class CountingProber(Func<string, MxProbe> answer) : IMxProber
{
    private readonly ConcurrentDictionary<IPAddress, int> _open = [];
    private int _all;

    public int Visits { get; private set; }

    public int MostAtOneAddress { get; private set; }

    public int MostAtOnce { get; private set; }

    public async Task<MxProbe> ProbeAsync(
        string host, IPAddress address, CancellationToken timeUp, CancellationToken cancellationToken)
    {
        lock (_open)
        {
            Visits++;
            MostAtOnce = Math.Max(MostAtOnce, ++_all);
            MostAtOneAddress = Math.Max(MostAtOneAddress, _open.AddOrUpdate(address, 1, static (_, count) => count + 1));
        }

        await Task.Delay(2, cancellationToken);
        lock (_open)
        {
            _all--;
            _open[address]--;
        }

        return answer(host) with { Address = address };
    }
}
