namespace Sealpost.Core.TlsRpt;

/// <summary>How a TLSRPT record departs from the grammar of RFC 8460 §3.</summary>
public enum TlsRptRecordFlaw
{
    /// <summary>The text does not begin with <c>v=TLSRPTv1</c>: another record, no TLSRPT record at all.</summary>
    NotTlsRpt,

    /// <summary>White space stands before the <c>;</c> that ends the version. Legal by the ABNF, not by the prose.</summary>
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

    /// <summary>There is no <c>rua</c>. The record is unusable.</summary>
    MissingRua,

    /// <summary>A <c>rua</c> with no URI in it. The record is unusable.</summary>
    EmptyRua,

    /// <summary>A destination that is no RFC 3986 URI, or has an unescaped <c>!</c>. The record is unusable; lenient senders use the others.</summary>
    MalformedUri,

    /// <summary>A well-formed URI that is no mail address or names no host. No sender can use it; the others count.</summary>
    UnusableUri,

    /// <summary>A well-formed URI that is neither mailto nor https. No sender can use it; the others count.</summary>
    UnsupportedScheme,

    /// <summary>A further <c>rua</c>; the lists are joined (spec reading D4).</summary>
    DuplicateRua,

    /// <summary>A field no sender knows; it is ignored.</summary>
    UnknownField,
}
