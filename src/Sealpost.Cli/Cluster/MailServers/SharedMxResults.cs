using System.Net;
using System.Security.Cryptography;
using System.Text;
using NATS.Client.KeyValueStore;
using Sealpost.Core.Observations;
using Sealpost.Core.Observations.Json;
using Sealpost.Probes.Scanning;

namespace Sealpost.Cli.Cluster.MailServers;

/// <summary>What the workers of the cluster know of mail servers together, and whose turn it is to ask one.</summary>
/// <remarks>A node that goes away is waited for: a visit without a claim would be one too many.</remarks>
internal sealed class SharedMxResults(INatsKVStore servers, Claims claims, int mostOctets, TimeProvider clock) : IMxResults
{
    private const string AnyName = "any";
    private const int TimeLength = sizeof(long);

    /// <inheritdoc/>
    public async ValueTask<MxProbe?> FindAsync(string host, IPAddress address, CancellationToken cancellationToken)
    {
        var same = ReadAsync(KeyOf(null, address), address, cancellationToken);
        var own = ReadAsync(KeyOf(host, address), address, cancellationToken);
        return await own.ConfigureAwait(false) ?? await same.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IAsyncDisposable?> ClaimAsync(IPAddress address, CancellationToken cancellationToken) =>
        await ClusterFault.RetryAsync(stop => claims.TryAsync(address, stop), null, cancellationToken)
            .ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask PublishAsync(
        string? host, MxProbe probe, TimeSpan keep, CancellationToken cancellationToken)
    {
        var text = MxProbeJson.Write(probe);
        var octets = new byte[TimeLength + text.Length];
        BitConverter.TryWriteBytes(octets, (clock.GetUtcNow() + keep).ToUnixTimeMilliseconds());
        text.CopyTo(octets, TimeLength);
        if (octets.Length > mostOctets)
        {
            return; // Each worker then asks for itself, still one at a time.
        }

        try
        {
            await ClusterFault.RetryAsync(
                stop => servers.WriteAsync(KeyOf(host, probe.Address), octets, stop), TimeSpan.FromSeconds(30), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception fault)
            when (!cancellationToken.IsCancellationRequested && fault is ClusterException or NATS.Client.Core.NatsException)
        {
            // The bucket has no room: what cannot be shared is asked for again.
        }
    }

    private async Task<MxProbe?> ReadAsync(string key, IPAddress address, CancellationToken cancellationToken)
    {
        var entry = await ClusterFault.RetryAsync(stop => servers.FindAsync(key, stop), null, cancellationToken)
            .ConfigureAwait(false);
        return entry?.Value is { Length: > TimeLength } octets
            && DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(BitConverter.ToInt64(octets), 0, 253402300799999)) > clock.GetUtcNow()
            && MxProbeJson.TryRead(octets.AsSpan(TimeLength), out var probe)
            && probe.Address.Equals(address)
                ? probe
                : null;
    }

    private static string KeyOf(string? host, IPAddress address) => host is null
        ? $"{Claims.KeyOf(address)}.{AnyName}"
        : $"{Claims.KeyOf(address)}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(host)).AsSpan(0, 16))}";
}
