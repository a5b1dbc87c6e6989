using System.Collections.Immutable;
using System.Globalization;
using Sealpost.Core.Reading;
using Sealpost.Core.Rendering;

namespace Sealpost.Web.Results;

/// <summary>One of the three things that decide, at a glance.</summary>
/// <param name="Name">As <c>MTA-STS</c>.</param>
/// <param name="Tone">How good it is.</param>
/// <param name="Word">As <c>enforce</c>.</param>
/// <param name="Detail">A few words more.</param>
public sealed record StatusView(string Name, Tone Tone, string Word, string Detail)
{
    internal static ImmutableArray<StatusView> Of(DomainReading reading) =>
        [MtaSts(reading), MailServers(reading), TlsRpt(reading)];

    private static StatusView MtaSts(DomainReading reading)
    {
        var status = reading.MtaSts.Status;
        var tone = status switch
        {
            MtaStsStatus.Enforce => Tone.Good,
            MtaStsStatus.Testing or MtaStsStatus.Disputed => Tone.Mixed,
            MtaStsStatus.Undetermined => Tone.Neutral,
            MtaStsStatus.Absent when TakesNoMail(reading) => Tone.Neutral,
            MtaStsStatus.Absent when reading.Dane.AuthenticatesAll => Tone.Mixed,
            _ => Tone.Bad,
        };
        var detail = status switch
        {
            MtaStsStatus.Enforce => "Senders must encrypt and check certificates.",
            MtaStsStatus.Testing => "Senders report failures and deliver all the same.",
            MtaStsStatus.None => "The policy tells senders not to insist.",
            MtaStsStatus.Disputed => "Some senders take the policy, others discard it.",
            MtaStsStatus.Absent when TakesNoMail(reading) => "Without mail, none is needed.",
            MtaStsStatus.Absent when reading.Dane.AuthenticatesAll => "No policy; senders that know DANE need none.",
            MtaStsStatus.Absent => "No policy is announced.",
            MtaStsStatus.Broken => "A policy is announced, and senders end with none.",
            _ => "It could not be found out from here.",
        };
        return new("MTA-STS", tone, status.Word(), detail);
    }

    private static StatusView MailServers(DomainReading reading)
    {
        var hosts = reading.Mail.Hosts;
        if (!reading.Mail.IsKnown || hosts.IsEmpty)
        {
            var word = reading.Mail.IsKnown ? "none" : "undetermined";
            return new("Mail servers", Tone.Neutral, word, "There is none to look at.");
        }

        var seen = (from host in hosts
                    select (IsBare: ServerStanding.IsBare(reading, host), Standing: ServerStanding.Of(reading, host))).ToList();
        var passing = seen.Count(static one => !one.IsBare && one.Standing is Standing.Passes);
        var failing = seen.Count(static one => one.IsBare || one.Standing is Standing.Refused or Standing.Mixed);
        var count = string.Create(CultureInfo.InvariantCulture, $"{passing} of {hosts.Length} ready");
        return (passing, failing) switch
        {
            (0, 0) => new("Mail servers", Tone.Neutral, "not seen", WhyUnseen(reading)),
            (_, 0) when passing == hosts.Length => new("Mail servers", Tone.Good, count, WhyReady(reading)),
            (_, 0) => new("Mail servers", Tone.Mixed, count, "The others were not seen."),
            (0, _) when seen.TrueForAll(static one => !one.IsBare && one.Standing is Standing.Mixed) =>
                new("Mail servers", Tone.Mixed, count, $"Some of their addresses: {Lack(reading)}."),
            (0, _) => new("Mail servers", Tone.Bad, count, $"{Shown.Capital(Lack(reading))}."),
            _ => new("Mail servers", Tone.Mixed, count, $"The others: {Lack(reading)}."),
        };
    }

    private static string WhyReady(DomainReading reading) =>
        reading.Mail.Hosts.All(static host => host.Standing is Standing.Passes)
            ? "STARTTLS and a valid certificate on every address."
            : "STARTTLS, and the certificate that DANE asks for.";

    // What may be wrong with those that fail, in a few words.
    private static string Lack(DomainReading reading)
    {
        var hosts = reading.Mail.Hosts;
        var own = hosts.Any(static host => host.Standing is Standing.Refused or Standing.Mixed);
        string[] lacks =
        [
            .. hosts.Any(host => ServerStanding.IsBare(reading, host)) ? (string[])["not covered"] : [],
            .. hosts.Any(host => ServerStanding.IsRefusedByDane(reading, host)) ? (string[])["refused by DANE"] : [],
            .. own ? (string[])["no STARTTLS", "no valid certificate"] : [],
        ];
        return lacks.Length == 1 ? lacks[0] : $"{string.Join(", ", lacks[..^1])}, or {lacks[^1]}";
    }

    // What a domain without mail lacks is no fault.
    private static bool TakesNoMail(DomainReading reading) => reading.Mail.IsKnown && reading.Mail.Hosts.IsEmpty;

    private static string WhyUnseen(DomainReading reading) => reading.Seen.Scope.Smtp
        ? "None of them answered enough to be judged."
        : "They were not contacted, as asked.";

    private static StatusView TlsRpt(DomainReading reading)
    {
        var status = reading.TlsRpt.Status;
        var tone = status switch
        {
            TlsRptStatus.Present => Tone.Good,
            TlsRptStatus.Undetermined => Tone.Neutral,
            TlsRptStatus.Absent when TakesNoMail(reading) => Tone.Neutral,
            TlsRptStatus.Broken => Tone.Bad,
            _ => Tone.Mixed,
        };
        var detail = status switch
        {
            TlsRptStatus.Present => "Senders report what fails.",
            TlsRptStatus.Disputed => "Some senders use the record, others drop it.",
            TlsRptStatus.Absent when TakesNoMail(reading) => "Without mail, there is nothing to report.",
            TlsRptStatus.Absent => "Nobody tells you when encryption fails.",
            TlsRptStatus.Broken => "A record exists, and senders have nowhere to report.",
            _ => "It could not be found out from here.",
        };
        return new("TLS-RPT", tone, status.Word(), detail);
    }
}
