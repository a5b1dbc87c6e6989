using System.Collections.Immutable;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Text;

namespace Sealpost.Core.Senders.Dialects;

/// <summary>
/// chasquid: any record that begins well, the first 10 KiB of the policy, the last field wins (internal/sts).
/// </summary>
internal static class Chasquid
{
    /// <summary>How much of a policy is read; the rest is as if it were not there.</summary>
    public const int Reads = 10 * 1024;

    // The id is not looked at.
    public static Taken<string> Record(ImmutableArray<Octets> records) =>
        records.Any(static record => record.Span.StartsWith("v=STSv1;"u8))
            ? Taken<string>.Of("")
            : Taken<string>.Nothing("no TXT record begins with v=STSv1;");

    public static Taken<SenderPolicy> Policy(ServedPolicy served)
    {
        var (version, mode, age) = ("", "", 0L);
        var mx = ImmutableArray.CreateBuilder<string>();
        var body = new Octets([.. served.Body.Span[..Math.Min(Reads, served.Body.Length)]]);
        foreach (var line in new PolicyLines(body.Span, 0))
        {
            var text = body.Slice(line);
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            var value = Trimming.Unicode(text[(colon + 1)..]);
            switch (colon < 0 ? "" : Trimming.Unicode(text[..colon]))
            {
                case "version":
                    version = value;
                    break;
                case "mode":
                    mode = value;
                    break;
                case "max_age":
                    age = Integers.Signed(value) ?? 0;
                    break;
                case "mx":
                    mx.Add(value);
                    break;
                default:
                    break;
            }
        }

        return version is not "STSv1" ? Taken<SenderPolicy>.Nothing("the version is not STSv1")
            : age is not (> 0 and <= StsPolicy.LongestMaxAge) ? Taken<SenderPolicy>.Nothing("max_age is none that can be used")
            : SenderPolicy.ModeOf(mode) is not { } known ? Taken<SenderPolicy>.Nothing("the mode is none that exists")
            : mx.Count == 0 ? Taken<SenderPolicy>.Nothing("there is no mx, which this sender wants in every mode")
            : Taken<SenderPolicy>.Of(new(known, age, mx.ToImmutable()));
    }

    public static bool Covers(string pattern, string host)
    {
        var (name, wanted) = (Plain(host), Plain(pattern));
        return name == wanted
            || (wanted.StartsWith("*.", StringComparison.Ordinal)
                && name.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot
                && name[(dot + 1)..] == wanted[2..]);
    }

    private static string Plain(string name) =>
        LooseNames.ToAscii(LooseNames.Lower(name is [.. var rooted, '.'] ? rooted : name));
}
