using System.Buffers;
using System.Text;
using Sealpost.Core.Text;

namespace Sealpost.Core.MtaSts;

/// <summary>Reads the body of a policy (RFC 8461 §3.2).</summary>
public static class StsPolicyParser
{
    private static readonly SearchValues<byte> WhiteSpace = SearchValues.Create(" \t\n\v\f\r"u8);

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static ParsedPolicy Parse(string body) => Parse(Encoding.UTF8.GetBytes(body));

    /// <summary>Parses the octets of a policy, whatever their number: the limit on its size is for those who fetch it.</summary>
    public static ParsedPolicy Parse(ReadOnlySpan<byte> body)
    {
        var wide = WideMark(body);
        if (wide > 0)
        {
            return Nothing(new(StsPolicyFlaw.ByteOrderMark, new(0, wide)));
        }

        var flaws = new FlawList<StsPolicyFlaw>();
        var start = 0;
        if (body.StartsWith(Utf8Mark))
        {
            start = Utf8Mark.Length;
            flaws.Add(StsPolicyFlaw.ByteOrderMark, new(0, start));
        }

        var whole = new TextSpan(start, body.Length - start);
        var offset = body.At(whole).IndexOfAnyExcept(WhiteSpace);
        if (offset < 0)
        {
            flaws.Add(StsPolicyFlaw.Empty, whole);
            return new(new(null, flaws.InOrder()), null);
        }

        var content = body[(start + offset)..];
        if (IsMarkup(content))
        {
            return Nothing(new(StsPolicyFlaw.WebPage, new(start + offset, LineLength(content))));
        }

        // The drafts of 2016 and 2017 had policies in JSON.
        if (content[0] is (byte)'{')
        {
            flaws.Add(StsPolicyFlaw.MalformedName, whole);
            return new(new(null, flaws.InOrder()), null);
        }

        // sts-policy-record = sts-policy-field *WSP *(sts-policy-term sts-policy-field *WSP) [sts-policy-term]
        var reader = new PolicyReader(body, flaws);
        foreach (var line in new PolicyLines(body, start))
        {
            reader.ReadLine(line);
        }

        return reader.Finish();
    }

    private static ParsedPolicy Nothing(Flaw<StsPolicyFlaw> flaw) => new(new(null, [flaw]), null);

    // How long the byte order mark of UTF-16 or UTF-32 is; 0 where there is none.
    private static int WideMark(ReadOnlySpan<byte> body) => body switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => 4,
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => 2,
        _ => 0,
    };

    private static bool IsMarkup(ReadOnlySpan<byte> content) =>
        content is [(byte)'<', var next, ..] && (Abnf.Alpha.Contains(next) || next is (byte)'!' or (byte)'?' or (byte)'/');

    private static int LineLength(ReadOnlySpan<byte> content)
    {
        var length = content.IndexOfAny((byte)'\r', (byte)'\n');
        return length < 0 ? content.Length : length;
    }
}
