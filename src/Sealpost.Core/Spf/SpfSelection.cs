using System.Collections.Immutable;
using Sealpost.Core.Text;

namespace Sealpost.Core.Spf;

/// <summary>Which TXT records of one answer are SPF records (RFC 7208 §4.5).</summary>
public sealed record SpfSelection
{
    /// <summary>The records that begin with the version; a receiver acts on one, and on none when there are several.</summary>
    public required ImmutableArray<Octets> Ours { get; init; }

    /// <summary>The records that an SPF record was meant to be and that receivers do not take for one.</summary>
    public required ImmutableArray<Octets> Near { get; init; }

    /// <summary>The one record; null unless there is exactly one.</summary>
    public Octets? Only => Ours is [var only] ? only : null;

    /// <summary>Sorts the TXT records of one answer, each with its character-strings joined.</summary>
    public static SpfSelection Of(ImmutableArray<Octets> records)
    {
        records = records.IsDefault ? [] : records;
        return new()
        {
            Ours = [.. from record in records where SpfRecordParser.Begins(record.Span) select record],
            Near = [.. from record in records where !SpfRecordParser.Begins(record.Span) && IsNear(record) select record],
        };
    }

    // Quotation marks that became part of the text, a space before the version, v=spf2, v=spf 1, spf1 alone.
    // v=spf1 runs on where two strings were joined without a space: v=spf1include:….
    private static bool IsNear(Octets record)
    {
        const int Start = 24;
        var start = record.Slice(new(0, Math.Min(record.Length, Start)))
            .Replace(" ", "", StringComparison.Ordinal)
            .TrimStart('"', '\'', '\\', '\t', '\u00A0')
            .ToUpperInvariant();
        return start.StartsWith("V=SPF", StringComparison.Ordinal)
            || start.StartsWith("VSPF1", StringComparison.Ordinal)
            || start.StartsWith("V:SPF1", StringComparison.Ordinal)
            || start.StartsWith("SPF1", StringComparison.Ordinal)
            || start.StartsWith("V=SFP1", StringComparison.Ordinal);
    }
}
