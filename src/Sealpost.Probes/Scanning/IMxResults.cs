using System.Net;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Scanning;

/// <summary>
/// What is known of mail servers to several scans at once, and whose turn it is to ask one: so that many machines ask
/// a server as often as one would, and never two at a time.
/// </summary>
/// <remarks>
/// A scan keeps both for itself already; this is for what lies outside of it. It looks first, then claims the address,
/// looks again, asks, publishes and gives the claim back. Any of the four may fail with an exception; the scan then
/// ends with it, rather than ask a server that another machine is asking.
/// </remarks>
public interface IMxResults
{
    /// <summary>What is known of a host at an address and still stands; null where nothing is.</summary>
    /// <param name="host">The name of the MX record.</param>
    /// <param name="address">The address.</param>
    /// <param name="cancellationToken">The caller's wish to stop.</param>
    ValueTask<MxProbe?> FindAsync(string host, IPAddress address, CancellationToken cancellationToken);

    /// <summary>
    /// The right to connect to an address, until it is disposed of; null where another has it, and is to be asked for
    /// again in a while.
    /// </summary>
    ValueTask<IAsyncDisposable?> ClaimAsync(IPAddress address, CancellationToken cancellationToken);

    /// <summary>Makes known what was seen.</summary>
    /// <param name="host">The name of the MX record; null where the result is the same for every name.</param>
    /// <param name="probe">What was seen, with <see cref="MxProbe.SeenAt"/>.</param>
    /// <param name="keep">How long it stands.</param>
    /// <param name="cancellationToken">The caller's wish to stop.</param>
    ValueTask PublishAsync(string? host, MxProbe probe, TimeSpan keep, CancellationToken cancellationToken);
}
