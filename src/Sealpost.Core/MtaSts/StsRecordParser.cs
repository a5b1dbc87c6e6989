using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Sealpost.Core.Text;

namespace Sealpost.Core.MtaSts;

/// <summary>Reads the TXT record that announces a policy (RFC 8461 §3.1).</summary>
public static class StsRecordParser
{
    private const int LongestId = 32;

    // The flaws that a conforming sender reads over.
    private static readonly ImmutableHashSet<StsRecordFlaw> Harmless =
        [StsRecordFlaw.SpaceBeforeFirstDelimiter, StsRecordFlaw.DuplicateId, StsRecordFlaw.UnknownField];

    /// <summary>What such a record begins with, the semicolon left out.</summary>
    public static ReadOnlySpan<byte> Version => "v=STSv1"u8;

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static Parsed<StsRecord, StsRecordFlaw> Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>Parses one TXT record, its character-strings already joined.</summary>
    public static Parsed<StsRecord, StsRecordFlaw> Parse(ReadOnlySpan<byte> text)
    {
        if (!FieldList.Begins(text, Version))
        {
            return new(null, [new(StsRecordFlaw.NotSts, new(0, text.Length))]);
        }

        // sts-text-record = sts-version 1*(sts-field-delim sts-field) [sts-field-delim]
        var list = FieldList.Of(text, Version);
        var flaws = new FlawList<StsRecordFlaw>();
        foreach (var flaw in list.Flaws)
        {
            flaws.Add(KindOf(flaw.Kind), flaw.Where);
        }

        string? id = null;
        var (hasId, isIdMeant) = (false, false);
        var extensions = ImmutableArray.CreateBuilder<ExtensionField>();
        foreach (var field in list.Fields)
        {
            var name = text.At(field.Name);
            var value = text.At(field.Value);
            var isId = name.SequenceEqual("id"u8);
            if (!field.IsNamed)
            {
                isIdMeant |= FieldName.Resemble(FieldName.MeantBy(text.At(field.Where)), "id"u8);
            }
            else if (isId && !hasId)
            {
                hasId = true;
                id = ReadId(value);
                if (id is null)
                {
                    flaws.Add(StsRecordFlaw.MalformedId, value.IsEmpty ? field.Where : field.Value);
                }
            }
            else
            {
                // A further id is not read, but it has to derive from the grammar as an extension does.
                if (isId)
                {
                    flaws.Add(StsRecordFlaw.DuplicateId, field.Where);
                }

                if (!FieldList.IsExtensionValue(value))
                {
                    flaws.Add(StsRecordFlaw.MalformedValue, value.IsEmpty ? field.Where : field.Value);
                }
                else if (!isId)
                {
                    flaws.Add(StsRecordFlaw.UnknownField, field.Name);
                    extensions.Add(new(Encoding.ASCII.GetString(name), Encoding.ASCII.GetString(value)));
                }
            }
        }

        if (!hasId && !isIdMeant)
        {
            flaws.Add(StsRecordFlaw.MissingId, new(text.Length, 0));
        }

        var record = id is null || flaws.HasOtherThan(Harmless) ? null : new StsRecord(id, extensions.ToImmutable());
        return new(record, flaws.InOrder());
    }

    // sts-id = %s"id" "=" 1*32(ALPHA / DIGIT)
    private static string? ReadId(ReadOnlySpan<byte> value) =>
        value.Length <= LongestId && value.IsAll(Abnf.AlphaDigit) ? Encoding.ASCII.GetString(value) : null;

    private static StsRecordFlaw KindOf(FieldFlaw flaw) => flaw switch
    {
        FieldFlaw.SpaceBeforeFirstDelimiter => StsRecordFlaw.SpaceBeforeFirstDelimiter,
        FieldFlaw.MissingDelimiter => StsRecordFlaw.MissingDelimiter,
        FieldFlaw.EmptyField => StsRecordFlaw.EmptyField,
        FieldFlaw.NoEquals => StsRecordFlaw.NoEquals,
        FieldFlaw.SpaceAroundEquals => StsRecordFlaw.SpaceAroundEquals,
        FieldFlaw.MalformedName => StsRecordFlaw.MalformedName,
        FieldFlaw.TrailingSpace => StsRecordFlaw.TrailingSpace,
        _ => throw new UnreachableException($"no such flaw: {flaw}"),
    };
}
