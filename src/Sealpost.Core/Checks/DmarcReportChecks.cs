using Sealpost.Core.Dmarc;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>DMC1xx, fourth part: where the reports go (RFC 9989 §4.7, RFC 9990 §4).</summary>
internal static class DmarcReportChecks
{
    public static Check NoReports { get; } = new()
    {
        Id = "DMC114",
        Title = "No aggregate reports are asked for",
        Severity = Severity.Info,
        Source = new(9989, "4.7", Level.May),
        Why = "Receivers tell nobody who sends in the domain's name, and whether its own mail passes.",
        Remedy = "Add a rua tag with an address that somebody, or a program, reads.",
        Publish = DmarcSuggestion.WithReports,
        Judge = static reading => DmarcVerdicts.BeforePolicy(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : reading.Mail.TakesNone
                ? Verdict.NotApplicable("the domain takes no mail")
                : reading.Dmarc!.Record!.Rua.IsEmpty && !DmarcVerdicts.Has(reading, DmarcRecordFlaw.MalformedUri)
                    ? Verdict.Failed(new Evidence($"{reading.Dmarc.Source!.Name} TXT", "no rua", "rua=mailto:…"))
                    : Verdict.Passed,
    };

    public static Check MalformedUri { get; } = new()
    {
        Id = "DMC115",
        Title = "A report destination is not a valid URI",
        Severity = Severity.Error,
        Source = new(9989, "4.8", Level.Must),
        Why = "No reports go there.",
        Remedy = "Write mailto: before every address; encode commas, exclamation marks and semicolons (%2C, %21, %3B).",
        Publish = DmarcSuggestion.WithReports,
        Judge = static reading => DmarcVerdicts.FromFlaws(
            reading,
            "mailto:name@domain",
            DmarcRecordFlaw.MalformedUri,
            DmarcRecordFlaw.UnusableUri,
            DmarcRecordFlaw.EmptyDestinations),
    };

    public static Check NoMailAddress { get; } = new()
    {
        Id = "DMC116",
        Title = "A report destination is no mail address",
        Severity = Severity.Warning,
        Source = new(9989, "4.7", Level.Must),
        Why = "Receivers have to know mailto alone, and ignore destinations of any other kind.",
        Remedy = "Use a mailto URI.",
        Publish = DmarcSuggestion.WithReports,
        Judge = static reading => DmarcVerdicts.FromFlaws(reading, "mailto:name@domain", DmarcRecordFlaw.UnsupportedScheme),
    };

    public static Check NoConsent { get; } = new()
    {
        Id = "DMC117",
        Title = "A report destination has not agreed to the reports",
        Severity = Severity.Error,
        Source = new(9990, "4", Level.Must),
        Why = "Receivers send reports to another organization only where it says in its own DNS that it wants them.",
        Remedy = "Let the owner of the destination publish the record, or send the reports elsewhere.",
        Publish = DmarcSuggestion.Consent,
        Judge = static reading => FromDestinations(
            reading,
            static seen => seen.IsExternal,
            seen => ReadConsent(seen, reading.ResolverWorks),
            "v=DMARC1",
            "all destinations are of the same organization"),
    };

    public static Check CannotReceive { get; } = new()
    {
        Id = "DMC118",
        Title = "A report destination of DMARC cannot receive mail",
        Severity = Severity.Error,
        Source = new(5321, "5.1", Level.Must),
        Why = "Reports sent there are lost.",
        Remedy = "Use an address whose domain takes mail.",
        Publish = DmarcSuggestion.WithReports,
        Judge = static reading => FromDestinations(
            reading,
            seen => seen.Host != reading.Domain || reading.Mail.IsKnown,
            seen => ReportDestinationChecks.ReadMailto(
                new() { Uri = seen.Uri, Host = seen.Host, Mx = seen.Mx, Addresses = seen.Addresses }, reading.ResolverWorks),
            "a domain that takes mail",
            "whether the domain takes mail is not known (SMX111)"),
    };

    /// <summary>Whether it is certain that a destination takes no mail.</summary>
    internal static bool IsDeaf(DmarcDestination seen, bool resolverWorks) => ReportDestinationChecks.ReadMailto(
        new() { Uri = seen.Uri, Host = seen.Host, Mx = seen.Mx, Addresses = seen.Addresses }, resolverWorks) is (Answer.No, _);

    /// <summary>Whether a destination of another organization agrees, with the reason in words.</summary>
    internal static (Answer Agrees, string Words) ReadConsent(DmarcDestination seen, bool resolverWorks)
    {
        if (seen.Consent is not { } consent)
        {
            return (Answer.No, "the name where it would agree is longer than the DNS allows");
        }

        var ours = (from one in consent.Records where DmarcRecordParser.IsDmarc(one.Span) select one).ToList();
        switch (consent.Reply.Read(resolverWorks))
        {
            case DnsReading.Nothing:
                return (Answer.No, $"{consent.Reply.Name}: {consent.Reply.Words}");
            case DnsReading.Something when ours.Count == 0:
                return (Answer.No, $"{consent.Reply.Name}: other TXT records only");
            case DnsReading.Something:
                // The destination may name another mailbox of its own, and nobody else's (step 9).
                var elsewhere = (from one in ours
                                 from uri in DmarcRecordParser.Parse(one.Span).Value?.Rua ?? []
                                 where uri.Host is not null && uri.Host != seen.Host
                                 select uri.Text).FirstOrDefault();
                return elsewhere is null
                    ? (Answer.Yes, "")
                    : (Answer.No, $"{consent.Reply.Name}: sends the reports on to {elsewhere}");
            default:
                return (Answer.Undetermined, $"{consent.Reply.Name}: {consent.Reply.Words}");
        }
    }

    private static Verdict FromDestinations(
        DomainReading reading,
        Func<DmarcDestination, bool> isAsked,
        Func<DmarcDestination, (Answer Answer, string Words)> read,
        string expected,
        string otherwise)
    {
        if (DmarcVerdicts.BeforeText(reading) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        var record = reading.Dmarc!.Own!.Record;
        var wanted = (from uri in (record?.Rua ?? []).Concat(record?.Ruf ?? []) where uri.IsUsable select uri.Text).ToHashSet();
        if (wanted.Count == 0)
        {
            return Verdict.NotApplicable("the record names no mailbox");
        }

        var known = (from seen in reading.Dmarc.Lookup.Destinations where wanted.Contains(seen.Uri) select seen).ToList();
        if (known.Count == 0)
        {
            return Verdict.NotSeen("the destinations were not looked up");
        }

        var answers = (from seen in known where isAsked(seen) select (seen.Uri, Result: read(seen))).ToList();
        var failed = from answer in answers
                     where answer.Result.Answer is Answer.No
                     select new Evidence(answer.Uri, answer.Result.Words, expected);
        var unseen = answers.Find(static answer => answer.Result.Answer is Answer.Undetermined);
        return answers.Count == 0 ? Verdict.NotApplicable(otherwise)
            : failed.Any() ? Verdict.FailedWhenAny(failed)
            : unseen.Uri is not null ? Verdict.NotSeen($"{unseen.Uri} could not be looked up ({unseen.Result.Words})")
            : Verdict.Passed;
    }
}
