using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Sealpost.Core.Text;

/// <summary>Which TXT records of one answer are records of one version (RFC 8461 §3.1, RFC 8460 §3).</summary>
/// <remarks>
/// Where several come back, those that do not begin with the version and a semicolon are dropped, and the rest is counted. A
/// lone record is not filtered: there the grammar decides, which allows white space before the semicolon (erratum 6285, D1).
/// </remarks>
public sealed record TxtSelection
{
    /// <summary>The records that count; a sender acts on one, and on none when there are several.</summary>
    public required ImmutableArray<Octets> Ours { get; init; }

    /// <summary>The records that would count but for white space before their first semicolon, with other records beside them.</summary>
    public required ImmutableArray<Octets> Spaced { get; init; }

    /// <summary>The records of somebody else.</summary>
    public required ImmutableArray<Octets> Others { get; init; }

    /// <summary>The record to act on: there when exactly one counts.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "One of them, not a floating-point number.")]
    public Octets? Single => Ours is [var only] ? only : null;

    /// <summary>Sorts the TXT records of one answer, each with its character-strings joined.</summary>
    /// <param name="records">The records of the answer.</param>
    /// <param name="version">The version without its semicolon, for example <c>v=STSv1</c>.</param>
    public static TxtSelection Of(ImmutableArray<Octets> records, ReadOnlySpan<byte> version)
    {
        records = records.IsDefault ? [] : records;
        var ours = ImmutableArray.CreateBuilder<Octets>(records.Length);
        var spaced = ImmutableArray.CreateBuilder<Octets>(records.Length);
        var others = ImmutableArray.CreateBuilder<Octets>(records.Length);
        foreach (var record in records)
        {
            var pile = Gap(record.Span, version) switch
            {
                _ when records.Length == 1 => FieldList.Begins(record.Span, version) ? ours : others,
                null => others,
                0 => ours,
                _ => spaced,
            };
            pile.Add(record);
        }

        return new() { Ours = ours.DrainToImmutable(), Spaced = spaced.DrainToImmutable(), Others = others.DrainToImmutable() };
    }

    // Octets of white space between the version and its semicolon; null where it is not so.
    private static int? Gap(ReadOnlySpan<byte> record, ReadOnlySpan<byte> version)
    {
        var cursor = new Cursor(record);
        if (!cursor.Take(version))
        {
            return null;
        }

        var gap = cursor.TakeRun(Abnf.Wsp);
        return cursor.Take(";"u8) ? gap.Length : null;
    }
}
