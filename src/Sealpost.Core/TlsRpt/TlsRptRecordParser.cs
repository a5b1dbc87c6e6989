using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Sealpost.Core.Text;

namespace Sealpost.Core.TlsRpt;

/// <summary>Reads the TXT record that says where TLS reports go (RFC 8460 §3).</summary>
public static class TlsRptRecordParser
{
    // The flaws that a conforming sender reads over.
    private static readonly ImmutableHashSet<TlsRptRecordFlaw> Harmless =
    [
        TlsRptRecordFlaw.SpaceBeforeFirstDelimiter, TlsRptRecordFlaw.UnusableUri, TlsRptRecordFlaw.UnsupportedScheme,
        TlsRptRecordFlaw.DuplicateRua, TlsRptRecordFlaw.UnknownField,
    ];

    // Those and the one that a lenient sender reads over (spec reading D5).
    private static readonly ImmutableHashSet<TlsRptRecordFlaw> Tolerated = Harmless.Add(TlsRptRecordFlaw.MalformedUri);

    /// <summary>What such a record begins with, the semicolon left out.</summary>
    public static ReadOnlySpan<byte> Version => "v=TLSRPTv1"u8;

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static ParsedTlsRptRecord Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>Parses one TXT record, its character-strings already joined.</summary>
    public static ParsedTlsRptRecord Parse(ReadOnlySpan<byte> text)
    {
        if (!FieldList.Begins(text, Version))
        {
            return new(new(null, [new(TlsRptRecordFlaw.NotTlsRpt, new(0, text.Length))]), null);
        }

        // tlsrpt-record = tlsrpt-version 1*(field-delim tlsrpt-field) [field-delim]
        var list = FieldList.Of(text, Version);
        var flaws = new FlawList<TlsRptRecordFlaw>();
        foreach (var flaw in list.Flaws)
        {
            flaws.Add(KindOf(flaw.Kind), flaw.Where);
        }

        var uris = ImmutableArray.CreateBuilder<ReportUri>();
        var extensions = ImmutableArray.CreateBuilder<ExtensionField>();
        var (hasRua, isRuaMeant) = (false, false);
        foreach (var field in list.Fields)
        {
            var name = text.At(field.Name);
            var value = text.At(field.Value);
            if (!field.IsNamed)
            {
                isRuaMeant |= FieldName.Resemble(FieldName.MeantBy(text.At(field.Where)), "rua"u8);
            }
            else if (name.SequenceEqual("rua"u8))
            {
                if (hasRua)
                {
                    flaws.Add(TlsRptRecordFlaw.DuplicateRua, field.Where);
                }

                hasRua = true;
                RuaParser.Read(text, field, uris, flaws);
            }
            else
            {
                if (FieldList.IsExtensionValue(value))
                {
                    flaws.Add(TlsRptRecordFlaw.UnknownField, field.Name);
                    extensions.Add(new(Encoding.ASCII.GetString(name), Encoding.ASCII.GetString(value)));
                }
                else
                {
                    flaws.Add(TlsRptRecordFlaw.MalformedValue, value.IsEmpty ? field.Where : field.Value);
                }
            }
        }

        if (!hasRua && !isRuaMeant)
        {
            flaws.Add(TlsRptRecordFlaw.MissingRua, new(text.Length, 0));
        }

        var record = new TlsRptRecord(uris.ToImmutable(), extensions.ToImmutable());
        var isUsable = record.Usable.Any();
        var strict = isUsable && !flaws.HasOtherThan(Harmless) ? record : null;
        var lenient = isUsable && !flaws.HasOtherThan(Tolerated) ? record : null;
        return new(new(strict, flaws.InOrder()), lenient);
    }

    private static TlsRptRecordFlaw KindOf(FieldFlaw flaw) => flaw switch
    {
        FieldFlaw.SpaceBeforeFirstDelimiter => TlsRptRecordFlaw.SpaceBeforeFirstDelimiter,
        FieldFlaw.MissingDelimiter => TlsRptRecordFlaw.MissingDelimiter,
        FieldFlaw.EmptyField => TlsRptRecordFlaw.EmptyField,
        FieldFlaw.NoEquals => TlsRptRecordFlaw.NoEquals,
        FieldFlaw.SpaceAroundEquals => TlsRptRecordFlaw.SpaceAroundEquals,
        FieldFlaw.MalformedName => TlsRptRecordFlaw.MalformedName,
        FieldFlaw.TrailingSpace => TlsRptRecordFlaw.TrailingSpace,
        _ => throw new UnreachableException($"no such flaw: {flaw}"),
    };
}
