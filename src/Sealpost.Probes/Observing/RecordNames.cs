using System.Collections.Immutable;
using System.Text;
using Sealpost.Core.Observations;
using Sealpost.Core.Text;

namespace Sealpost.Probes.Observing;

/// <summary>Where the two records belong, and where owners put them by mistake.</summary>
/// <param name="domain">The domain, A-labels.</param>
internal sealed class RecordNames(string domain)
{
    private const int MaxLength = 253;

    /// <summary>RFC 8461 §3.1.</summary>
    public string Sts => $"_mta-sts.{domain}";

    /// <summary>RFC 8460 §3.</summary>
    public string TlsRpt => $"_smtp._tls.{domain}";

    /// <summary>RFC 8461 §3.3.</summary>
    public string PolicyHost => $"mta-sts.{domain}";

    /// <summary>
    /// Where an MTA-STS record may have gone that is not where it belongs. Zone editors double names.
    /// </summary>
    public ImmutableArray<string> MisplacedSts => [.. Possible(domain, $"{Sts}.{domain}")];

    /// <summary>Where a TLSRPT record may have gone that is not where it belongs.</summary>
    public ImmutableArray<string> MisplacedTlsRpt =>
        [.. Possible(domain, $"{TlsRpt}.{domain}", $"_tls._smtp.{domain}")];

    /// <summary>
    /// Whether the DNS says that a record is missing: it answered, and with no record of this version.
    /// </summary>
    public static bool Lacks(TxtLookup lookup, string version) =>
        lookup.Reply.IsSettled && Lacks(TxtSelection.Of(lookup.Records, Encoding.ASCII.GetBytes(version)));

    private static bool Lacks(TxtSelection selection) => selection is { Ours.IsEmpty: true, Spaced.IsEmpty: true };

    private static IEnumerable<string> Possible(params IEnumerable<string> names) =>
        names.Where(name => name.Length <= MaxLength);
}
