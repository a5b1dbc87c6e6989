using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Core.Text;

namespace Sealpost.Core.Checks;

/// <summary>
/// The questions that both TXT records are asked alike, with the ids that each record's family has for them.
/// </summary>
internal sealed record TxtVerdicts(string Absent, string Several, string Spaced, string ServersFail, string DeadAlias)
{
    /// <summary>The most of a record that is quoted, in octets.</summary>
    private const int LongestQuote = 400;

    public static TxtVerdicts MtaSts { get; } = new("STS101", "STS102", "STS107", "STS110", "STS111");

    public static TxtVerdicts TlsRpt { get; } = new("RPT101", "RPT102", "RPT108", "RPT110", "RPT115");

    /// <summary>Why the record's text cannot be judged; null where there is exactly one record.</summary>
    public Obstacle? BeforeText(TxtReading txt) => BeforeRecords(txt) ?? txt.State switch
    {
        TxtState.Absent => Obstacle.Moot($"no record is published ({Absent})"),
        TxtState.Discarded => Obstacle.Moot($"senders discard the record ({Spaced})"),
        TxtState.Several => Obstacle.Moot($"there is more than one record ({Several})"),
        _ => null,
    };

    public Verdict JudgeAbsent(DomainReading reading, TxtReading txt)
    {
        if (BeforeRecords(txt) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        return txt.State switch
        {
            TxtState.Discarded => Verdict.NotApplicable($"senders discard the record ({Spaced})"),
            TxtState.Absent when reading.Mail.TakesNone => Verdict.NotApplicable("the domain takes no mail"),
            TxtState.Absent => Verdict.Failed(new Evidence(Owner(txt), DescribeAbsence(txt), "one record")),
            _ => Verdict.Passed,
        };
    }

    public Verdict JudgeSeveral(TxtReading txt) => BeforeRecords(txt) is { } obstacle
        ? Verdict.Of(obstacle)
        : txt.State switch
        {
            TxtState.Several => Verdict.FailedWhenAny(
                from one in txt.Selection.Ours select new Evidence(Owner(txt), Quote(one), "one record")),
            TxtState.One => Verdict.Passed,
            _ => Verdict.Of(BeforeText(txt)!),
        };

    public Verdict JudgeSpaced(TxtReading txt, bool recordIsSpaced)
    {
        if (BeforeRecords(txt) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        if (!txt.Selection.Spaced.IsEmpty)
        {
            return Verdict.FailedWhenAny(from one in txt.Selection.Spaced
                                         select new Evidence(
                                             Owner(txt), Quote(one), "a semicolon right after the version"));
        }

        return BeforeText(txt) is { } noText
            ? Verdict.Of(noText)
            : recordIsSpaced
                ? Verdict.Failed(new Evidence(Owner(txt), Quote(txt.Text!), "a semicolon right after the version"))
                : Verdict.Passed;
    }

    public static Verdict JudgeServers(TxtReading txt) => txt.State switch
    {
        TxtState.Unseen => NotSeen(txt),
        TxtState.ServersFail =>
            Verdict.Failed(new Evidence(Owner(txt), txt.Seen.Reply.Words, "an answer, or NXDOMAIN")),
        _ => Verdict.Passed,
    };

    public Verdict JudgeDeadAlias(TxtReading txt) => txt.State switch
    {
        TxtState.Unseen => NotSeen(txt),
        TxtState.ServersFail => Verdict.NotApplicable($"the name servers fail to answer ({ServersFail})"),
        TxtState.DeadAlias => Verdict.Failed(new Evidence(
            Owner(txt), $"{DescribeAliases(txt.Seen.Reply)}: {txt.Seen.Reply.Words}", "a target with the record")),
        _ => Verdict.Passed,
    };

    public Verdict JudgeDelegated(DomainReading reading, TxtReading txt)
    {
        if (BeforeRecords(txt) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        var reply = txt.Seen.Reply;
        return txt.State is not TxtState.Absent && Delegation.LeavesDomain(reading.Domain, reply.Aliases)
            ? Verdict.Failed(new Evidence(Owner(txt), DescribeAliases(reply)))
            : Verdict.Passed;
    }

    public Verdict JudgeMisplaced(
        DomainReading reading, TxtReading txt, ReadOnlySpan<byte> version, params ReadOnlySpan<string> names)
    {
        if (BeforeRecords(txt) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        if (txt.State is not TxtState.Absent)
        {
            return Verdict.Passed;
        }

        var evidence = new List<Evidence>();
        foreach (var lookup in reading.Seen.Misplaced)
        {
            if (names.Contains(lookup.Reply.Name))
            {
                foreach (var one in TxtSelection.Of(lookup.Records, version).Ours)
                {
                    evidence.Add(new($"{lookup.Reply.Name} TXT", Quote(one), $"the record at {txt.Name}"));
                }
            }
        }

        return Verdict.FailedWhenAny(evidence);
    }

    /// <summary>The evidence of a flaw in the one record.</summary>
    public static Evidence At(TxtReading txt, TextSpan span, string? what = null, string? expected = null)
    {
        var text = txt.Text!;
        var quoted = span with { Length = Math.Min(span.Length, LongestQuote) };
        var observed = what ?? (span.Length == 0 ? Quote(text) : text.Slice(quoted));
        return new(Owner(txt), observed, expected) { Place = TextPlace.Of(text.Span, span) };
    }

    public static string Owner(TxtReading txt) => $"{txt.Name} TXT";

    public static string Quote(Octets text) => text.Length > LongestQuote
        ? text.Slice(new(0, LongestQuote)) + " …"
        : text.ToString();

    private static string DescribeAbsence(TxtReading txt) => txt.Selection.Others.IsEmpty
        ? txt.Seen.Reply.Words
        : $"{txt.Selection.Others.Length} other TXT record{(txt.Selection.Others.Length == 1 ? "" : "s")}";

    private static string DescribeAliases(DnsReply reply) => $"CNAME to {string.Join(" to ", reply.Aliases)}";

    private static Verdict NotSeen(TxtReading txt) =>
        Verdict.NotSeen($"{txt.Name} could not be looked up ({txt.Seen.Reply.Words})");

    private Obstacle? BeforeRecords(TxtReading txt) => txt.State switch
    {
        TxtState.Unseen => Obstacle.NotSeen($"{txt.Name} could not be looked up ({txt.Seen.Reply.Words})"),
        TxtState.ServersFail => Obstacle.Moot($"the name servers fail to answer ({ServersFail})"),
        TxtState.DeadAlias => Obstacle.Moot($"the name is an alias that leads nowhere ({DeadAlias})"),
        _ => null,
    };
}
