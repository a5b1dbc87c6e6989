namespace Sealpost.Core.MtaSts;

/// <summary>What a sender does when a mail server fails the policy (RFC 8461 §5).</summary>
public enum StsMode
{
    /// <summary>Treat the domain as if it had no policy; used to withdraw one (RFC 8461 §8.3).</summary>
    None,

    /// <summary>Deliver all the same, and report the failure.</summary>
    Testing,

    /// <summary>Do not deliver to that server.</summary>
    Enforce,
}
