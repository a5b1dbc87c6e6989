using System.Collections.Immutable;
using System.Text;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Text;

namespace Sealpost.Core.Senders.Dialects;

/// <summary>go-mtasts, which maddy uses: one TXT record of any kind, the last field wins (foxcpp/go-mtasts).</summary>
internal static class GoMtasts
{
    // Longer lines end its reading with an error.
    private const int LongestLine = 65_535;

    public static Taken<string> Record(ImmutableArray<Octets> records) => records is [var only]
        ? Read(only.ToString())
        : Taken<string>.Nothing(records.IsEmpty ? "there is no MTA-STS record" : "other TXT records stand beside the record");

    public static Taken<SenderPolicy> Policy(ServedPolicy served)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var mx = ImmutableArray.CreateBuilder<string>();
        foreach (var line in new PolicyLines(served.Body.Span, 0))
        {
            if (line.Length > LongestLine)
            {
                return Taken<SenderPolicy>.Nothing("a line is too long");
            }

            if (served.Body.Slice(line).Split(':') is not [var name, var text])
            {
                return Taken<SenderPolicy>.Nothing("a line does not have exactly one colon");
            }

            var value = Trimming.Unicode(text);
            if (name is "mx")
            {
                mx.Add(value);
            }
            else if (Fault(name, value) is { } fault)
            {
                return Taken<SenderPolicy>.Nothing(fault);
            }

            fields[name] = value;
        }

        foreach (var name in (string[])["version", "mode", "max_age"])
        {
            if (!fields.ContainsKey(name))
            {
                return Taken<SenderPolicy>.Nothing($"there is no {name}");
            }
        }

        var mode = SenderPolicy.ModeOf(fields["mode"])!.Value;
        return mode is not StsMode.None && mx.Count == 0
            ? Taken<SenderPolicy>.Nothing("there is no mx")
            : Taken<SenderPolicy>.Of(new(mode, Integers.Signed(fields["max_age"])!.Value, mx.ToImmutable()));
    }

    // The place of the first dot is taken from the name as it came, before its labels are decoded.
    public static bool Covers(string pattern, string host)
    {
        if (ForLookup(host) is not { } name || ForLookup(pattern) is not { } wanted)
        {
            return false;
        }

        if (!wanted.StartsWith("*.", StringComparison.Ordinal))
        {
            return name == wanted;
        }

        var octets = Encoding.UTF8.GetBytes(name);
        var dot = Encoding.UTF8.GetBytes(host).AsSpan().IndexOf((byte)'.');
        return dot >= 0 && dot <= octets.Length && octets.AsSpan(dot).SequenceEqual(Encoding.UTF8.GetBytes(wanted[1..]));
    }

    private static Taken<string> Read(string text)
    {
        var (id, hasVersion) = ("", false);
        foreach (var part in text.Split(';').Select(Trimming.Unicode).Where(static part => part.Length > 0))
        {
            if (part.Split('=') is not [var name, var value] || part.AsSpan().IndexOfAny(' ', '\t') >= 0)
            {
                return Taken<string>.Nothing("the record is malformed");
            }

            switch (name)
            {
                case "v" when value is not "STSv1":
                    return Taken<string>.Nothing("the version is not STSv1");
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

        return hasVersion && id.Length > 0 ? Taken<string>.Of(id) : Taken<string>.Nothing("the record has no version or no id");
    }

    private static string? Fault(string name, string value) => name switch
    {
        "version" when value is not "STSv1" => "the version is not STSv1",
        "mode" when SenderPolicy.ModeOf(value) is null => "the mode is none that exists",
        "max_age" when Integers.Signed(value) is null => "max_age is not a number",
        _ => null,
    };

    private static string? ForLookup(string name) => LooseNames.ToUnicode(name) is { } unicode
        && LooseNames.Lower(LooseNames.Composed(unicode)) is var lower
            ? lower is [.. var rooted, '.'] ? rooted : lower
            : null;
}
