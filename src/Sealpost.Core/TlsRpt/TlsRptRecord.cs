using System.Collections.Immutable;
using Sealpost.Core.Text;

namespace Sealpost.Core.TlsRpt;

/// <summary>A TLSRPT record (RFC 8460 §3).</summary>
/// <param name="Rua">Every well-formed URI in the order of the record, of whatever scheme.</param>
/// <param name="Extensions">Fields no sender knows, in the order of the record; senders ignore them.</param>
public sealed record TlsRptRecord(ImmutableArray<ReportUri> Rua, ImmutableArray<ExtensionField> Extensions)
{
    /// <summary>The destinations a sender can use: well-formed mailto and https URIs (RFC 8460 §3).</summary>
    public IEnumerable<ReportUri> Usable => from uri in Rua where uri.IsUsable select uri;

    /// <summary>The record as one would publish it, for example <c>v=TLSRPTv1; rua=mailto:reports@example.com;</c>.</summary>
    public string ToRecordText() => string.Concat(
    [
        $"v=TLSRPTv1; rua={string.Join(',', from uri in Rua select uri.Text)};",
        .. from field in Extensions select $" {field.Name}={field.Value};",
    ]);
}
