namespace Sealpost.Core.Dmarc;

/// <summary>How a record departs from RFC 9989 §4.7 and §4.8. What that means is for a check to say.</summary>
public enum DmarcRecordFlaw
{
    /// <summary>The first tag is no <c>v=DMARC1</c>, in exactly these letters: no DMARC record (RFC 9989 §4.7).</summary>
    NotDmarc,

    /// <summary>Nothing stands between two semicolons.</summary>
    EmptyTag,

    /// <summary>A tag has no equals sign.</summary>
    NoEquals,

    /// <summary>A tag's name is not letters that end before white space.</summary>
    MalformedName,

    /// <summary>A value is empty, or has an octet that is not printable ASCII.</summary>
    MalformedValue,

    /// <summary>A tag came twice; the first counts here, though the whole list is invalid by RFC 6376 §3.2.</summary>
    DuplicateTag,

    /// <summary>There is no p (RFC 9989 §4.10.1).</summary>
    MissingPolicy,

    /// <summary>The p is none of the three policies (RFC 9989 §4.10.1).</summary>
    UnknownPolicy,

    /// <summary>The sp or the np is none of the three policies, which spoils the p too (RFC 9989 §4.10.1).</summary>
    UnknownSubdomainPolicy,

    /// <summary>Another known tag has a value it cannot have; the default counts (RFC 9989 §4.7).</summary>
    UnknownValue,

    /// <summary>A rua or ruf names no destination.</summary>
    EmptyDestinations,

    /// <summary>A destination is no URI.</summary>
    MalformedUri,

    /// <summary>A destination is a URI of a scheme that can be used, with no address in it that can.</summary>
    UnusableUri,

    /// <summary>A destination is no mailto, and receivers need not know any other scheme (RFC 9989 §4.7).</summary>
    UnsupportedScheme,

    /// <summary>A destination has a size such as <c>!10m</c>, which is history (RFC 7489 §6.2).</summary>
    SizeSuffix,

    /// <summary>A tag of RFC 7489 §6.3 that is history: pct, rf or ri.</summary>
    ObsoleteTag,

    /// <summary>A tag that no receiver knows; it is ignored (RFC 9989 §4.7).</summary>
    UnknownTag,

    /// <summary>The p does not follow the version, where RFC 7489 §6.4 wants it.</summary>
    PolicyNotSecond,
}
