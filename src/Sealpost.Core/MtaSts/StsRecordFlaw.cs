namespace Sealpost.Core.MtaSts;

/// <summary>How an MTA-STS record departs from the grammar of RFC 8461 §3.1.</summary>
public enum StsRecordFlaw
{
    /// <summary>The text does not begin with <c>v=STSv1</c>: another record, no MTA-STS record at all.</summary>
    NotSts,

    /// <summary>White space stands before the <c>;</c> that ends the version. Legal by the ABNF, not by the prose (erratum 6285).</summary>
    SpaceBeforeFirstDelimiter,

    /// <summary>Two fields are not parted by a semicolon. The record is unusable.</summary>
    MissingDelimiter,

    /// <summary>Nothing stands between two semicolons. The record is unusable.</summary>
    EmptyField,

    /// <summary>A field has no <c>=</c>. The record is unusable.</summary>
    NoEquals,

    /// <summary>White space stands beside the <c>=</c>. The record is unusable.</summary>
    SpaceAroundEquals,

    /// <summary>A field's name is not 1 to 32 letters, digits, <c>_</c>, <c>-</c>, <c>.</c> that begin with a letter or digit. The record is unusable.</summary>
    MalformedName,

    /// <summary>A field's value is empty or has an octet that is not allowed. The record is unusable.</summary>
    MalformedValue,

    /// <summary>White space stands after the last field with no semicolon behind it. The record is unusable.</summary>
    TrailingSpace,

    /// <summary>There is no <c>id</c>. The record is unusable.</summary>
    MissingId,

    /// <summary>The first <c>id</c> is not 1 to 32 letters and digits. The record is unusable.</summary>
    MalformedId,

    /// <summary>A further <c>id</c>; the first counts (§3.2, last paragraph, which covers the record too).</summary>
    DuplicateId,

    /// <summary>A field no sender knows; it is ignored (§3.2, last paragraph).</summary>
    UnknownField,
}
