namespace Sealpost.Core.Dkim;

/// <summary>How a key record departs from RFC 6376 §3.6.1. What that means is for a check to say.</summary>
public enum DkimKeyFlaw
{
    /// <summary>It has no tag that only key records have, and does not begin with a version: somebody else's text.</summary>
    NotDkim,

    /// <summary>Nothing stands between two semicolons (RFC 6376 §3.2).</summary>
    EmptyTag,

    /// <summary>A tag has no equals sign (RFC 6376 §3.2).</summary>
    NoEquals,

    /// <summary>A tag's name is not letters, digits and underscores that begin with a letter (RFC 6376 §3.2).</summary>
    MalformedName,

    /// <summary>A tag came twice, for which the whole list is invalid (RFC 6376 §3.2).</summary>
    DuplicateTag,

    /// <summary>A value has an octet that is not printable ASCII (RFC 6376 §3.2).</summary>
    ForbiddenOctet,

    /// <summary>The version is not DKIM1, so the record is discarded (RFC 6376 §3.6.1).</summary>
    UnknownVersion,

    /// <summary>The version is not the first tag (RFC 6376 §3.6.1).</summary>
    VersionNotFirst,

    /// <summary>The key is of a type that no verifier knows, so the record is ignored (RFC 6376 §3.6.1).</summary>
    UnknownKeyType,

    /// <summary>There is no p (RFC 6376 §3.6.1).</summary>
    MissingKey,

    /// <summary>The p is empty: the key has been revoked (RFC 6376 §3.6.1).</summary>
    Revoked,

    /// <summary>The p is not base64 (RFC 6376 §3.6.1).</summary>
    MalformedBase64,

    /// <summary>What the p holds is no key of its type (RFC 6376 §3.6.1, RFC 8463 §4.2).</summary>
    MalformedKey,

    /// <summary>
    /// The RSA key lies in the p without the wrapping that says it is one. The letter of RFC 6376 §3.6.1 has it so, but
    /// its own examples and all signers wrap it, and verifiers built on OpenSSL read nothing else.
    /// </summary>
    BareKey,

    /// <summary>None of the hash algorithms is one that verifiers may use: SHA-1 alone, or unknown ones (RFC 8301 §3.1).</summary>
    NoSha256,

    /// <summary>The service types leave mail out (RFC 6376 §3.6.1).</summary>
    NotForEmail,

    /// <summary>The service types leave TLS reports out, though not mail (RFC 8460 §3).</summary>
    NotForTlsRpt,

    /// <summary>The flags say that the domain is testing DKIM (RFC 6376 §3.6.1).</summary>
    Testing,

    /// <summary>A tag that no verifier knows; it is ignored (RFC 6376 §3.2).</summary>
    UnknownTag,

    /// <summary>A flag that no verifier knows; it is ignored (RFC 6376 §3.6.1).</summary>
    UnknownFlag,
}
