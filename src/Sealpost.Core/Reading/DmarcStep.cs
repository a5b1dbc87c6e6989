using System.Collections.Immutable;
using Sealpost.Core.Dmarc;
using Sealpost.Core.Names;
using Sealpost.Core.Observations;
using Sealpost.Core.Text;

namespace Sealpost.Core.Reading;

/// <summary>The answer for the DMARC record of one domain.</summary>
public sealed record DmarcStep
{
    private DmarcStep(DomainName domain, TxtLookup seen, bool resolverWorks)
    {
        Domain = domain;
        Seen = seen;
        Ours = [.. from record in seen.Records where DmarcRecordParser.IsDmarc(record.Span) select record];
        State = seen.Reply.Read(resolverWorks) switch
        {
            DnsReading.Unseen => TxtState.Unseen,
            DnsReading.ServersFail => TxtState.ServersFail,
            DnsReading.Nothing => seen.Reply.Aliases.IsEmpty ? TxtState.Absent : TxtState.DeadAlias,
            _ => Ours.Length switch { 0 => TxtState.Absent, 1 => TxtState.One, _ => TxtState.Several },
        };
        Parsed = State is TxtState.One ? DmarcRecordParser.Parse(Ours[0].Span) : null;
    }

    /// <summary>The domain, without <c>_dmarc</c>.</summary>
    public DomainName Domain { get; }

    /// <summary>The answer.</summary>
    public TxtLookup Seen { get; }

    /// <summary>What it amounts to.</summary>
    public TxtState State { get; }

    /// <summary>The DMARC records in it.</summary>
    public ImmutableArray<Octets> Ours { get; }

    /// <summary>The one record; null unless there is exactly one.</summary>
    public Octets? Text => State is TxtState.One ? Ours[0] : null;

    /// <summary>The one record, parsed; null unless there is exactly one.</summary>
    public Parsed<DmarcRecord, DmarcRecordFlaw>? Parsed { get; }

    /// <summary>The record that receivers act on; null where there is none.</summary>
    public DmarcRecord? Record => Parsed?.Value;

    /// <summary>The name asked for.</summary>
    public string Name => Seen.Reply.Name;

    /// <summary>
    /// The texts that are meant as DMARC records and are none, for their first letters; only where there is no record.
    /// </summary>
    public IEnumerable<Octets> NearMisses => Ours.IsEmpty ? Seen.Records.Where(static one => IsNear(one)) : [];

    /// <summary>Reads an answer.</summary>
    internal static DmarcStep Of(DomainName domain, TxtLookup seen, bool resolverWorks) => new(domain, seen, resolverWorks);

    private static bool IsNear(Octets text) =>
        text.ToString().TrimStart().TrimStart('"', '\'') is var start
        && (start.Contains("DMARC", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("p=", StringComparison.OrdinalIgnoreCase));
}
