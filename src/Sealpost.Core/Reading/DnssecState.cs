namespace Sealpost.Core.Reading;

/// <summary>What DNSSEC says of an answer (RFC 4033 §5).</summary>
public enum DnssecState
{
    /// <summary>Could not be told: nothing came in time, or the resolver's word cannot be taken.</summary>
    Unseen,

    /// <summary>The name servers fail, with validation and without.</summary>
    Failing,

    /// <summary>It has signatures that are wrong: to everybody who validates there is no answer.</summary>
    Bogus,

    /// <summary>It is in a zone that is not signed.</summary>
    Insecure,

    /// <summary>It is signed, or its absence is.</summary>
    Secure,
}
