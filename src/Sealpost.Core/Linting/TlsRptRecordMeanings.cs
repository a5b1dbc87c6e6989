using System.Diagnostics;
using Sealpost.Core.Checks;
using Sealpost.Core.TlsRpt;

namespace Sealpost.Core.Linting;

/// <summary>What the flaws of a TLSRPT record mean.</summary>
internal static class TlsRptRecordMeanings
{
    /// <summary>More than one record of the kind in one answer.</summary>
    public static FlawMeaning Several { get; } = new(
        TlsRptChecks.Several, "More than one record begins with v=TLSRPTv1; so senders act as if there were none.");

    /// <summary>The only record of the kind is dropped for its white space, with other records beside it.</summary>
    public static FlawMeaning Discarded { get; } = new(
        TlsRptChecks.SpaceBeforeSemicolon,
        Severity.Error,
        "White space stands before the first semicolon, and other TXT records beside it: senders discard the record.");

    /// <summary>What a flaw means.</summary>
    public static FlawMeaning Of(TlsRptRecordFlaw flaw) => flaw switch
    {
        TlsRptRecordFlaw.NotTlsRpt =>
            new(TlsRptChecks.Absent, "This is no TLSRPT record: it does not begin with v=TLSRPTv1;"),
        TlsRptRecordFlaw.SpaceBeforeFirstDelimiter => new(
            TlsRptChecks.SpaceBeforeSemicolon,
            Severity.Warning,
            "White space stands before the first semicolon. Senders discard the record as soon as another TXT record "
                + "stands beside it."),
        TlsRptRecordFlaw.MissingDelimiter => new(TlsRptChecks.Malformed, "Two fields are not parted by a semicolon."),
        TlsRptRecordFlaw.EmptyField => new(TlsRptChecks.Malformed, "Nothing stands between two semicolons."),
        TlsRptRecordFlaw.NoEquals => new(TlsRptChecks.Malformed, "A field has no equals sign."),
        TlsRptRecordFlaw.SpaceAroundEquals => new(TlsRptChecks.Malformed, "White space stands beside an equals sign."),
        TlsRptRecordFlaw.MalformedName => new(
            TlsRptChecks.Malformed,
            "A field's name is not 1 to 32 letters, digits, underscores, "
                + "hyphens and dots that begin with a letter or digit."),
        TlsRptRecordFlaw.MalformedValue => new(
            TlsRptChecks.Malformed, "A field's value is empty or has a character that is not allowed."),
        TlsRptRecordFlaw.TrailingSpace => new(
            TlsRptChecks.Malformed, "White space stands after the last field, with no semicolon behind it."),
        TlsRptRecordFlaw.MissingRua =>
            new(TlsRptChecks.NoDestination, "The record has no rua, so senders have nowhere to report to."),
        TlsRptRecordFlaw.EmptyRua => new(TlsRptChecks.NoDestination, "The rua names no destination."),
        TlsRptRecordFlaw.MalformedUri => new(
            ReportDestinationChecks.MalformedUri,
            "A destination is not a valid URI. Strict senders drop the record for it; in mail addresses, write %2C, "
                + "%21 and %3B for , ! and ;"),
        TlsRptRecordFlaw.UnusableUri => new(
            ReportDestinationChecks.MalformedUri,
            "A destination has no mail address or names no host, so no sender can use it."),
        TlsRptRecordFlaw.UnsupportedScheme => new(
            ReportDestinationChecks.WrongScheme, "A destination is neither mailto nor https, so no sender can use it."),
        TlsRptRecordFlaw.DuplicateRua => new(
            TlsRptChecks.SeveralRua, "A further rua. Some senders join the lists, others drop the record."),
        TlsRptRecordFlaw.UnknownField =>
            new(TlsRptChecks.UnknownFields, "A field that no sender knows; it is ignored."),
        _ => throw new UnreachableException($"no such flaw: {flaw}"),
    };
}
