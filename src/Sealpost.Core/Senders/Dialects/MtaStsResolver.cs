using System.Collections.Immutable;
using System.Text;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Text;

namespace Sealpost.Core.Senders.Dialects;

/// <summary>postfix-mta-sts-resolver: lenient, and the last of two fields wins (Snawoot/postfix-mta-sts-resolver).</summary>
internal static class MtaStsResolver
{
    // What Python's splitlines takes for the end of a line, CRLF aside.
    private const string LineEnds = "\n\r\v\f\u001C\u001D\u001E\u0085\u2028\u2029";

    public static Taken<string> Record(ImmutableArray<Octets> records)
    {
        var ours = (from record in records
                    where Ascii.IsValid(record.Span) && record.Span.StartsWith(StsRecordParser.Version)
                    select record.ToString()).ToList();
        if (ours is not [var text])
        {
            return Taken<string>.Nothing(ours.Count == 0 ? "there is no MTA-STS record" : "there are several MTA-STS records");
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Split(';').Select(Trimming.Python).Where(static part => part.Length > 0))
        {
            var (name, value) = Partition(part, '=');
            fields[name] = value;
        }

        return fields.GetValueOrDefault("v") is "STSv1" && fields.GetValueOrDefault("id") is { Length: > 0 } id
            ? Taken<string>.Of(id)
            : Taken<string>.Nothing("the record is malformed");
    }

    public static Taken<SenderPolicy> Policy(ServedPolicy served)
    {
        if (served.Body.Length > FetchRules.Suggested)
        {
            return Taken<SenderPolicy>.Nothing("the policy is larger than 64 KiB");
        }

        if (Decode(served) is not { } text)
        {
            return Taken<SenderPolicy>.Nothing(
                "the policy is not in the charset that its Content-Type names, ASCII where it names none");
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var mx = ImmutableArray.CreateBuilder<string>();
        foreach (var line in Lines(text))
        {
            var (name, value) = Partition(Trimming.PythonEnd(line), ':');
            value = Trimming.PythonStart(value);
            if (name is "mx")
            {
                mx.Add(value);
            }
            else
            {
                fields[name] = value;
            }
        }

        return fields.GetValueOrDefault("version") is not "STSv1" ? Taken<SenderPolicy>.Nothing("the version is not STSv1")
            : Integers.Python(fields.GetValueOrDefault("max_age")) is not (>= 0 and <= StsPolicy.LongestMaxAge and var age)
                ? Taken<SenderPolicy>.Nothing("max_age is none that can be used")
            : SenderPolicy.ModeOf(fields.GetValueOrDefault("mode")) is not { } mode
                ? Taken<SenderPolicy>.Nothing("the mode is none that exists")
            : mode is not StsMode.None && mx.Count == 0 ? Taken<SenderPolicy>.Nothing("there is no mx")
            : Taken<SenderPolicy>.Of(new(mode, age, mx.ToImmutable()));
    }

    private static (string Name, string Value) Partition(string text, char at) =>
        text.IndexOf(at, StringComparison.Ordinal) is >= 0 and var found ? (text[..found], text[(found + 1)..]) : (text, "");

    // Only the charsets that are met with; another one is refused, as an unknown one is there.
    private static string? Decode(ServedPolicy served) => served.Charset?.ToUpperInvariant() switch
    {
        null or "ASCII" or "US-ASCII" => Ascii.IsValid(served.Body.Span) ? served.Body.ToString() : null,
        "UTF-8" or "UTF8" => served.Body.ToUtf8OrNull(),
        "ISO-8859-1" or "LATIN-1" or "LATIN1" => Encoding.Latin1.GetString(served.Body.Span),
        _ => null,
    };

    private static string[] Lines(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Split(LineEnds.ToCharArray());
}
