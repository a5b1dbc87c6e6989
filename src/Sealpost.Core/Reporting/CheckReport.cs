using System.Collections.Immutable;
using Sealpost.Core.Checks;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Reporting;

/// <summary>The answer of one check for one domain.</summary>
/// <param name="Check">The check.</param>
/// <param name="Verdict">Its answer.</param>
/// <param name="Severity">How much a failure matters for this domain.</param>
public sealed record Result(Check Check, Verdict Verdict, Severity Severity)
{
    /// <summary>What was seen that made the check fail; empty where it did not.</summary>
    public ImmutableArray<Evidence> Evidence => Verdict is Verdict.Fail fail ? fail.Evidence : [];
}

/// <summary>A domain judged: every check with its answer, nothing thrown away.</summary>
public sealed record CheckReport
{
    private CheckReport(DomainReading reading, ImmutableArray<Result> results)
    {
        Reading = reading;
        Results = results;
        Outcome = Outcome.Of(reading);
    }

    /// <summary>What was seen, parsed.</summary>
    public DomainReading Reading { get; }

    /// <summary>What was seen.</summary>
    public DomainObservation Seen => Reading.Seen;

    /// <summary>Every check's answer, in the order of the catalogue.</summary>
    public ImmutableArray<Result> Results { get; }

    /// <summary>What all of it means for mail to the domain.</summary>
    public Outcome Outcome { get; }

    /// <summary>The checks that failed, worst first, in the order of the catalogue within a severity.</summary>
    public IEnumerable<Result> Findings =>
        Results.Where(static result => result.Verdict is Verdict.Fail)
            .OrderByDescending(static result => result.Severity);

    /// <summary>The checks that could not look.</summary>
    public IEnumerable<Result> NotSeen => Results.Where(static result => result.Verdict is Verdict.Unseen);

    /// <summary>The worst severity among the findings; null where there are none.</summary>
    public Severity? Worst => Findings.Select(static result => (Severity?)result.Severity).FirstOrDefault();

    /// <summary>Whether something that decides could not be determined.</summary>
    public bool IsUndetermined =>
        Outcome is Outcome.Undetermined
        || Reading.MtaSts.Status is MtaStsStatus.Undetermined
        || Reading.TlsRpt.Status is TlsRptStatus.Undetermined;

    /// <summary>Whether the check of that id failed.</summary>
    public bool Failed(string id) =>
        Results.Any(result => result.Verdict is Verdict.Fail && result.Check.Id == id);

    /// <summary>Judges an observation. The same observation and checks always give the same report.</summary>
    public static CheckReport Judge(DomainObservation seen, ImmutableArray<Check> checks)
    {
        var reading = DomainReading.Of(seen);
        return new(reading, [.. from check in checks select Ask(check, reading)]);
    }

    private static Result Ask(Check check, DomainReading reading)
    {
        var verdict = check.Judge(reading);
        return new(check, verdict, check.SeverityFor(reading, verdict));
    }
}
