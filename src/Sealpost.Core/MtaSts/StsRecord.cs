using System.Collections.Immutable;
using Sealpost.Core.Text;

namespace Sealpost.Core.MtaSts;

/// <summary>An MTA-STS record that a conforming sender would act on (RFC 8461 §3.1).</summary>
/// <param name="Id">1 to 32 ASCII letters and digits; compared octet by octet, no order implied.</param>
/// <param name="Extensions">Fields no sender knows, in the order of the record; senders ignore them.</param>
public sealed record StsRecord(string Id, ImmutableArray<ExtensionField> Extensions)
{
    /// <summary>The record as one would publish it, for example <c>v=STSv1; id=20160831085700Z;</c>.</summary>
    public string ToRecordText() =>
        string.Concat([$"v=STSv1; id={Id};", .. from field in Extensions select $" {field.Name}={field.Value};"]);
}
