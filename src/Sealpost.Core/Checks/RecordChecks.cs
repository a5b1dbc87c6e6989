using Sealpost.Core.MtaSts;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>STS1xx: the <c>_mta-sts</c> TXT record (RFC 8461 §3.1).</summary>
internal static class RecordChecks
{
    public static Check Absent { get; } = new()
    {
        Id = "STS101",
        Title = "No MTA-STS record is published",
        Severity = Severity.Warning,
        Source = new(8461, "3.1", Level.Must),
        Why = "Senders do not look for a policy, so anyone between them and your mail servers can strip the encryption "
            + "unnoticed, unless DANE protects the servers.",
        Remedy = "Serve a policy first, then publish this record. Start with mode testing.",
        Publish = Suggestion.StsRecord,
        Judge = static reading => TxtVerdicts.MtaSts.JudgeAbsent(reading, reading.MtaSts.Txt),
    };

    public static Check Several { get; } = new()
    {
        Id = "STS102",
        Title = "More than one MTA-STS record is published",
        Severity = Severity.Error,
        Source = new(8461, "3.1", Level.Must),
        Why = "Senders must then act as if there were no policy at all.",
        Remedy = "Remove all but one of the records that begin with v=STSv1.",
        Publish = Suggestion.StsRecordWithNewId,
        Judge = static reading => TxtVerdicts.MtaSts.JudgeSeveral(reading.MtaSts.Txt),
    };

    public static Check Malformed { get; } = new()
    {
        Id = "STS103",
        Title = "The MTA-STS record is malformed",
        Severity = Severity.Error,
        Source = new(8461, "3.1", Level.Must),
        Why = "A sender that reads the record strictly finds no policy.",
        Remedy = "Write the record as name=value fields parted by single semicolons, "
            + "with no other white space than around the semicolons.",
        Publish = Suggestion.StsRecord,
        Judge = static reading => FromFlaws(
            reading,
            expected: "name=value fields parted by semicolons",
            StsRecordFlaw.MissingDelimiter,
            StsRecordFlaw.EmptyField,
            StsRecordFlaw.NoEquals,
            StsRecordFlaw.SpaceAroundEquals,
            StsRecordFlaw.MalformedName,
            StsRecordFlaw.MalformedValue,
            StsRecordFlaw.TrailingSpace),
    };

    public static Check NoId { get; } = new()
    {
        Id = "STS104",
        Title = "The record has no id",
        Severity = Severity.Error,
        Source = new(8461, "3.1", Level.Must),
        Why = "Without an id the record is unusable: senders act as if there were no policy.",
        Remedy = "Add an id of 1 to 32 letters and digits, and change it whenever the policy changes.",
        Publish = Suggestion.StsRecord,
        Judge = static reading => FromFlaws(reading, "an id field in lower case", StsRecordFlaw.MissingId),
    };

    public static Check MalformedId { get; } = new()
    {
        Id = "STS105",
        Title = "The id is not 1 to 32 letters and digits",
        Severity = Severity.Error,
        Source = new(8461, "3.1", Level.Must),
        Why = "The record is unusable: senders that read it strictly act as if there were no policy.",
        Remedy = "Use ASCII letters and digits only, at most 32; a time stamp without punctuation will do.",
        Publish = Suggestion.StsRecord,
        Judge = static reading => FromFlaws(reading, "1 to 32 letters and digits", StsRecordFlaw.MalformedId),
    };

    public static Check SeveralIds { get; } = new()
    {
        Id = "STS106",
        Title = "The id is given more than once",
        Severity = Severity.Error,
        Source = new(8461, "3.2", Level.Must),
        Why = "By the RFC the first counts. Some senders take the last, others drop the record, "
            + "so they disagree on when the policy changed.",
        Remedy = "Keep one id field.",
        Publish = Suggestion.StsRecord,
        Judge = static reading => FromFlaws(reading, "one id", StsRecordFlaw.DuplicateId),
    };

    public static Check SpaceBeforeSemicolon { get; } = new()
    {
        Id = "STS107",
        Title = "White space stands before the first semicolon",
        Severity = Severity.Error,
        Rule = new(
            "error where the record stands beside other TXT records and is discarded for it, warning otherwise",
            static (reading, _) => reading.MtaSts.Txt.State is TxtState.Discarded ? Severity.Error : Severity.Warning),
        Source = new(8461, "3.1", Level.Must),
        Why = "The grammar allows it, but senders drop records that do not begin with exactly v=STSv1; "
            + "as soon as another TXT record stands beside them.",
        Remedy = "Write v=STSv1; with nothing between the 1 and the semicolon.",
        Publish = Suggestion.StsRecord,
        Judge = static reading => TxtVerdicts.MtaSts.JudgeSpaced(
            reading.MtaSts.Txt,
            reading.MtaSts.Record?.Has(StsRecordFlaw.SpaceBeforeFirstDelimiter) is true),
    };

    public static Check UnknownFields { get; } = new()
    {
        Id = "STS108",
        Title = "The record has fields that no sender knows",
        Severity = Severity.Info,
        Source = new(8461, "3.1", Level.May),
        Why = "Senders ignore them. They are harmless unless one is a misspelt id.",
        Remedy = "Remove the fields unless you know what reads them; v and id are the only ones that are defined.",
        Judge = static reading => FromFlaws(reading, "v and id only", StsRecordFlaw.UnknownField),
    };

    public static Check Misplaced { get; } = new()
    {
        Id = "STS109",
        Title = "The record is published at the wrong name",
        Severity = Severity.Warning,
        Source = new(8461, "3.1", Level.Must),
        Why = "Senders look at _mta-sts and the domain, and nowhere else.",
        Remedy = "Move the record. A doubled domain usually means that the name server added the domain to a name that "
            + "was already complete.",
        Publish = Suggestion.StsRecord,
        Judge = static reading => TxtVerdicts.MtaSts.JudgeMisplaced(
            reading,
            reading.MtaSts.Txt,
            "v=STSv1"u8,
            reading.Domain,
            $"_mta-sts.{reading.Domain}.{reading.Domain}"),
    };

    public static Check ServersFail { get; } = new()
    {
        Id = "STS110",
        Title = "The name servers fail to answer for `_mta-sts`",
        Severity = Severity.Error,
        Source = new(8461, "3.1", Level.Must),
        Why = "Senders cannot learn that there is a policy, or that it changed.",
        Remedy = "Ask each of the domain's name servers for the TXT records of this name, "
            + "and check the delegation and the DNSSEC signatures.",
        Judge = static reading => TxtVerdicts.JudgeServers(reading.MtaSts.Txt),
    };

    public static Check DeadAlias { get; } = new()
    {
        Id = "STS111",
        Title = "`_mta-sts` is a CNAME that leads nowhere",
        Severity = Severity.Error,
        Source = new(8461, "3.1", Level.Must),
        Why = "Senders follow the alias and find no record. Whoever can register the target's name can also publish "
            + "one for you.",
        Remedy = "Point the alias at a name that has the record, or publish the record here yourself.",
        Publish = Suggestion.StsRecord,
        Judge = static reading => TxtVerdicts.MtaSts.JudgeDeadAlias(reading.MtaSts.Txt),
    };

    public static Check OtherRecords { get; } = new()
    {
        Id = "STS112",
        Title = "`_mta-sts` answers with other TXT records only",
        Severity = Severity.Info,
        Source = new(8461, "3.1", Level.Must),
        Why = "Often a wildcard record answers for every name. Senders see that none of the records is an MTA-STS "
            + "record.",
        Remedy =
            "Nothing to mend if you meant no MTA-STS; otherwise see whether the record's version is spelt v=STSv1.",
        Judge = static reading => reading.MtaSts.Txt is { State: TxtState.Absent, Selection.Others.IsEmpty: false } txt
            ? Verdict.FailedWhenAny(
                from one in txt.Selection.Others
                select new Evidence(TxtVerdicts.Owner(txt), TxtVerdicts.Quote(one), "v=STSv1; …"))
            : reading.MtaSts.Txt.State is TxtState.Absent ? Verdict.Passed : Judged(reading) ?? Verdict.Passed,
    };

    public static Check Delegated { get; } = new()
    {
        Id = "STS113",
        Title = "The record is delegated to another domain",
        Severity = Severity.Info,
        Source = new(8461, "8.2", Level.May),
        Why = "Whoever controls the target decides when senders fetch your policy again. "
            + "The policy host is delegated separately.",
        Remedy = "Nothing to mend while you trust the target's owner; remove the alias when you leave them.",
        Judge = static reading => TxtVerdicts.MtaSts.JudgeDelegated(reading, reading.MtaSts.Txt),
    };

    private static Verdict? Judged(DomainReading reading) =>
        TxtVerdicts.MtaSts.BeforeText(reading.MtaSts.Txt) is { } obstacle ? Verdict.Of(obstacle) : null;

    private static Verdict FromFlaws(DomainReading reading, string expected, params ReadOnlySpan<StsRecordFlaw> kinds)
    {
        var txt = reading.MtaSts.Txt;
        if (Judged(reading) is { } verdict)
        {
            return verdict;
        }

        var evidence = new List<Evidence>();
        foreach (var flaw in reading.MtaSts.Record!.Flaws)
        {
            if (kinds.Contains(flaw.Kind))
            {
                evidence.Add(TxtVerdicts.At(txt, flaw.Where, expected: expected));
            }
        }

        return Verdict.FailedWhenAny(evidence);
    }
}
