using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Sealpost.Core.Text;

namespace Sealpost.Core.Dmarc;

/// <summary>Reads a DMARC record (RFC 9989 §4.8).</summary>
public static class DmarcRecordParser
{
    /// <summary>Flaws that make receivers act as if the policy were none, or ignore the record (RFC 9989 §4.10.1).</summary>
    private static readonly ImmutableHashSet<DmarcRecordFlaw> Spoiling =
        [DmarcRecordFlaw.MissingPolicy, DmarcRecordFlaw.UnknownPolicy, DmarcRecordFlaw.UnknownSubdomainPolicy];

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static Parsed<DmarcRecord, DmarcRecordFlaw> Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>Parses one TXT record, its character-strings joined.</summary>
    public static Parsed<DmarcRecord, DmarcRecordFlaw> Parse(ReadOnlySpan<byte> text)
    {
        // dmarc-record = dmarc-version *(dmarc-sep dmarc-tag) [dmarc-sep]
        if (!IsDmarc(text))
        {
            return new(null, [new(DmarcRecordFlaw.NotDmarc, new(0, text.Length))]);
        }

        var list = TagSpecs.Of(text);
        var draft = new DmarcDraft(list);
        foreach (var flaw in list.Flaws)
        {
            draft.Flaws.Add(KindOf(flaw.Kind), flaw.Where);
        }

        draft.Read(text);
        var isSpoilt = draft.Flaws.InOrder().Any(static flaw => Spoiling.Contains(flaw.Kind));
        var record = isSpoilt
            ? draft.Record.Rua.IsEmpty
                ? null
                : draft.Record with { Policy = DmarcPolicy.None, SubdomainPolicy = null, NonexistentPolicy = null }
            : draft.Record;
        return new(record, draft.Flaws.InOrder());
    }

    /// <summary>
    /// Whether a text is a DMARC record at all: dmarc-version = "v" equals %s"DMARC1" comes first, and nothing, white space or a
    /// semicolon after it.
    /// </summary>
    public static bool IsDmarc(ReadOnlySpan<byte> text)
    {
        var cursor = new Cursor(text);
        if (!cursor.Take("v"u8) && !cursor.Take("V"u8))
        {
            return false;
        }

        cursor.TakeRun(Abnf.Wsp);
        if (!cursor.Take("="u8))
        {
            return false;
        }

        cursor.TakeRun(Abnf.Wsp);
        if (!cursor.Take("DMARC1"u8))
        {
            return false;
        }

        cursor.TakeRun(Abnf.Wsp);
        return cursor.AtEnd || cursor.Take(";"u8);
    }

    private static DmarcRecordFlaw KindOf(TagFlaw flaw) => flaw switch
    {
        TagFlaw.EmptyTag => DmarcRecordFlaw.EmptyTag,
        TagFlaw.NoEquals => DmarcRecordFlaw.NoEquals,
        TagFlaw.MalformedName => DmarcRecordFlaw.MalformedName,
        TagFlaw.Duplicate => DmarcRecordFlaw.DuplicateTag,
        TagFlaw.ForbiddenOctet => DmarcRecordFlaw.MalformedValue,
        _ => throw new UnreachableException($"no such flaw: {flaw}"),
    };
}
