namespace Sealpost.Core.Spf;

/// <summary>Departures from the grammar of an SPF record, and what is legal in it and has no effect.</summary>
public enum SpfRecordFlaw
{
    /// <summary>Does not begin with <c>v=spf1</c> and a space or the end: no SPF record at all (RFC 7208 §4.5).</summary>
    NotSpf,

    /// <summary>A term that is neither a mechanism nor a modifier by its form.</summary>
    MalformedTerm,

    /// <summary>An octet that is no visible ASCII character, such as a tab or a letter with an accent.</summary>
    ForbiddenOctet,

    /// <summary>A mechanism that does not exist: a syntax error, unlike an unknown modifier (RFC 7208 §4.6.1).</summary>
    UnknownMechanism,

    /// <summary>A mechanism or modifier without the domain or network it needs.</summary>
    MissingArgument,

    /// <summary>A mechanism with something behind it that it does not take.</summary>
    UnexpectedArgument,

    /// <summary>Not a domain of at least two labels whose last could be a top-level domain, nor one ended by a macro.</summary>
    MalformedDomain,

    /// <summary>Not an address of the family that the mechanism takes.</summary>
    MalformedAddress,

    /// <summary>Not a prefix length of the family.</summary>
    MalformedPrefix,

    /// <summary>A percent sign that begins no macro, or a macro that is none (RFC 7208 §7.1).</summary>
    MalformedMacro,

    /// <summary>A macro that is allowed in explanations only (RFC 7208 §7.2).</summary>
    MisplacedMacro,

    /// <summary>A second <c>redirect</c> (RFC 7208 §6).</summary>
    DuplicateRedirect,

    /// <summary>A second <c>exp</c> (RFC 7208 §6).</summary>
    DuplicateExplanation,

    /// <summary>A modifier that no receiver knows; ignored (RFC 7208 §6).</summary>
    UnknownModifier,

    /// <summary>A mechanism's name with an equals sign, which makes it an unknown modifier; ignored.</summary>
    MechanismAsModifier,

    /// <summary>The version again, which makes it an unknown modifier: two records run together.</summary>
    RepeatedVersion,

    /// <summary>A mechanism behind <c>all</c>, which is never reached (RFC 7208 §5.1).</summary>
    AfterAll,

    /// <summary>A <c>redirect</c> beside <c>all</c>, which is ignored (RFC 7208 §6.1).</summary>
    RedirectBesideAll,
}
