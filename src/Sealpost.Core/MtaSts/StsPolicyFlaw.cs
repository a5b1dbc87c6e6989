namespace Sealpost.Core.MtaSts;

/// <summary>How a policy body departs from the grammar of RFC 8461 §3.2.</summary>
/// <remarks>
/// "Unusable" means that a conforming sender ends with no policy. The flaws marked "tolerated by some" make strict senders
/// drop the policy while others in wide use read on (spec reading D7).
/// </remarks>
public enum StsPolicyFlaw
{
    /// <summary>There are no octets at all, or white space only. Unusable.</summary>
    Empty,

    /// <summary>The body is a web page. Unusable; no other flaw is reported beside it.</summary>
    WebPage,

    /// <summary>The body begins with a byte order mark, or is UTF-16. Unusable.</summary>
    ByteOrderMark,

    /// <summary>A carriage return that no line feed follows. Unusable.</summary>
    BareCarriageReturn,

    /// <summary>A line with nothing, or only white space, in it. Tolerated by some.</summary>
    BlankLine,

    /// <summary>A line that begins like a comment; the grammar has none. Tolerated by some.</summary>
    CommentLine,

    /// <summary>White space at the start of a line. Tolerated by some.</summary>
    LeadingSpace,

    /// <summary>White space between a name and its colon. Tolerated by some.</summary>
    SpaceBeforeColon,

    /// <summary>A line without a colon. Tolerated by some.</summary>
    NoColon,

    /// <summary>A line whose name is not 1 to 32 letters, digits, <c>_</c>, <c>-</c>, <c>.</c>. Unusable.</summary>
    MalformedName,

    /// <summary>An unknown or a repeated field with an empty value. Unusable.</summary>
    MalformedValue,

    /// <summary>A control octet, or octets that are not UTF-8, in a line that is no known field. Unusable.</summary>
    ForbiddenOctet,

    /// <summary>No <c>version</c>. Unusable.</summary>
    MissingVersion,

    /// <summary>The first <c>version</c> is not exactly <c>STSv1</c>. Unusable.</summary>
    UnknownVersion,

    /// <summary>No <c>mode</c>. Unusable.</summary>
    MissingMode,

    /// <summary>The first <c>mode</c> is not <c>enforce</c>, <c>testing</c> or <c>none</c>. Unusable.</summary>
    UnknownMode,

    /// <summary>No <c>max_age</c>. Unusable.</summary>
    MissingMaxAge,

    /// <summary>The first <c>max_age</c> is not 1 to 10 digits. Unusable.</summary>
    MalformedMaxAge,

    /// <summary>The first <c>max_age</c> is above 31557600. Unusable by the prose, though ten digits derive (erratum 7282).</summary>
    MaxAgeTooLarge,

    /// <summary>No <c>mx</c> though the mode is not none. Unusable.</summary>
    MissingMx,

    /// <summary>An <c>mx</c> that is no <c>["*."] Domain</c>. Unusable.</summary>
    MalformedMx,

    /// <summary>A further <c>version</c>, <c>mode</c> or <c>max_age</c>; the first counts, later ones are not read.</summary>
    DuplicateField,

    /// <summary>The version is not on the first line; legal, but Google documents that it wants it there (spec reading D24).</summary>
    VersionNotFirst,

    /// <summary>A field no sender knows; it is ignored.</summary>
    UnknownField,

    /// <summary>An unknown field whose name is nearly a known one; it is ignored, which is hardly what its author meant.</summary>
    MisspeltField,

    /// <summary>An <c>mx</c> that looks like an IP address: it derives from the grammar and can never match.</summary>
    AddressMx,

    /// <summary>An <c>mx</c> that stands there already; harmless.</summary>
    DuplicateMx,
}
