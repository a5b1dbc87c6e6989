using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Core.TlsRpt;

namespace Sealpost.Core.Checks;

/// <summary>How the checks on the TLSRPT record find their evidence.</summary>
internal static class TlsRptVerdicts
{
    /// <summary>Fails for every flaw of the given kinds.</summary>
    public static Verdict FromFlaws(DomainReading reading, string expected, params ReadOnlySpan<TlsRptRecordFlaw> kinds)
    {
        var txt = reading.TlsRpt.Txt;
        if (TxtVerdicts.TlsRpt.BeforeText(txt) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        var evidence = new List<Evidence>();
        foreach (var flaw in reading.TlsRpt.Record!.Flaws)
        {
            if (kinds.Contains(flaw.Kind))
            {
                evidence.Add(TxtVerdicts.At(txt, flaw.Where, expected: expected));
            }
        }

        return Verdict.FailedWhenAny(evidence);
    }

    /// <summary>Asks every destination of one scheme that was looked up.</summary>
    /// <param name="reading">The domain.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="read">Whether the destination can receive: yes, no, or not known; with the reason in words.</param>
    /// <param name="expected">What ought to have been seen.</param>
    public static Verdict FromDestinations(
        DomainReading reading,
        ReportUriScheme scheme,
        Func<ReportDestination, (Answer Receives, string Words)> read,
        string expected)
    {
        if (TxtVerdicts.TlsRpt.BeforeText(reading.TlsRpt.Txt) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        var uris = (from uri in reading.TlsRpt.Destinations where uri.IsUsable && uri.Scheme == scheme select uri.Text)
            .ToHashSet();
        if (uris.Count == 0)
        {
            return Verdict.NotApplicable("the record names no such destination");
        }

        var answers = (from seen in reading.Seen.ReportDestinations
                       where uris.Contains(seen.Uri)
                       select (seen.Uri, Result: read(seen))).ToList();
        var failed = from answer in answers
                     where answer.Result.Receives is Answer.No
                     select new Evidence(answer.Uri, answer.Result.Words, expected);
        var unseen = answers.Find(static answer => answer.Result.Receives is Answer.Undetermined);
        return failed.Any() ? Verdict.FailedWhenAny(failed)
            : answers.Count == 0 ? Verdict.NotSeen("the destinations were not looked up")
            : unseen.Uri is not null ? Verdict.NotSeen($"{unseen.Uri} could not be looked up ({unseen.Result.Words})")
            : Verdict.Passed;
    }
}
