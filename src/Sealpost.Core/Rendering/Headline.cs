using Sealpost.Core.Checks;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Names;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Core.Reporting;

namespace Sealpost.Core.Rendering;

/// <summary>The outcome and its main cause in one sentence that needs no knowledge of MTA-STS.</summary>
/// <param name="Tone">Whether it is good news.</param>
/// <param name="Sentence">The sentence; safe to show.</param>
public sealed record Headline(Tone Tone, string Sentence)
{
    /// <summary>The headline of a report.</summary>
    public static Headline Of(CheckReport report)
    {
        var domain = Spell(report.Seen.Domain);
        return report.Outcome switch
        {
            Outcome.Protected => new(Tone.Good, $"Mail to {domain} is protected: {WhyProtected(report)}."),
            Outcome.PartlyProtected =>
                new(Tone.Mixed, $"Mail to {domain} is only partly protected: {WhyPartly(report)}."),
            Outcome.Refused => new(
                Tone.Bad, $"Mail to {domain} is refused by senders that honour its {Rules(report)}: {WhyRefused(report)}."),
            Outcome.Reporting => new(Tone.Mixed, $"Mail to {domain} can be intercepted: {WhyReporting(report)}."),
            Outcome.Unprotected => new(Tone.Bad, $"Mail to {domain} can be intercepted: {WhyUnprotected(report)}."),
            Outcome.NoMail => new(Tone.Neutral, $"There is no mail to protect: {WhyNoMail(report)}."),
            _ => new(
                Tone.Neutral,
                $"Whether mail to {domain} is protected could not be found out: {WhyUndetermined(report)}."),
        };
    }

    /// <summary>
    /// The domain for people: as it is written, with its form on the wire beside it where the two differ.
    /// </summary>
    public static string Spell(DomainName domain) =>
        domain.Unicode == domain.Ascii ? domain.Ascii : $"{SafeText.Of(domain.Unicode)} ({domain.Ascii})";

    private static string WhyProtected(CheckReport report) =>
        report.Reading.MtaSts.Mode is not StsMode.Enforce ? "DANE makes senders encrypt, and every mail server that answered is the right one"
        : report.Reading.Mail.Hosts.Any(static host => host.Standing is Standing.Unseen)
            ? "senders must encrypt, and every mail server that answered can prove who it is"
            : "senders must encrypt, and every mail server can prove who it is";

    private static string WhyPartly(CheckReport report)
    {
        if (report.Reading.MtaSts.Mode is not StsMode.Enforce)
        {
            return "DANE protects some of its mail servers, or addresses of them, and not others";
        }

        if (report.Reading.Mail.Hosts.Any(host => DaneDisagrees(report.Reading, host)))
        {
            return "its MTA-STS policy and DANE disagree, so delivery depends on the sender";
        }

        var refused = Refused(report.Reading);
        return (report.Reading.MtaSts.Status, refused) switch
        {
            (MtaStsStatus.Disputed, 0) => $"some senders discard the policy, because {Cause(report)}",
            (_, 0) => "some addresses of a mail server pass and others fail",
            _ => $"senders that honour the policy do not deliver to {refused} of its "
                + $"{report.Reading.Mail.Hosts.Length} mail servers",
        };
    }

    private static bool DaneDisagrees(DomainReading reading, MailHostReading host) =>
        reading.Dane.StandingOf(host) is Standing.Passes
        && (reading.CoveredBy(host) is null || host.Standing is Standing.Refused);

    private static string WhyRefused(CheckReport report)
    {
        var mail = report.Reading.Mail;
        return report.Reading.Dane.Hosts.Any(host => report.Reading.Dane.StandingOf(host.Host) is Standing.Refused)
            ? "no mail server passes what its TLSA records or the policy ask for"
            : mail.Hosts.All(host => report.Reading.CoveredBy(host) is null)
            ? "the policy covers none of its mail servers"
            : mail.Hosts.All(static host => host.StartTls is Answer.No)
                ? "no mail server offers encryption (STARTTLS)"
                : mail.Hosts.All(static host => host.CertificateValid is Answer.No)
                    ? "no mail server has a valid certificate"
                    : "no mail server is covered by the policy and can prove who it is";
    }

    private static string Rules(CheckReport report) =>
        report.Reading.MtaSts.Mode is StsMode.Enforce ? "policy" : "TLSA records";

    private static string WhyReporting(CheckReport report) =>
        Refused(report.Reading) is > 0 and var failing
            ? $"the policy is only being tested, and {failing} of {report.Reading.Mail.Hosts.Length} mail servers "
                + "would fail it"
            : "the policy is only being tested, so it does not stop anyone yet";

    private static string WhyUnprotected(CheckReport report) => report.Reading.MtaSts.Status switch
    {
        MtaStsStatus.None or MtaStsStatus.Disputed =>
            "its policy of mode none tells senders not to insist on encryption",
        MtaStsStatus.Absent when report.Reading.MtaSts.Txt.State is TxtState.Discarded =>
            "senders discard its record for a space before the first semicolon",
        MtaStsStatus.Absent => "no policy tells senders to insist on encryption",
        _ => $"senders find no policy, because {Cause(report)}",
    };

    private static string WhyNoMail(CheckReport report)
    {
        var domain = Spell(report.Seen.Domain);
        return report.Reading.Mail.State switch
        {
            MailState.NoSuchDomain => $"{domain} does not exist",
            MailState.NullMx => $"{domain} says that it takes no mail",
            MailState.Nowhere => $"{domain} has neither mail servers nor an address",
            _ => $"no mail server of {domain} has an address",
        };
    }

    private static string WhyUndetermined(CheckReport report)
    {
        var (mail, sts) = (report.Reading.Mail, report.Reading.MtaSts);
        return mail.State switch
        {
            MailState.ServersFail => "the name servers fail to answer for its mail servers",
            MailState.Unseen => $"its mail servers could not be looked up ({mail.Mx.Reply.Words})",
            _ when sts.Status is MtaStsStatus.Undetermined && sts.Txt.State is TxtState.Unseen =>
                $"its MTA-STS record could not be looked up ({sts.Txt.Seen.Reply.Words})",
            _ when sts.Status is MtaStsStatus.Undetermined && report.Seen.PolicyHost.Fetches.Any(IsUnfinished) =>
                "the time for the check was up before its policy had come",
            _ when sts.Status is MtaStsStatus.Undetermined => "its policy could not be fetched from here",
            _ when !report.Seen.Scope.Smtp =>
                "its policy is in order, and the mail servers were not contacted, as asked",
            _ when mail.IsOutOfReach => "its policy is in order, and no mail server could be reached from here",
            _ => "its policy is in order, and the mail servers did not say enough",
        };
    }

    private static bool IsUnfinished(PolicyFetch fetch) => fetch is PolicyFetch.Unfinished;

    // Hosts that an enforcing sender does not deliver to, on some address at least.
    private static int Refused(DomainReading reading) => reading.Mail.Hosts.Count(host =>
        !host.IsAddress
        && host.Addresses is not AddressReading.None
        && (reading.CoveredBy(host) is null
            || host.Standing is Standing.Refused
            || (reading.MtaSts.Mode is StsMode.Enforce && reading.Dane.StandingOf(host) is Standing.Refused)));

    // The root cause fails as an error, ahead of all that follows from it; what some senders read over is the cause
    // only where nothing worse is wrong.
    private static string Cause(CheckReport report)
    {
        var errors = from result in report.Results
                     where result is { Verdict: Verdict.Fail, Severity: Severity.Error }
                     where result.Check.Id.StartsWith("STS", StringComparison.Ordinal)
                     orderby result.Check.Refusers is not null
                     select result.Check;
        return errors.FirstOrDefault() is { } cause ? Clause(cause.Title) : "it cannot be used";
    }

    private static string Clause(string title)
    {
        var plain = title.Replace("`", "", StringComparison.Ordinal);
        return char.ToLowerInvariant(plain[0]) + plain[1..];
    }
}
