using System.Buffers;
using System.Collections.Immutable;
using Sealpost.Core.Text;

namespace Sealpost.Core.TlsRpt;

/// <summary>Reads the list of destinations in one <c>rua</c> field.</summary>
internal static class RuaParser
{
    private static readonly SearchValues<byte> Blank = SearchValues.Create(" \t,"u8);

    // tlsrpt-rua = %s"rua=" tlsrpt-uri *(*WSP "," *WSP tlsrpt-uri)
    public static void Read(
        ReadOnlySpan<byte> text,
        Field field,
        ImmutableArray<ReportUri>.Builder uris,
        FlawList<TlsRptRecordFlaw> flaws)
    {
        if (text.At(field.Value).IndexOfAnyExcept(Blank) < 0)
        {
            flaws.Add(TlsRptRecordFlaw.EmptyRua, field.Where);
            return;
        }

        var cursor = new Cursor(text.At(field.Value));
        bool isBeforeComma;
        do
        {
            var item = cursor.TakeUntil((byte)',');
            var between = item with { Start = field.Value.Start + item.Start };
            isBeforeComma = cursor.Take(","u8);
            var where = text.TrimWsp(between);
            if (where.Length == 0)
            {
                // Nothing beside a comma: the comma is too many.
                var comma = isBeforeComma ? between.End : between.Start - 1;
                flaws.Add(TlsRptRecordFlaw.MalformedUri, new(comma, 1));
            }
            else
            {
                ReadUri(text, where, uris, flaws);
            }
        }
        while (isBeforeComma);
    }

    private static void ReadUri(
        ReadOnlySpan<byte> text,
        TextSpan where,
        ImmutableArray<ReportUri>.Builder uris,
        FlawList<TlsRptRecordFlaw> flaws)
    {
        if (ReportUriParser.Parse(text.At(where)) is not { } uri)
        {
            flaws.Add(TlsRptRecordFlaw.MalformedUri, where);
            return;
        }

        uris.Add(uri);
        if (!uri.IsUsable)
        {
            var isOther = uri.Scheme is ReportUriScheme.Other;
            flaws.Add(isOther ? TlsRptRecordFlaw.UnsupportedScheme : TlsRptRecordFlaw.UnusableUri, where);
        }
    }
}
