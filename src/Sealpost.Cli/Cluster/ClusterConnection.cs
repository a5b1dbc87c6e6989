using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.KeyValueStore;

namespace Sealpost.Cli.Cluster;

/// <summary>A connection to the cluster; it comes back by itself when a node goes away.</summary>
internal sealed class ClusterConnection : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly NatsConnection _connection;

    private ClusterConnection(NatsConnection connection)
    {
        _connection = connection;
        JetStream = new(connection);
        Buckets = new(JetStream);
    }

    /// <summary>Octets go as they are.</summary>
    public static NatsRawSerializer<byte[]> Raw => NatsRawSerializer<byte[]>.Default;

    /// <summary>Plain messages.</summary>
    public INatsConnection Core => _connection;

    /// <summary>Streams.</summary>
    public NatsJSContext JetStream { get; }

    /// <summary>Key-value buckets.</summary>
    public NatsKVContext Buckets { get; }

    /// <summary>The most octets a message may have here.</summary>
    public int MostOctets => _connection.ServerInfo?.MaxPayload ?? 1024 * 1024;

    /// <summary>Connects.</summary>
    /// <exception cref="ClusterException">No server of the cluster is there, or none lets us in.</exception>
    public static async Task<ClusterConnection> OpenAsync(
        NatsArguments.Login login, string purpose, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return await TryAsync(login.Options with { Name = $"sealpost {purpose}" }, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is NatsException or IOException or UnauthorizedAccessException)
            {
                // Servers that are busy are waited for; those that are not there, or send us away, are not.
                if (fault.GetBaseException() is not TimeoutException
                    || TimeProvider.System.GetElapsedTime(start) > Patience)
                {
                    throw new ClusterException(
                        $"The cluster at {login.Name} cannot be used: {ClusterFault.Words(fault)}.");
                }
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task<ClusterConnection> TryAsync(NatsOpts options, CancellationToken cancellationToken)
    {
        var connection = new NatsConnection(options);
        connection.ServerError += static (_, told) =>
        {
            ClusterFault.Note(told.Error);
            return default;
        };
        try
        {
            await connection.ConnectAsync().AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
            return new(connection);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
