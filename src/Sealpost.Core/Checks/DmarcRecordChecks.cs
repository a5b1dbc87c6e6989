using Sealpost.Core.Dmarc;
using Sealpost.Core.Names;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>DMC1xx, first part: is there one record, where receivers look for it? (RFC 9989 §4.10)</summary>
internal static class DmarcRecordChecks
{
    public static Check Absent { get; } = new()
    {
        Id = "DMC101",
        Title = "No DMARC policy covers the domain",
        Severity = Severity.Warning,
        Source = new(9989, "4.10.1", Level.Must),
        Why = "Anybody can send mail in the domain's name, and receivers are not told what to do with it.",
        Remedy = "Publish this record, read the reports for a few weeks, then move the policy to quarantine and reject.",
        Publish = DmarcSuggestion.Record,
        Judge = static reading => DmarcVerdicts.BeforeAnswer(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : reading.Dmarc! switch
            {
                { Own.State: TxtState.Several } => Verdict.NotApplicable("there is more than one record (DMC102)"),
                { Source: not null } => Verdict.Passed,
                { IsNonexistent: true } => Verdict.NotApplicable("the domain does not exist"),
                var dmarc when dmarc.Own!.NearMisses.Any() => Verdict.NotApplicable("the version is not DMARC1 (DMC126)"),
                var dmarc when DmarcVerdicts.FirstUnseen(dmarc) is { } step => Verdict.Of(DmarcVerdicts.NotSeen(step)),
                var dmarc => Verdict.Failed(new Evidence($"{dmarc.Own!.Name} TXT", Describe(dmarc.Own), "one record")),
            },
    };

    public static Check Several { get; } = new()
    {
        Id = "DMC102",
        Title = "More than one DMARC record is published",
        Severity = Severity.Error,
        Source = new(9989, "4.10", Level.Must),
        Why = "Receivers then act as if there were none.",
        Remedy = "Keep one record and remove the others; rua takes several destinations parted by commas.",
        Publish = DmarcSuggestion.Record,
        Judge = static reading => DmarcVerdicts.BeforeAnswer(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : Verdict.FailedWhenAny(
                from one in reading.Dmarc!.Own!.Ours
                where reading.Dmarc.Own.State is TxtState.Several
                select new Evidence($"{reading.Dmarc.Own.Name} TXT", TxtVerdicts.Quote(one), "one record")),
    };

    public static Check Inherited { get; } = new()
    {
        Id = "DMC119",
        Title = "The DMARC policy is that of a domain above",
        Severity = Severity.Info,
        Source = new(9989, "4.10.1", Level.May),
        Why = "Its owner decides what happens to mail in this domain's name, and gets the reports.",
        Remedy = "Nothing to mend while that is as you want it; a record of its own would make the domain independent.",
        Judge = static reading => DmarcVerdicts.BeforePolicy(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : reading.Dmarc!.IsInherited
                ? Verdict.Failed(new Evidence(
                    $"{reading.Dmarc.Own!.Name} TXT",
                    $"no record; {reading.Dmarc.Source!.Name} says {DmarcVerdicts.Word(reading.Dmarc.Policy!.Value)}"))
                : Verdict.Passed,
    };

    public static Check OlderReceivers { get; } = new()
    {
        Id = "DMC120",
        Title = "Receivers of RFC 7489 find another policy",
        Severity = Severity.Warning,
        Source = new(7489, "6.6.3", Level.Must),
        Why = "They do not walk up the tree but look at the domain that was registered, and many still do so.",
        Remedy = "Publish a record at the domain itself; then all receivers find the same.",
        Publish = DmarcSuggestion.Record,
        Judge = static reading => DmarcVerdicts.BeforePolicy(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : reading.Dmarc! switch
            {
                var dmarc when dmarc.Older == dmarc.Source => Verdict.Passed,
                var dmarc => Verdict.Failed(new Evidence(
                    $"{dmarc.Older?.Name ?? $"_dmarc.{OrganizationalDomain.Of(reading.Seen.Domain)}"} TXT",
                    dmarc.OlderPolicy is { } older ? $"the policy {DmarcVerdicts.Word(older)}" : "no policy",
                    $"{DmarcVerdicts.Word(dmarc.Policy!.Value)}, of {dmarc.Source!.Name}")),
            },
    };

    public static Check ServersFail { get; } = new()
    {
        Id = "DMC121",
        Title = "The name servers fail to answer for `_dmarc`",
        Severity = Severity.Error,
        Source = new(9989, "4.10.1", Level.Must),
        Why = "Receivers cannot learn the policy; some deliver all mail then, some put it off.",
        Remedy = "Ask each of the domain's name servers for the TXT records of this name, "
            + "and check the delegation and the DNSSEC signatures.",
        Judge = static reading => reading.Dmarc?.Own switch
        {
            null => Verdict.NotSeen("DMARC was not looked at"),
            { State: TxtState.Unseen } own => Verdict.Of(DmarcVerdicts.NotSeen(own)),
            { State: TxtState.ServersFail } own =>
                Verdict.Failed(new Evidence($"{own.Name} TXT", own.Seen.Reply.Words, "an answer, or NXDOMAIN")),
            _ => Verdict.Passed,
        },
    };

    public static Check DeadAlias { get; } = new()
    {
        Id = "DMC122",
        Title = "`_dmarc` is a CNAME that leads nowhere",
        Severity = Severity.Error,
        Source = new(9989, "4.10.1", Level.Must),
        Why = "Receivers follow the alias and find no policy. Whoever can register the target's name decides about your mail.",
        Remedy = "Point the alias at a name that has the record, or publish the record here yourself.",
        Publish = DmarcSuggestion.Record,
        Judge = static reading => reading.Dmarc?.Own switch
        {
            { State: TxtState.DeadAlias } own => Verdict.Failed(new Evidence(
                $"{own.Name} TXT", $"{Aliases(own)}: {own.Seen.Reply.Words}", "a target with the record")),
            _ => DmarcVerdicts.BeforeAnswer(reading) is { } obstacle ? Verdict.Of(obstacle) : Verdict.Passed,
        },
    };

    public static Check Misplaced { get; } = new()
    {
        Id = "DMC123",
        Title = "The DMARC record is published at the wrong name",
        Severity = Severity.Warning,
        Source = new(9989, "4.10.1", Level.Must),
        Why = "Receivers look at _dmarc and the domain, and nowhere else.",
        Remedy = "Move the record. A doubled domain usually means that the name server added the domain to a name that "
            + "was already complete.",
        Publish = DmarcSuggestion.Record,
        Judge = static reading => DmarcVerdicts.BeforeAnswer(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : reading.Dmarc!.Own!.State is TxtState.Absent
                ? Verdict.FailedWhenAny(
                    from lookup in reading.Dmarc.Lookup.Misplaced
                    from one in lookup.Records
                    where DmarcRecordParser.IsDmarc(one.Span)
                    select new Evidence(
                        $"{lookup.Reply.Name} TXT", TxtVerdicts.Quote(one), $"the record at {reading.Dmarc.Own.Name}"))
                : Verdict.Passed,
    };

    public static Check Delegated { get; } = new()
    {
        Id = "DMC124",
        Title = "The DMARC record is delegated to another domain",
        Severity = Severity.Info,
        Source = new(9989, "4.10.1", Level.May),
        Why = "Whoever controls the target decides what happens to mail in your domain's name.",
        Remedy = "Nothing to mend while you trust the target's owner; remove the alias when you leave them.",
        Judge = static reading => DmarcVerdicts.BeforeText(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : reading.Dmarc!.Own! switch
            {
                var own when Delegation.LeavesDomain(reading.Domain, own.Seen.Reply.Aliases) =>
                    Verdict.Failed(new Evidence($"{own.Name} TXT", Aliases(own))),
                _ => Verdict.Passed,
            },
    };

    public static Check WrongVersion { get; } = new()
    {
        Id = "DMC126",
        Title = "The version of the DMARC record is not DMARC1",
        Severity = Severity.Error,
        Source = new(9989, "4.7", Level.Must),
        Why = "Receivers ignore a record that does not begin with exactly v=DMARC1; in these letters.",
        Remedy = "Begin the record with v=DMARC1; and put the other tags behind it.",
        Publish = DmarcSuggestion.Record,
        Judge = static reading => DmarcVerdicts.BeforeAnswer(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : Verdict.FailedWhenAny(
                from one in reading.Dmarc!.Own!.NearMisses
                select new Evidence($"{reading.Dmarc.Own.Name} TXT", TxtVerdicts.Quote(one), "v=DMARC1; first")),
    };

    private static string Describe(DmarcStep own) => own.Seen.Records.Length switch
    {
        0 => own.Seen.Reply.Words,
        1 => "1 other TXT record",
        var many => $"{many} other TXT records",
    };

    private static string Aliases(DmarcStep own) => $"CNAME to {string.Join(" to ", own.Seen.Reply.Aliases)}";
}
