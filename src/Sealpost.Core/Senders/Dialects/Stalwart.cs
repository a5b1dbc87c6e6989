using System.Collections.Immutable;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Text;

namespace Sealpost.Core.Senders.Dialects;

/// <summary>Stalwart: nothing but an mx is required, and it always is (stalwartlabs/stalwart, outbound/mta_sts).</summary>
internal static class Stalwart
{
    private const long DefaultMaxAge = 86_400;

    // The first record that parses counts, whatever stands beside it.
    public static Taken<string> Record(ImmutableArray<Octets> records)
    {
        foreach (var record in records)
        {
            if (Id(record.ToString()) is { } id)
            {
                return Taken<string>.Of(id);
            }
        }

        return Taken<string>.Nothing("there is no record that parses");
    }

    public static Taken<SenderPolicy> Policy(ServedPolicy served)
    {
        if (served.Body.ToUtf8OrNull() is not { } rest)
        {
            return Taken<SenderPolicy>.Nothing("the policy is not UTF-8");
        }

        var mode = StsMode.None;
        var age = DefaultMaxAge;
        var mx = ImmutableArray.CreateBuilder<string>();
        while (rest.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon)
        {
            // A name reaches from the end of the last value to the next colon, over lines.
            var feed = rest.IndexOf('\n', colon);
            var value = Trimming.Unicode(feed < 0 ? rest[(colon + 1)..] : rest[(colon + 1)..feed]);
            switch (Trimming.Unicode(rest[..colon]))
            {
                case "mx" when value is not ("" or "*."):
                    mx.Add(LooseNames.Lower(value));
                    break;
                case "max_age":
                    age = Integers.Unsigned(value) is { } seconds ? (long)Math.Min(seconds, long.MaxValue) : age;
                    break;
                case "mode" when SenderPolicy.ModeOf(value) is { } known:
                    mode = known;
                    break;
                case "mode":
                    return Taken<SenderPolicy>.Nothing("the mode is none that exists");
                case "version" when !value.Equals("STSv1", StringComparison.OrdinalIgnoreCase):
                    return Taken<SenderPolicy>.Nothing("the version is not STSv1");
                default:
                    break;
            }

            rest = feed < 0 ? "" : rest[(feed + 1)..];
        }

        return mx.Count == 0
            ? Taken<SenderPolicy>.Nothing("there is no mx, which this sender wants in every mode")
            : Taken<SenderPolicy>.Of(new(mode, age, mx.ToImmutable()));
    }

    // The host is compared as it comes, the pattern in lower case.
    public static bool Covers(string pattern, string host)
    {
        var wanted = LooseNames.Lower(pattern);
        return wanted.StartsWith("*.", StringComparison.Ordinal)
            ? wanted.Length > 2
                && host.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot
                && host[(dot + 1)..] == wanted[2..]
            : wanted.Length > 0 && wanted == host;
    }

    // Tags in any order and case, white space in names left out.
    private static string? Id(string record)
    {
        string? id = null;
        var hasVersion = false;
        foreach (var tag in record.Split(';'))
        {
            var equals = tag.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? "" : string.Concat(tag[..equals].Where(static c => !IsSpace(c))).ToLowerInvariant();
            var value = tag[(equals + 1)..].Trim(' ', '\t', '\r', '\n');
            switch (name)
            {
                case "v" when value is not "STSv1":
                    return null;
                case "v":
                    hasVersion = true;
                    break;
                case "id":
                    id = value;
                    break;
                default:
                    break;
            }
        }

        return hasVersion ? id : null;
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n';
}
