using System.Collections.Immutable;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>How the checks on fetching the policy go over the addresses of the policy host.</summary>
internal static class FetchVerdicts
{
    /// <summary>
    /// Why nothing about the policy host can be judged: no record announces it, or that is not known.
    /// </summary>
    public static Obstacle? BeforeHost(DomainReading reading)
    {
        var txt = reading.MtaSts.Txt;
        return txt.State switch
        {
            TxtState.Unseen => Obstacle.NotSeen(
                $"whether a record announces a policy could not be looked up ({txt.Seen.Reply.Words})"),
            TxtState.ServersFail => Obstacle.Moot("the name servers fail to answer for the record (STS110)"),
            TxtState.Absent => Obstacle.Moot("no record announces a policy (STS101)"),
            TxtState.Discarded => Obstacle.Moot("senders discard the record (STS107)"),
            _ => null,
        };
    }

    /// <summary>Why a step of the fetch cannot be judged.</summary>
    public static Obstacle? Before(DomainReading reading, FetchStep step) =>
        BeforeHost(reading) ?? reading.MtaSts.Host.Before(step);

    /// <summary>Why the text of the policy cannot be judged.</summary>
    public static Obstacle? BeforeText(DomainReading reading) =>
        Before(reading, FetchStep.Served) ?? (reading.MtaSts.Host.Policy is null
            ? Obstacle.Moot("the policy is packed in a way that cannot be undone (STS217)")
            : null);

    /// <summary>Asks every attempt that speaks for the host and got as far as a step.</summary>
    /// <param name="reading">The domain.</param>
    /// <param name="step">The step.</param>
    /// <param name="fault">What is wrong with an attempt, in words; null where nothing is.</param>
    /// <param name="expected">What ought to have been seen.</param>
    public static Verdict Over(
        DomainReading reading, FetchStep step, Func<FetchReading, string?> fault, string? expected = null)
    {
        if (Before(reading, step) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        var evidence = ImmutableArray<Evidence>.Empty;
        foreach (var attempt in reading.MtaSts.Host.Speaking)
        {
            if (attempt.Stopped >= step && fault(attempt) is { } observed)
            {
                evidence = evidence.Add(new(Subject(reading, attempt), observed, expected));
            }
        }

        return Verdict.FailedWhenAny(evidence);
    }

    public static string Subject(DomainReading reading, FetchReading attempt) =>
        $"{reading.MtaSts.Host.Host.Name} [{attempt.Fetch.Address}]";
}
