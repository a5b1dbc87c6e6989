using System.Diagnostics;
using Sealpost.Core.Checks;
using Sealpost.Core.MtaSts;

namespace Sealpost.Core.Linting;

/// <summary>What the flaws of an MTA-STS record mean.</summary>
internal static class StsRecordMeanings
{
    /// <summary>More than one record of the kind in one answer.</summary>
    public static FlawMeaning Several { get; } = new(
        RecordChecks.Several, "More than one record begins with v=STSv1; so senders act as if there were no policy.");

    /// <summary>The only record of the kind is dropped for its white space, with other records beside it.</summary>
    public static FlawMeaning Discarded { get; } = new(
        RecordChecks.SpaceBeforeSemicolon,
        Severity.Error,
        "White space stands before the first semicolon, and other TXT records beside it: senders discard the record.");

    /// <summary>What a flaw means.</summary>
    public static FlawMeaning Of(StsRecordFlaw flaw) => flaw switch
    {
        StsRecordFlaw.NotSts =>
            new(RecordChecks.OtherRecords, "This is no MTA-STS record: it does not begin with v=STSv1;"),
        StsRecordFlaw.SpaceBeforeFirstDelimiter => new(
            RecordChecks.SpaceBeforeSemicolon,
            Severity.Warning,
            "White space stands before the first semicolon. Senders discard the record as soon as another TXT record "
                + "stands beside it."),
        StsRecordFlaw.MissingDelimiter => new(RecordChecks.Malformed, "Two fields are not parted by a semicolon."),
        StsRecordFlaw.EmptyField => new(RecordChecks.Malformed, "Nothing stands between two semicolons."),
        StsRecordFlaw.NoEquals => new(RecordChecks.Malformed, "A field has no equals sign."),
        StsRecordFlaw.SpaceAroundEquals => new(RecordChecks.Malformed, "White space stands beside an equals sign."),
        StsRecordFlaw.MalformedName => new(
            RecordChecks.Malformed,
            "A field's name is not 1 to 32 letters, digits, underscores, "
                + "hyphens and dots that begin with a letter or digit."),
        StsRecordFlaw.MalformedValue => new(
            RecordChecks.Malformed, "A field's value is empty or has a character that is not allowed."),
        StsRecordFlaw.TrailingSpace => new(
            RecordChecks.Malformed, "White space stands after the last field, with no semicolon behind it."),
        StsRecordFlaw.MissingId =>
            new(RecordChecks.NoId, "The record has no id, so senders act as if there were no policy."),
        StsRecordFlaw.MalformedId => new(RecordChecks.MalformedId, "The id is not 1 to 32 letters and digits."),
        StsRecordFlaw.DuplicateId => new(
            RecordChecks.SeveralIds,
            "A further id. By the RFC the first counts; some senders take the last or drop the record."),
        StsRecordFlaw.UnknownField => new(RecordChecks.UnknownFields, "A field that no sender knows; it is ignored."),
        _ => throw new UnreachableException($"no such flaw: {flaw}"),
    };
}
