using System.Globalization;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Rendering;

/// <summary>What there is, in a few words each: for the tables at the end of a report. Not yet safe to show.</summary>
public static class Overview
{
    private const long Day = 86_400;

    /// <summary>The MTA-STS record.</summary>
    public static string Record(DomainReading reading) => reading.MtaSts.Txt switch
    {
        { State: TxtState.One } txt => txt.Text!.ToString(),
        var txt => Missing(txt),
    };

    /// <summary>The policy in force, or why there is none.</summary>
    public static string Policy(DomainReading reading)
    {
        if (reading.MtaSts.Policy is not { } policy)
        {
            return reading.MtaSts.Status switch
            {
                MtaStsStatus.Undetermined => "not known",
                MtaStsStatus.Absent when reading.MtaSts.Host.Addresses is AddressReading.None => "none",
                _ => "none that senders can use",
            };
        }

        var disputed =
            reading.MtaSts.Status is MtaStsStatus.Disputed ? ", disputed: only tolerant senders take it" : "";
        var mx = policy.Mx.IsEmpty ? "" : $", mx {string.Join(' ', reading.Patterns)}";
        return $"{policy.Mode.Word()}, kept for {Span(policy.MaxAge)}{mx}{disputed}";
    }

    /// <summary>Where TLS reports go.</summary>
    public static string TlsRpt(DomainReading reading) => reading.TlsRpt switch
    {
        { Txt.State: TxtState.One } rpt when rpt.Destinations.Any() =>
            string.Join(' ', from uri in rpt.Destinations select uri.Text),
        { Txt.State: TxtState.One } rpt => rpt.Txt.Text!.ToString(),
        var rpt => Missing(rpt.Txt),
    };

    /// <summary>What DANE does for the mail servers.</summary>
    public static string Dane(DomainReading reading) => reading.Dane switch
    {
        _ when !reading.Mail.IsKnown || reading.Mail.TakesNone => "nothing to look at",
        { MayMatter: true } dane =>
            $"not known: TLSA records of {dane.Hosts.Count(static host => host.MayHaveRecords)} of {dane.Hosts.Length} mail servers could not be verified",
        { Mx: DnssecState.Unseen } => "not known",
        { IsAskedFor: false } => "not in use: the MX records are not signed",
        { AuthenticatesAll: true } => "authenticates every mail server that answered",
        { IsInForce: false } dane when dane.Hosts.Any(static host => host.State is DaneState.Fails) => "the look-up fails",
        { IsInForce: false } dane when dane.Hosts.Any(static host => host.State is DaneState.Unseen) => "not known",
        { IsInForce: false } => "not in use: no mail server has TLSA records that are signed",
        var dane => $"asked for by {dane.Hosts.Count(static host => host.HasRecords)} of {dane.Hosts.Length} mail servers, "
            + (dane.Hosts.Any(static host => host.Probes.Any(static probe => probe.Probe.IsJudged))
                ? $"authenticates {dane.Hosts.Count(static host => host.Standing is Standing.Passes)}"
                : "whether they match was not seen"),
    };

    /// <summary>A mail server and the pattern that covers it.</summary>
    public static string Coverage(DomainReading reading, MailHostReading host) =>
        reading.CoveredBy(host) is { } pattern ? $"covered by {pattern}"
        : reading.Patterns.IsEmpty ? "no policy to cover it"
        : "not covered by the policy";

    /// <summary>Whether an address offers STARTTLS.</summary>
    public static string StartTls(ProbeReading probe) => probe.StartTls switch
    {
        Answer.Yes => "yes",
        Answer.No => "no",
        _ => "not seen",
    };

    /// <summary>The TLS version; a dash where there is none.</summary>
    public static string Protocol(ProbeReading probe) => probe.Probe switch
    {
        MxProbe.Secured secured => secured.Tls.Protocol,
        MxProbe.NoTls => "failed",
        _ => "-",
    };

    /// <summary>The certificate of an address, or what came instead.</summary>
    public static string Certificate(ProbeReading probe) => probe switch
    {
        { Certificate: { IsValid: true, Own: { } own } } => $"valid until {Date(own.NotAfter)}",
        { Certificate: { } wrong } => string.Join("; ", from fault in wrong.Faults select wrong.Describe(fault)),
        _ => probe.Because ?? "-",
    };

    private static string Missing(TxtReading txt) => txt.State switch
    {
        TxtState.Unseen => $"not known ({txt.Seen.Reply.Words})",
        TxtState.ServersFail => $"the name servers fail ({txt.Seen.Reply.Words})",
        TxtState.DeadAlias => $"an alias that leads nowhere ({txt.Seen.Reply.Aliases[^1]})",
        TxtState.Several => $"{txt.Selection.Ours.Length} of them, which is as good as none",
        TxtState.Discarded => "discarded for a space before the first semicolon",
        _ => "none",
    };

    private static string Span(long seconds) => seconds switch
    {
        >= 2 * Day => $"{seconds / Day} days",
        Day => "a day",
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds} s"),
    };

    private static string Date(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
