using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Core.TlsRpt;

namespace Sealpost.Core.Checks;

/// <summary>RPT1xx, second half: can the report destinations receive? (RFC 8460 §3)</summary>
internal static class ReportDestinationChecks
{
    public static Check WrongScheme { get; } = new()
    {
        Id = "RPT105",
        Title = "A destination is neither mailto nor https",
        Severity = Severity.Error,
        Source = new(8460, "3", Level.Must),
        Why = "No sender delivers reports by any other way.",
        Remedy = "Use a mailto or an https URI.",
        Publish = Suggestion.TlsRptRecord,
        Judge = static reading => TlsRptVerdicts.FromFlaws(
            reading, "mailto: or https:", TlsRptRecordFlaw.UnsupportedScheme),
    };

    public static Check MalformedUri { get; } = new()
    {
        Id = "RPT106",
        Title = "A destination is not a valid URI",
        Severity = Severity.Error,
        Source = new(8460, "3", Level.Must),
        Why = "Strict senders drop the record for it, others the destination.",
        Remedy = "Write mailto: before every address; encode commas, exclamation marks and semicolons (%2C, %21, %3B). "
            + "A size such as !10m has no place here.",
        Publish = Suggestion.TlsRptRecord,
        Judge = static reading => TlsRptVerdicts.FromFlaws(
            reading,
            "mailto:name@domain or https://host/…",
            TlsRptRecordFlaw.MalformedUri,
            TlsRptRecordFlaw.UnusableUri),
    };

    public static Check MailtoCannotReceive { get; } = new()
    {
        Id = "RPT111",
        Title = "A mailto destination cannot receive mail",
        Severity = Severity.Error,
        Source = new(5321, "5.1", Level.Must),
        Why = "Reports sent there are lost.",
        Remedy = "Use an address whose domain takes mail.",
        Judge = static reading => TlsRptVerdicts.FromDestinations(
            reading,
            ReportUriScheme.Mailto,
            seen => ReadMailto(seen, reading.ResolverWorks),
            "a domain that takes mail"),
    };

    public static Check HttpsDoesNotResolve { get; } = new()
    {
        Id = "RPT112",
        Title = "An https destination does not resolve",
        Severity = Severity.Error,
        Source = new(8460, "3", Level.Must),
        Why = "Reports sent there are lost.",
        Remedy = "Publish an address for the host, or name another destination.",
        Judge = static reading => TlsRptVerdicts.FromDestinations(
            reading, ReportUriScheme.Https, seen => ReadHost(seen, reading.ResolverWorks), "a host with an address"),
    };

    /// <summary>Whether the domain of a mail address takes mail, with the reason in words.</summary>
    internal static (Answer Receives, string Words) ReadMailto(ReportDestination seen, bool resolverWorks) => seen switch
    {
        { Mx.Records: [{ Exchange: "." }] } => (Answer.No, $"{seen.Host}: a null MX"),
        { Mx.Reply.Outcome: DnsOutcome.Answered } => (Answer.Yes, ""),
        { Mx.Reply.Outcome: DnsOutcome.NoSuchName } => (Answer.No, $"{seen.Host}: {seen.Mx.Reply.Words}"),
        { Mx.Reply.Outcome: DnsOutcome.NoData } => ReadHost(seen, resolverWorks),
        { Mx: { } mx } => (
            mx.Reply.Read(resolverWorks) is DnsReading.ServersFail ? Answer.No : Answer.Undetermined,
            $"{seen.Host}: {mx.Reply.Words}"),
        _ => (Answer.Undetermined, "not asked"),
    };

    private static (Answer Receives, string Words) ReadHost(ReportDestination seen, bool resolverWorks)
    {
        var words = seen.Addresses is { } addresses ? $"{seen.Host}: {addresses.Words}" : "not asked";
        return (seen.Addresses?.Read(resolverWorks) ?? AddressReading.Unseen) switch
        {
            AddressReading.Some => (Answer.Yes, words),
            AddressReading.Unseen => (Answer.Undetermined, words),
            _ => (Answer.No, words),
        };
    }
}
