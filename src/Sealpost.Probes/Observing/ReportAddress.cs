using System.Collections.Immutable;
using Sealpost.Core.Text;
using Sealpost.Core.TlsRpt;

namespace Sealpost.Probes.Observing;

/// <summary>Where a TLSRPT record sends reports, as far as the DNS can say something of it.</summary>
/// <param name="Uri">The URI as the record has it.</param>
/// <param name="ByMail">Whether it is a mail address, and not an https URL.</param>
/// <param name="Host">The domain of the address, or the host of the URL.</param>
internal sealed record ReportAddress(string Uri, bool ByMail, string Host)
{
    /// <summary>
    /// The destinations of the one TLSRPT record among the TXT records of a name; none where there is not exactly one.
    /// </summary>
    public static ImmutableArray<ReportAddress> Of(ImmutableArray<Octets> records)
    {
        if (TxtSelection.Of(records, "v=TLSRPTv1"u8).Single is not { } record)
        {
            return [];
        }

        return
        [
            .. from uri in TlsRptRecordParser.Parse(record.Span).Lenient?.Usable ?? []
               select new ReportAddress(uri.Text, uri.Scheme is ReportUriScheme.Mailto, uri.Host!),
        ];
    }
}
