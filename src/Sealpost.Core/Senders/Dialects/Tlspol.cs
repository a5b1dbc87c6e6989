using System.Collections.Immutable;
using System.Net;
using System.Text;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Text;

namespace Sealpost.Core.Senders.Dialects;

/// <summary>postfix-tlspol: the grammar, a little wider and a little narrower (Zuplu/postfix-tlspol, internal).</summary>
internal static class Tlspol
{
    private static readonly PolicyGrammar Grammar = new()
    {
        LargestMaxAge = 9_999_999_999,
        MaxAgeCap = StsPolicy.LongestMaxAge,
        IsPattern = IsPattern,
        IsValue = IsValue,
    };

    public static Taken<string> Record(ImmutableArray<Octets> records)
    {
        var ours = records.Where(static record => Mox.Begins(record.Span)).ToList();
        return ours.Count switch
        {
            0 => Taken<string>.Nothing("there is no MTA-STS record"),
            1 => Strict.Read(ours[0].Span),
            _ => Taken<string>.Nothing("there are several MTA-STS records"),
        };
    }

    public static Taken<SenderPolicy> Policy(ServedPolicy served) => served.Body.Length > FetchRules.Suggested
        ? Taken<SenderPolicy>.Nothing("the policy is larger than 64 KiB")
        : Grammar.Read(served.Body);

    // One root dot may stand behind it; an address is refused.
    private static bool IsPattern(string text)
    {
        var name = text is [.. var rooted, '.'] ? rooted : text;
        return MxPattern.TryParse(name, out var pattern) && !(pattern.LooksLikeAddress && IPAddress.TryParse(pattern.Domain, out _));
    }

    // UTF-8 without control characters, those of U+0080 to U+009F among them.
    private static bool IsValue(ReadOnlyMemory<byte> value) =>
        !value.IsEmpty
        && new Octets([.. value.Span]).ToUtf8OrNull() is { } text
        && !text.EnumerateRunes().Any(Rune.IsControl);
}
