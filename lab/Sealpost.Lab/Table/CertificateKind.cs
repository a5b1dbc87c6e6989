namespace Sealpost.Lab.Table;

/// <summary>What is right or wrong with a certificate. <see cref="Good"/> is sent with its intermediate.</summary>
public enum CertificateKind
{
    /// <summary>90 days left, right name, complete chain.</summary>
    Good,

    /// <summary>Ended three days ago.</summary>
    Expired,

    /// <summary>Begins in three days.</summary>
    NotYetValid,

    /// <summary>Five days left of ninety.</summary>
    ExpiresSoon,

    /// <summary>Lives six days, five of them left: young, not about to expire.</summary>
    ShortLived,

    /// <summary>For <c>wrong.example.test</c>.</summary>
    WrongName,

    /// <summary>The right name stands in the subject's CN only; the SAN names another host.</summary>
    CommonNameOnly,

    /// <summary>For <c>*.PARENT</c>, where PARENT is the host without its first label.</summary>
    Wildcard,

    /// <summary>Signed by its own key.</summary>
    SelfSigned,

    /// <summary>Signed by a root nobody trusts, which nginx sends as well.</summary>
    UntrustedRoot,

    /// <summary>The intermediate is not sent; the leaf names a URL to fetch it from, which nobody serves.</summary>
    Incomplete,
}
