using NATS.Client.JetStream;

namespace Sealpost.Cli.Cluster;

/// <summary>On how many nodes something lies.</summary>
internal static class Replicas
{
    /// <summary>So many that one node may be lost.</summary>
    private const int Usual = 3;

    private const int NotClustered = 10074;

    /// <summary>Makes something on as many nodes as were asked for, or else on three, or on one where no more are.</summary>
    /// <exception cref="ClusterException">It cannot be made; the message says why.</exception>
    public static async Task<T> CreateAsync<T>(int? wanted, Func<int, Task<T>> create)
    {
        try
        {
            try
            {
                return await create(wanted ?? Usual).ConfigureAwait(false);
            }
            catch (NatsJSApiException fault)
                when (wanted is null && fault.Error.ErrCode is NotClustered)
            {
                return await create(1).ConfigureAwait(false);
            }
        }
        catch (NatsJSApiException fault) when (!ClusterFault.Passes(fault))
        {
            throw new ClusterException($"The cluster does not do it: {ClusterFault.Words(fault)}.");
        }
    }
}
