namespace Sealpost.Core.Reading;

/// <summary>Where mail to the domain goes (RFC 5321 §5.1).</summary>
public enum MailState
{
    /// <summary>The MX records could not be looked up.</summary>
    Unseen,

    /// <summary>The name servers fail for the MX records.</summary>
    ServersFail,

    /// <summary>The domain does not exist.</summary>
    NoSuchDomain,

    /// <summary>A null MX: the domain takes no mail (RFC 7505 §3).</summary>
    NullMx,

    /// <summary>Neither MX record nor address.</summary>
    Nowhere,

    /// <summary>No MX record; mail goes to the domain's own addresses.</summary>
    Implicit,

    /// <summary>To the hosts of the MX records.</summary>
    Hosts,
}
