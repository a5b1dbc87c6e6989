using System.Collections.Immutable;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Names;
using Sealpost.Core.Text;

namespace Sealpost.Core.Senders.Dialects;

/// <summary>The RFC as we read it: the parsers of this project (RFC 8461 §3.1, §3.2).</summary>
internal static class Strict
{
    public static Taken<string> Record(ImmutableArray<Octets> records)
    {
        var selection = TxtSelection.Of(records, StsRecordParser.Version);
        return selection.Ours.Length switch
        {
            0 => Taken<string>.Nothing("there is no MTA-STS record"),
            1 => Read(selection.Ours[0].Span),
            var several => Taken<string>.Nothing($"there are {several} MTA-STS records"),
        };
    }

    public static Taken<SenderPolicy> Policy(ServedPolicy served) => Read(StsPolicyParser.Parse(served.Body.Span));

    public static bool Covers(string pattern, string host) =>
        MxPattern.TryParse(pattern, out var known) && HostPattern.Covers(known.Text, host);

    /// <summary>One record by the grammar.</summary>
    public static Taken<string> Read(ReadOnlySpan<byte> text) => StsRecordParser.Parse(text).Value is { } record
        ? Taken<string>.Of(record.Id)
        : Taken<string>.Nothing("the record is malformed");

    /// <summary>What the strict reading of a policy comes to.</summary>
    public static Taken<SenderPolicy> Read(ParsedPolicy parsed) => parsed.Strict.Value is { } policy
        ? Taken<SenderPolicy>.Of(new(policy.Mode, policy.MaxAge, [.. from pattern in policy.Mx select pattern.Text]))
        : Taken<SenderPolicy>.Nothing("the policy is malformed");
}
