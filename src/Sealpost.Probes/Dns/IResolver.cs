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

    /// <summary>The TLSA records of a name.</summary>
    Task<TlsaLookup> TlsaAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken);

    /// <summary>Whether a name is an alias, and whether the answer to that is authenticated; no alias is followed.</summary>
    Task<DnsReply> AliasAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken);

    /// <summary>Tries out whether the word of a resolver on DNSSEC can be taken; tried once in a while, then known.</summary>
    /// <param name="answer">An answer of that resolver, which shows half of it: that it sets AD, or that it does not always.</param>
    /// <param name="timeUp">When the check has to end.</param>
    /// <param name="cancellationToken">The caller's wish to stop.</param>
    Task<ResolverTrial> TryAsync(DnsReply answer, CancellationToken timeUp, CancellationToken cancellationToken);

    /// <summary>The root's name servers: a question every resolver that works can answer.</summary>
    Task<DnsReply> ControlAsync(CancellationToken timeUp, CancellationToken cancellationToken);
}
