namespace Sealpost.Core.Names;

/// <summary>Why a text is not a domain name.</summary>
public enum DomainNameFaultKind
{
    /// <summary>There is nothing, or only white space or the root dot.</summary>
    Empty,

    /// <summary>An e-mail address.</summary>
    EmailAddress,

    /// <summary>A URL, or a name with a path.</summary>
    Url,

    /// <summary>An IP address, in brackets or not.</summary>
    IpAddress,

    /// <summary>A name and a port.</summary>
    Port,

    /// <summary>Nothing stands between two dots, or before the first.</summary>
    EmptyLabel,

    /// <summary>A label has more than 63 octets in its ASCII form.</summary>
    LabelTooLong,

    /// <summary>The name has more than 253 octets in its ASCII form.</summary>
    NameTooLong,

    /// <summary>A label begins or ends with a hyphen.</summary>
    HyphenAtEdge,

    /// <summary>A character that no host name has.</summary>
    CharacterNotAllowed,

    /// <summary>A label that IDNA does not allow.</summary>
    InvalidIdn,
}
