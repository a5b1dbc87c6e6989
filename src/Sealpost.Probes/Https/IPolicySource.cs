using System.Net;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Https;

/// <summary>
/// Fetches a policy from one address. Whatever comes of it is an answer; only a caller's cancellation throws.
/// </summary>
public interface IPolicySource
{
    /// <summary>Fetches <c>/.well-known/mta-sts.txt</c> of a host, from one of its addresses.</summary>
    /// <param name="host">The policy host, A-labels: for SNI and the Host field.</param>
    /// <param name="address">The address to connect to; one that is not public is not contacted.</param>
    /// <param name="timeUp">When cancelled, the answer is given at once with what is known by then.</param>
    /// <param name="cancellationToken">The caller's wish to stop.</param>
    Task<PolicyFetch> FetchAsync(
        string host, IPAddress address, CancellationToken timeUp, CancellationToken cancellationToken);
}
