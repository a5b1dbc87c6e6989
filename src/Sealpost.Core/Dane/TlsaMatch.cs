using System.Collections.Immutable;

namespace Sealpost.Core.Dane;

/// <summary>A usable TLSA record held against what a server sent (RFC 7672 §3.1). One case per way it can end.</summary>
public abstract record TlsaMatch
{
    private TlsaMatch(TlsaRecord record) => Record = record;

    /// <summary>The record.</summary>
    public TlsaRecord Record { get; }

    /// <summary>DANE-EE: it is the server's own certificate or key, which is all that is asked (RFC 7672 §3.1.1).</summary>
    public sealed record Own(TlsaRecord Record) : TlsaMatch(Record);

    /// <summary>
    /// DANE-TA: a certificate that was sent is the anchor, and the server's own leads to it (RFC 7672 §3.1.2). Names
    /// and dates of the path are yet to be looked at.
    /// </summary>
    /// <param name="Record">The record.</param>
    /// <param name="Path">The positions of the path in what was sent, the anchor last.</param>
    public sealed record Anchored(TlsaRecord Record, ImmutableArray<int> Path) : TlsaMatch(Record);

    /// <summary>DANE-TA: the anchor was sent, and the server's own certificate does not lead to it.</summary>
    public sealed record Astray(TlsaRecord Record) : TlsaMatch(Record);

    /// <summary>DANE-TA: the anchor was sent, and a signature on the way is of a kind that cannot be checked here.</summary>
    public sealed record Unknown(TlsaRecord Record) : TlsaMatch(Record);

    /// <summary>DANE-TA: the record is of the server's own certificate, which is no anchor.</summary>
    public sealed record OwnAsAnchor(TlsaRecord Record) : TlsaMatch(Record);

    /// <summary>It is of nothing that was sent.</summary>
    public sealed record None(TlsaRecord Record) : TlsaMatch(Record);

    /// <summary>Holds a record against a chain.</summary>
    public static TlsaMatch Of(TlsaRecord record, ServedChain chain)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(chain);
        var isOwn = chain.Own is { } own && record.Holds(own);
        if (record.Usage is TlsaUsage.DaneEe)
        {
            return isOwn ? new Own(record) : new None(record);
        }

        var anchors = Enumerable.Range(1, Math.Max(0, chain.Sent.Length - 1))
            .Where(at => record.Holds(chain.Sent[at])).ToList();
        var paths = anchors.ConvertAll(chain.PathTo);
        return paths.Find(static path => path.End is TrustPathEnd.Anchor) is { } good
            ? new Anchored(record, good.Positions)
            : paths.Exists(static path => path.End is TrustPathEnd.Unknown) ? new Unknown(record)
            : paths.Count > 0 ? new Astray(record)
            : isOwn ? new OwnAsAnchor(record)
            : new None(record);
    }
}
