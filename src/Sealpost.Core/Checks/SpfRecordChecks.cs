using Sealpost.Core.Reading;
using Sealpost.Core.Spf;

namespace Sealpost.Core.Checks;

/// <summary>SPF1xx, first part: is there one record at the domain? (RFC 7208 §3, §4.4, §4.5)</summary>
internal static class SpfRecordChecks
{
    // RFC 7208 §3.4: the name and the texts of all TXT records together should stay under 450 octets.
    private const int RoomInUdp = 450;

    public static Check Absent { get; } = new()
    {
        Id = "SPF101",
        Title = "No SPF record is published",
        Severity = Severity.Warning,
        Source = new(7208, "3", Level.May),
        Why = "Nobody can tell mail of yours from mail that others send in your name.",
        Remedy = "Publish a record that lists the servers that send for the domain. Add an include for every service "
            + "that does, and end it in -all once none is missing.",
        Publish = SpfSuggestion.First,
        Judge = static reading => SpfVerdicts.BeforeRecords(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : reading.Spf.State is not SpfState.Absent
                ? Verdict.Passed
                : SpfVerdicts.IsParked(reading)
                    ? Verdict.NotApplicable("the domain takes no mail (SPF127)")
                    : Verdict.Failed(new Evidence(
                        SpfVerdicts.Owner(reading),
                        reading.Seen.Spf!.Txt.Records.Length switch
                        {
                            0 => reading.Seen.Spf.Txt.Reply.Words,
                            1 => "1 other TXT record",
                            var others => $"{others} other TXT records",
                        },
                        "one record that begins with v=spf1")),
    };

    public static Check Several { get; } = new()
    {
        Id = "SPF102",
        Title = "More than one SPF record is published",
        Severity = Severity.Error,
        Source = new(7208, "3.2", Level.Must),
        Why = "Receivers must then report a permanent error, whoever sends.",
        Remedy = "Join the records into one: all mechanisms in a row, a single all at the end.",
        Judge = static reading => SpfVerdicts.BeforeRecords(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : reading.Spf.State switch
            {
                SpfState.Absent => Verdict.Of(SpfVerdicts.BeforeText(reading)!),
                SpfState.Several => Verdict.FailedWhenAny(
                    from one in reading.Spf.Selection.Ours
                    select new Evidence(SpfVerdicts.Owner(reading), SpfVerdicts.Quote(one), "one record")),
                _ => Verdict.Passed,
            },
    };

    public static Check ServersFail { get; } = new()
    {
        Id = "SPF107",
        Title = "The name servers fail to answer for the SPF record",
        Severity = Severity.Error,
        Source = new(7208, "4.4", Level.Must),
        Why = "Receivers put the mail off or go on without SPF.",
        Remedy = "Mend the name servers; a broken DNSSEC signature is a frequent cause.",
        Judge = static reading => reading.Spf switch
        {
            { State: SpfState.ServersFail } when reading.Mail.State is not MailState.NoSuchDomain =>
                Verdict.Failed(new Evidence(
                    SpfVerdicts.Owner(reading), reading.Seen.Spf!.Txt.Reply.Words, "an answer, or NXDOMAIN")),
            { State: SpfState.Unseen } or { Seen: null } => Verdict.Of(SpfVerdicts.BeforeRecords(reading)!),
            _ => Verdict.Passed,
        },
    };

    public static Check Near { get; } = new()
    {
        Id = "SPF124",
        Title = "A TXT record is nearly an SPF record",
        Severity = Severity.Warning,
        Source = new(7208, "4.5", Level.Must),
        Why = "Receivers see only records that begin with exactly v=spf1 and a space, so this one does not count.",
        Remedy = "Begin the record with v=spf1 and one space, without quotation marks in the text; remove it if it is "
            + "a leftover.",
        Judge = static reading => SpfVerdicts.BeforeRecords(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : Verdict.FailedWhenAny(
                from one in reading.Spf.Selection.Near
                select new Evidence(SpfVerdicts.Owner(reading), SpfVerdicts.Quote(one), "v=spf1 and a space first")),
    };

    public static Check Misplaced { get; } = new()
    {
        Id = "SPF125",
        Title = "The SPF record is published at the wrong name",
        Severity = Severity.Warning,
        Source = new(7208, "3", Level.Must),
        Why = "Receivers look at the domain itself and nowhere else.",
        Remedy = "Move the record to the domain itself, or include or redirect to it from there.",
        Publish = static reading => reading.Seen.Spf?.Misplaced is [_, .. var below] && below.Any(HasOne)
            ? $"{reading.Domain}. IN TXT \"v=spf1 redirect={below.First(HasOne).Reply.Name}\""
            : null,
        Judge = static reading => SpfVerdicts.BeforeRecords(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : Verdict.FailedWhenAny(
                from lookup in reading.Seen.Spf!.Misplaced
                from one in SpfSelection.Of(lookup.Records).Ours
                select new Evidence(
                    $"{lookup.Reply.Name} TXT", SpfVerdicts.Quote(one), $"the record at {reading.Domain}")),
    };

    public static Check Large { get; } = new()
    {
        Id = "SPF126",
        Title = "The TXT answer is large for a plain UDP packet",
        Severity = Severity.Info,
        Source = new(7208, "3.4", Level.Should),
        Why = "It may need a second question over TCP, which some networks do not let through.",
        Remedy = "Remove TXT records that nobody needs any more, such as old proofs of ownership, or move part of the "
            + "record into an include.",
        Judge = static reading => SpfVerdicts.BeforeText(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : JudgeSize(reading),
    };

    public static Check NotParked { get; } = new()
    {
        Id = "SPF127",
        Title = "A domain without mail does not say that nobody sends for it",
        Severity = Severity.Warning,
        Source = new(7505, "4.2", Level.May),
        Why = "Domains that nobody uses are favourites of those who forge senders: nothing says that the mail is false.",
        Remedy = "Publish an SPF record that permits nobody.",
        Publish = SpfSuggestion.Nobody,
        Judge = static reading => JudgeParked(reading),
    };

    private static Verdict JudgeSize(DomainReading reading)
    {
        var records = reading.Seen.Spf!.Txt.Records;
        var size = reading.Domain.Length + records.Sum(static one => one.Length);
        return size <= RoomInUdp
            ? Verdict.Passed
            : Verdict.Failed(new Evidence(
                SpfVerdicts.Owner(reading),
                $"{records.Length} TXT record{(records.Length == 1 ? "" : "s")}, {size} octets together with the name",
                $"at most {RoomInUdp}"));
    }

    private static Verdict JudgeParked(DomainReading reading)
    {
        if (SpfVerdicts.BeforeRecords(reading) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        if (!SpfVerdicts.IsParked(reading))
        {
            return reading.Mail.IsKnown
                ? Verdict.NotApplicable("the domain takes mail")
                : Verdict.NotSeen("whether the domain takes mail could not be looked up");
        }

        return reading.Spf switch
        {
            { State: SpfState.Absent } => Verdict.Failed(SpfVerdicts.Whole(reading, "v=spf1 -all")),
            { State: not SpfState.Usable } => Verdict.Of(
                SpfVerdicts.BeforeTree(reading) ?? Obstacle.Moot("the record is broken")),
            { Ranges.Nobody: false } => Verdict.NotApplicable("the record permits senders, so the domain sends mail"),
            { IsPartlyUnseen: true } => SpfVerdicts.OrUnseen(reading, Verdict.Passed),
            { Root.All: SpfQualifier.Fail } => Verdict.Passed,
            _ => Verdict.Failed(SpfVerdicts.Whole(reading, "v=spf1 -all")),
        };
    }

    private static bool HasOne(Observations.TxtLookup lookup) => SpfSelection.Of(lookup.Records).Only is not null;
}
