using Sealpost.Core.Observations;

namespace Sealpost.Probes.Dns;

/// <summary>Asks the DNS. Whatever comes of a question is an answer; only a caller's cancellation throws.</summary>
/// <remarks>
/// Names are in presentation form, lower case, without the root dot. When <c>timeUp</c> is cancelled, what is still
/// open is answered at once with what is known by then.
/// </remarks>
public interface IResolver
{
    /// <summary>The TXT records of a name.</summary>
    Task<TxtLookup> TxtAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken);

    /// <summary>The MX records of a name, by preference.</summary>
    Task<MxLookup> MxAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken);

    /// <summary>
    /// The addresses of a name, of the families wanted; the question for another family counts as not asked.
    /// </summary>
    Task<AddressLookup> AddressesAsync(
        string name, bool v4, bool v6, CancellationToken timeUp, CancellationToken cancellationToken);

    /// <summary>The root's name servers: a question every resolver that works can answer.</summary>
    Task<DnsReply> ControlAsync(CancellationToken timeUp, CancellationToken cancellationToken);
}
