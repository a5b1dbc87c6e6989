using System.Collections.Immutable;
using Sealpost.Core.Text;
using Sealpost.Core.TlsRpt;

namespace Sealpost.Core.Dmarc;

/// <summary>Reads the list of destinations in one <c>rua</c> or <c>ruf</c> tag.</summary>
internal static class DestinationParser
{
    // dmarc-urilist = dmarc-uri *(*WSP "," *WSP dmarc-uri)
    public static ImmutableArray<DmarcUri> Read(ReadOnlySpan<byte> text, Tag tag, FlawList<DmarcRecordFlaw> flaws)
    {
        if (tag.Value.Length == 0)
        {
            return [];
        }

        var uris = ImmutableArray.CreateBuilder<DmarcUri>();
        var cursor = new Cursor(text.At(tag.Value));
        bool isBeforeComma;
        do
        {
            var item = cursor.TakeUntil((byte)',');
            var between = item with { Start = tag.Value.Start + item.Start };
            isBeforeComma = cursor.Take(","u8);
            var where = TagSpecs.Trim(text, between);
            if (where.Length == 0)
            {
                // Nothing beside a comma: the comma is too many.
                flaws.Add(DmarcRecordFlaw.MalformedUri, new(isBeforeComma ? between.End : between.Start - 1, 1));
            }
            else if (ReadUri(text, where, flaws) is { } uri)
            {
                uris.Add(uri);
            }
        }
        while (isBeforeComma);

        return uris.ToImmutable();
    }

    // dmarc-uri = URI, with commas and exclamation points encoded; RFC 7489 §6.2 has [ "!" 1*DIGIT [ "k" / "m" / "g" / "t" ] ] after it.
    private static DmarcUri? ReadUri(ReadOnlySpan<byte> text, TextSpan where, FlawList<DmarcRecordFlaw> flaws)
    {
        var uri = where;
        if (text.At(where).IndexOf((byte)'!') is > 0 and var mark && IsSize(text.At(where)[(mark + 1)..]))
        {
            uri = where with { Length = mark };
            flaws.Add(DmarcRecordFlaw.SizeSuffix, new(uri.End, where.End - uri.End));
        }

        if (ReportUriParser.Parse(text.At(uri)) is not { } parsed)
        {
            flaws.Add(DmarcRecordFlaw.MalformedUri, where);
            return null;
        }

        if (parsed.Scheme is not ReportUriScheme.Mailto)
        {
            flaws.Add(DmarcRecordFlaw.UnsupportedScheme, where);
        }
        else if (parsed.Host is null)
        {
            flaws.Add(DmarcRecordFlaw.UnusableUri, where);
        }

        return new(parsed.Text, parsed.Scheme, parsed.Host);
    }

    private static bool IsSize(ReadOnlySpan<byte> text) => text switch
    {
        [.. var digits, (byte)'k' or (byte)'m' or (byte)'g' or (byte)'t' or (byte)'K' or (byte)'M' or (byte)'G' or (byte)'T'] =>
            digits.IsAll(Abnf.Digit),
        _ => text.IsAll(Abnf.Digit),
    };
}
