using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Text;

namespace Sealpost.Core.Senders.Dialects;

/// <summary>mailauth: names in any case, a mode of none where there is none (postalsys/mailauth, lib/mta-sts.js).</summary>
internal static partial class Mailauth
{
    public static Taken<string> Record(ImmutableArray<Octets> records)
    {
        var ours = (from record in records
                    let text = Trimming.JavaScript(record.ToString())
                    where Version().IsMatch(text)
                    select text).ToList();
        if (ours is not [var only])
        {
            return Taken<string>.Nothing(ours.Count == 0 ? "there is no MTA-STS record" : "there are several MTA-STS records");
        }

        var fields = HeaderFields.Read(only);
        return string.Equals(fields.GetValueOrDefault("v"), "STSv1", StringComparison.OrdinalIgnoreCase)
            && fields.GetValueOrDefault("id") is { Length: > 0 } id
            ? Taken<string>.Of(id)
            : Taken<string>.Nothing("the record is malformed");
    }

    public static Taken<SenderPolicy> Policy(ServedPolicy served)
    {
        var (version, mode) = ("", "none");
        double? age = null;
        var mx = new List<string>();
        foreach (var line in LineEnd().Split(served.Body.ToString()))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var value = Trimming.JavaScript(line[(colon + 1)..]);
            switch (colon < 0 ? "" : Trimming.JavaScript(LooseNames.Lower(line[..colon])))
            {
                case "version":
                    version = value;
                    break;
                case "mode":
                    mode = LooseNames.Lower(value);
                    break;
                case "max_age":
                    age = Integers.JavaScript(value);
                    break;
                case "mx" when !mx.Contains(LooseNames.Lower(value)):
                    mx.Add(LooseNames.Lower(value));
                    break;
                default:
                    break;
            }
        }

        return version is not "STSv1" ? Taken<SenderPolicy>.Nothing("the version is not STSv1")
            : SenderPolicy.ModeOf(mode) is not { } known ? Taken<SenderPolicy>.Nothing("the mode is none that exists")
            : age is not (>= 0 and <= StsPolicy.LongestMaxAge and var seconds)
                ? Taken<SenderPolicy>.Nothing("max_age is none that can be used")
            : known is not StsMode.None && mx.Count == 0 ? Taken<SenderPolicy>.Nothing("there is no mx")
            : Taken<SenderPolicy>.Of(new(known, (long)seconds, [.. mx]));
    }

    // The star stands for any number of labels.
    public static bool Covers(string pattern, string host)
    {
        var name = LooseNames.Lower(Trimming.JavaScript(host));
        name = name.Any(static c => c is >= '\u007E' and <= '\u00FF') ? LooseNames.ToAscii(name) : name;
        var wanted = LooseNames.Lower(Trimming.JavaScript(pattern));
        return wanted.StartsWith("*.", StringComparison.Ordinal)
            ? name.EndsWith(wanted[1..], StringComparison.Ordinal)
            : name == wanted;
    }

    [GeneratedRegex(@"^v=STSv1(?![A-Za-z0-9_])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    [GeneratedRegex(@"\r?\n")]
    private static partial Regex LineEnd();
}
