using System.Net;
using Sealpost.Core.Observations;
using Sealpost.Probes.Scanning;

namespace Sealpost.Probes.Tests.Scanning;

/// <summary>What other scans know; one of them has the claim at first.</summary>
internal sealed class SharedResults : IMxResults
{
    public Dictionary<(string Host, string Address), MxProbe> Known { get; } = [];

    public List<string> Published { get; } = [];

    public int Open { get; private set; }

    public int Refused { get; private set; }

    public ValueTask<MxProbe?> FindAsync(string host, IPAddress address, CancellationToken cancellationToken) =>
        new(Known.GetValueOrDefault((host, address.ToString())));

    public ValueTask<IAsyncDisposable?> ClaimAsync(IPAddress address, CancellationToken cancellationToken)
    {
        if (Refused < 2)
        {
            Refused++;
            return new((IAsyncDisposable?)null);
        }

        Open++;
        return new(new Claim(this));
    }

    public ValueTask PublishAsync(string? host, MxProbe probe, TimeSpan keep, CancellationToken cancellationToken)
    {
        Published.Add($"{host} {probe.Address}");
        return default;
    }

    private sealed class Claim(SharedResults results) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            results.Open--;
            return default;
        }
    }
}
