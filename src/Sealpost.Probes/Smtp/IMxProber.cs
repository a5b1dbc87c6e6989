using System.Net;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Smtp;

/// <summary>
/// Looks at one address of a mail server. Whatever comes of it is an answer; only a caller's cancellation throws.
/// </summary>
public interface IMxProber
{
    /// <summary>Talks to a mail server until TLS stands or something else is certain; never gives it mail.</summary>
    /// <param name="host">The name of the MX record: for SNI (RFC 8461 §7.1).</param>
    /// <param name="address">The address to connect to; one that is not public is not contacted.</param>
    /// <param name="timeUp">When cancelled, the answer is given at once with what is known by then.</param>
    /// <param name="cancellationToken">The caller's wish to stop.</param>
    Task<MxProbe> ProbeAsync(
        string host, IPAddress address, CancellationToken timeUp, CancellationToken cancellationToken);
}
