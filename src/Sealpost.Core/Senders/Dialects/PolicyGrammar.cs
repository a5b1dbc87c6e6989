using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Text;

namespace Sealpost.Core.Senders.Dialects;

/// <summary>The grammar of RFC 8461 §3.2 with the departures of senders that follow it closely.</summary>
internal sealed record PolicyGrammar
{
    private const int LongestName = 32;
    private const int MostDigits = 10;

    /// <summary>Whether a name may begin with a hyphen or a dot.</summary>
    public bool NamesBeginWithAnything { get; init; }

    /// <summary>Whether a further known field is read, so that a malformed one spoils the policy.</summary>
    public bool ReadsDuplicates { get; init; }

    /// <summary>The largest <c>max_age</c> that is taken.</summary>
    public required long LargestMaxAge { get; init; }

    /// <summary>What a larger one is kept as, down to; null where it is kept as it is.</summary>
    public long? MaxAgeCap { get; init; }

    /// <summary>Whether a pattern is one.</summary>
    public required Func<string, bool> IsPattern { get; init; }

    /// <summary>Whether the value of an unknown field may stand.</summary>
    public required Func<ReadOnlyMemory<byte>, bool> IsValue { get; init; }

    public Taken<SenderPolicy> Read(Octets body)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var mx = ImmutableArray.CreateBuilder<string>();
        foreach (var line in new PolicyLines(body.Span, 0))
        {
            if (ReadLine(body.Span.At(line), known, mx) is { } fault)
            {
                return Taken<SenderPolicy>.Nothing(fault);
            }
        }

        foreach (var name in (string[])["version", "mode", "max_age"])
        {
            if (!known.ContainsKey(name))
            {
                return Taken<SenderPolicy>.Nothing($"there is no {name}");
            }
        }

        var mode = SenderPolicy.ModeOf(known["mode"])!.Value;
        var age = long.Parse(known["max_age"], NumberStyles.None, CultureInfo.InvariantCulture);
        return mx.Count == 0 && mode is not StsMode.None
            ? Taken<SenderPolicy>.Nothing("there is no mx")
            : Taken<SenderPolicy>.Of(new(mode, Math.Min(age, MaxAgeCap ?? age), mx.ToImmutable()));
    }

    // What is wrong with a line; null where nothing is.
    private string? ReadLine(ReadOnlySpan<byte> line, Dictionary<string, string> known, ImmutableArray<string>.Builder mx)
    {
        var colon = line.IndexOf((byte)':');
        if (colon < 0)
        {
            return line.Trim(" \t"u8).IsEmpty ? "there is a blank line" : "there is a line without a colon";
        }

        if (!IsName(line[..colon]))
        {
            return "there is a line whose name is none";
        }

        var name = Encoding.ASCII.GetString(line[..colon]);
        var octets = line[(colon + 1)..].Trim(" \t"u8);
        var value = Encoding.Latin1.GetString(octets);
        switch (name)
        {
            case "mx":
                mx.Add(value);
                return IsPattern(value) ? null : "an mx is malformed";
            case "version" or "mode" or "max_age":
                var isFirst = known.TryAdd(name, value);
                return !isFirst && !ReadsDuplicates ? null : Fault(name, value);
            default:
                return IsValue(octets.ToArray()) ? null : "an unknown field is malformed";
        }
    }

    private bool IsName(ReadOnlySpan<byte> name) =>
        name.Length is > 0 and <= LongestName
        && name.IndexOfAnyExcept(Abnf.NameOctet) < 0
        && (Abnf.AlphaDigit.Contains(name[0]) || (NamesBeginWithAnything && name[0] is not (byte)'_'));

    private string? Fault(string name, string value) => name switch
    {
        "version" => value is "STSv1" ? null : "the version is not STSv1",
        "mode" => SenderPolicy.ModeOf(value) is null ? "the mode is none that exists" : null,
        _ => value.Length is 0 or > MostDigits || value.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0
            ? "max_age is not a number"
            : long.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture) > LargestMaxAge
                ? "max_age is too large" : null,
    };
}
