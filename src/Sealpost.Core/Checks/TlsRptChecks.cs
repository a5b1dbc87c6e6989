using Sealpost.Core.TlsRpt;

namespace Sealpost.Core.Checks;

/// <summary>RPT1xx, first half: the <c>_smtp._tls</c> TXT record (RFC 8460 §3).</summary>
internal static class TlsRptChecks
{
    public static Check Absent { get; } = new()
    {
        Id = "RPT101",
        Title = "No TLS-RPT record is published",
        Severity = Severity.Warning,
        Source = new(8460, "3", Level.Must),
        Why = "Senders have nowhere to tell you that they could not deliver securely, so you learn it from your users.",
        Remedy = "Publish this record with an address that somebody, or a program, reads.",
        Publish = Suggestion.TlsRptRecord,
        Judge = static reading => TxtVerdicts.TlsRpt.JudgeAbsent(reading, reading.TlsRpt.Txt),
    };

    public static Check Several { get; } = new()
    {
        Id = "RPT102",
        Title = "More than one TLS-RPT record is published",
        Severity = Severity.Error,
        Source = new(8460, "3", Level.Must),
        Why = "Senders must then act as if there were none.",
        Remedy = "Join the records into one; rua takes several destinations parted by commas.",
        Publish = Suggestion.TlsRptRecord,
        Judge = static reading => TxtVerdicts.TlsRpt.JudgeSeveral(reading.TlsRpt.Txt),
    };

    public static Check Malformed { get; } = new()
    {
        Id = "RPT103",
        Title = "The TLS-RPT record is malformed",
        Severity = Severity.Error,
        Source = new(8460, "3", Level.Must),
        Why = "Senders that read the record strictly send no reports.",
        Remedy = "Write the record as name=value fields parted by single semicolons, "
            + "with no white space around the equals sign.",
        Publish = Suggestion.TlsRptRecord,
        Judge = static reading => TlsRptVerdicts.FromFlaws(
            reading,
            "name=value fields parted by semicolons",
            TlsRptRecordFlaw.MissingDelimiter,
            TlsRptRecordFlaw.EmptyField,
            TlsRptRecordFlaw.NoEquals,
            TlsRptRecordFlaw.SpaceAroundEquals,
            TlsRptRecordFlaw.MalformedName,
            TlsRptRecordFlaw.MalformedValue,
            TlsRptRecordFlaw.TrailingSpace),
    };

    public static Check NoDestination { get; } = new()
    {
        Id = "RPT104",
        Title = "The record names no report destination",
        Severity = Severity.Error,
        Source = new(8460, "3", Level.Must),
        Why = "Senders have nowhere to report to.",
        Remedy = "Add a rua field, in lower case, with a mailto or https URI.",
        Publish = Suggestion.TlsRptRecord,
        Judge = static reading => TlsRptVerdicts.FromFlaws(
            reading, "rua=mailto:… or rua=https://…", TlsRptRecordFlaw.MissingRua, TlsRptRecordFlaw.EmptyRua),
    };

    public static Check SeveralRua { get; } = new()
    {
        Id = "RPT107",
        Title = "The rua field is given more than once",
        Severity = Severity.Warning,
        Source = new(8460, "3", Level.May),
        Why = "The RFC does not say what that means: some senders join the lists, others drop the record.",
        Remedy = "Join them into one rua field, the destinations parted by commas.",
        Publish = Suggestion.TlsRptRecord,
        Judge = static reading => TlsRptVerdicts.FromFlaws(reading, "one rua", TlsRptRecordFlaw.DuplicateRua),
    };

    public static Check SpaceBeforeSemicolon { get; } = new()
    {
        Id = "RPT108",
        Title = "White space stands before the first semicolon",
        Severity = Severity.Warning,
        Source = new(8460, "3", Level.Must),
        Why = "The grammar allows it, but senders drop records that do not begin with exactly v=TLSRPTv1; "
            + "as soon as another TXT record stands beside them.",
        Remedy = "Write v=TLSRPTv1; with nothing between the 1 and the semicolon.",
        Publish = Suggestion.TlsRptRecord,
        Judge = static reading => TxtVerdicts.TlsRpt.JudgeSpaced(
            reading.TlsRpt.Txt,
            reading.TlsRpt.Record?.Strict.Has(TlsRptRecordFlaw.SpaceBeforeFirstDelimiter) is true),
    };

    public static Check UnknownFields { get; } = new()
    {
        Id = "RPT109",
        Title = "The record has fields that no sender knows",
        Severity = Severity.Info,
        Source = new(8460, "3", Level.May),
        Why = "Senders ignore them. They are harmless unless one is a misspelt rua.",
        Remedy = "Remove the fields unless you know what reads them; v and rua are the only ones that are defined.",
        Judge = static reading => TlsRptVerdicts.FromFlaws(reading, "v and rua only", TlsRptRecordFlaw.UnknownField),
    };

    public static Check ServersFail { get; } = new()
    {
        Id = "RPT110",
        Title = "The name servers fail to answer for `_smtp._tls`",
        Severity = Severity.Error,
        Source = new(8460, "3", Level.Must),
        Why = "Senders cannot learn where to report to.",
        Remedy = "Ask each of the domain's name servers for the TXT records of this name, "
            + "and check the delegation and the DNSSEC signatures.",
        Judge = static reading => TxtVerdicts.JudgeServers(reading.TlsRpt.Txt),
    };

    public static Check Misplaced { get; } = new()
    {
        Id = "RPT113",
        Title = "The record is published at the wrong name",
        Severity = Severity.Warning,
        Source = new(8460, "3", Level.Must),
        Why = "Senders look at _smtp._tls and the domain, and nowhere else.",
        Remedy = "Move the record. A doubled domain usually means that the name server added the domain to a name that "
            + "was already complete.",
        Publish = Suggestion.TlsRptRecord,
        Judge = static reading => TxtVerdicts.TlsRpt.JudgeMisplaced(
            reading,
            reading.TlsRpt.Txt,
            "v=TLSRPTv1"u8,
            reading.Domain,
            $"_smtp._tls.{reading.Domain}.{reading.Domain}",
            $"_tls._smtp.{reading.Domain}"),
    };

    public static Check Delegated { get; } = new()
    {
        Id = "RPT114",
        Title = "The record is delegated to another domain",
        Severity = Severity.Info,
        Source = new(8460, "3", Level.May),
        Why = "Whoever controls the target decides where reports about your domain go.",
        Remedy = "Nothing to mend while you trust the target's owner; remove the alias when you leave them.",
        Judge = static reading => TxtVerdicts.TlsRpt.JudgeDelegated(reading, reading.TlsRpt.Txt),
    };

    public static Check DeadAlias { get; } = new()
    {
        Id = "RPT115",
        Title = "`_smtp._tls` is a CNAME that leads nowhere",
        Severity = Severity.Error,
        Source = new(8460, "3", Level.Must),
        Why = "Senders follow the alias and find no record. Whoever can register the target's name can also have your "
            + "reports.",
        Remedy = "Point the alias at a name that has the record, or publish the record here yourself.",
        Publish = Suggestion.TlsRptRecord,
        Judge = static reading => TxtVerdicts.TlsRpt.JudgeDeadAlias(reading.TlsRpt.Txt),
    };
}
