using Sealpost.Core.Reading;
using Sealpost.Core.Spf;
using Sealpost.Core.Text;

namespace Sealpost.Core.Checks;

/// <summary>What the checks on SPF have in common.</summary>
internal static class SpfVerdicts
{
    private const int LongestQuote = 400;

    /// <summary>Why the TXT records of the domain cannot be judged; null where they can.</summary>
    public static Obstacle? BeforeRecords(DomainReading reading) => reading.Spf switch
    {
        _ when reading.Mail.State is MailState.NoSuchDomain => Obstacle.Moot("the domain does not exist (SMX101)"),
        { Seen: null } => Obstacle.NotSeen("the SPF record was not looked at"),
        { State: SpfState.Unseen } spf =>
            Obstacle.NotSeen($"{reading.Domain} TXT could not be looked up ({spf.Seen.Txt.Reply.Words})"),
        { State: SpfState.ServersFail } => Obstacle.Moot("the name servers fail to answer (SPF107)"),
        _ => null,
    };

    /// <summary>Why the text of the record cannot be judged; null where there is exactly one record.</summary>
    public static Obstacle? BeforeText(DomainReading reading) => BeforeRecords(reading) ?? reading.Spf.State switch
    {
        SpfState.Absent => Obstacle.Moot($"no record is published ({(IsParked(reading) ? "SPF127" : "SPF101")})"),
        SpfState.Several => Obstacle.Moot("there is more than one record (SPF102)"),
        _ => null,
    };

    /// <summary>Why what the record says cannot be judged; null where a receiver acts on it.</summary>
    public static Obstacle? BeforeTree(DomainReading reading) => BeforeText(reading)
        ?? (reading.Spf.State is SpfState.Malformed
            ? Obstacle.Moot("receivers stop at the malformed record (see SPF103 to SPF106)")
            : null);

    /// <summary>Whether the domain takes no mail by its own word, or for want of any place to take it.</summary>
    public static bool IsParked(DomainReading reading) => reading.Mail.State is MailState.NullMx or MailState.Nowhere;

    /// <summary>The flaws of some kinds in the domain's own record.</summary>
    public static Verdict FromFlaws(DomainReading reading, string expected, params ReadOnlySpan<SpfRecordFlaw> kinds)
    {
        if (BeforeText(reading) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        var evidence = new List<Evidence>();
        foreach (var flaw in reading.Spf.Root!.Record!.Flaws)
        {
            if (kinds.Contains(flaw.Kind) && evidence.Count < Verdict.Fail.Most)
            {
                evidence.Add(At(reading, flaw.Where, expected));
            }
        }

        return Verdict.FailedWhenAny(evidence);
    }

    /// <summary>The places in the tree that are wrong; unseen where part of the tree is, and none is wrong.</summary>
    public static Verdict OverTree(DomainReading reading, Func<SpfNode, IEnumerable<Evidence>> faults)
    {
        if (BeforeTree(reading) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        // A record that is included twice is wrong once.
        var evidence = reading.Spf.Root!.Nodes.SelectMany(faults).Distinct();
        return OrUnseen(reading, Verdict.FailedWhenAny(evidence));
    }

    /// <summary>The verdict, but no pass where part of the tree could not be looked at.</summary>
    public static Verdict OrUnseen(DomainReading reading, Verdict verdict) =>
        verdict is Verdict.Pass && reading.Spf.IsPartlyUnseen
            ? Verdict.NotSeen("part of what the SPF record leads to could not be looked up")
            : verdict;

    /// <summary>A term of some record as evidence.</summary>
    public static Evidence At(SpfNode node, SpfTerm term, string observed, string? expected = null) =>
        new($"{node.Domain} TXT", $"{term.Text}: {observed}", expected)
        {
            Place = node.Text is { } text ? TextPlace.Of(text.Span, term.Where) : null,
        };

    /// <summary>A place in the domain's own record as evidence.</summary>
    public static Evidence At(DomainReading reading, TextSpan where, string? expected)
    {
        var text = reading.Spf.Root!.Text!;
        var quoted = where with { Length = Math.Min(where.Length, LongestQuote) };
        return new(Owner(reading), where.Length == 0 ? Quote(text) : text.Slice(quoted), expected)
        {
            Place = TextPlace.Of(text.Span, where),
        };
    }

    /// <summary>The whole record as evidence.</summary>
    public static Evidence Whole(DomainReading reading, string? expected) =>
        new(Owner(reading), reading.Spf.Root?.Text is { } text ? Quote(text) : "no SPF record", expected);

    public static string Owner(DomainReading reading) => $"{reading.Domain} TXT";

    public static string Quote(Octets text) => text.Length > LongestQuote
        ? text.Slice(new(0, LongestQuote)) + " …"
        : text.ToString();
}
