namespace Sealpost.Core.Spf;

/// <summary>What a receiver concludes when a mechanism matches (RFC 7208 §4.6.2).</summary>
public enum SpfQualifier
{
    /// <summary><c>+</c>, or none written: the sender is permitted.</summary>
    Pass,

    /// <summary><c>-</c>: the sender is not permitted.</summary>
    Fail,

    /// <summary><c>~</c>: the sender is probably not permitted.</summary>
    SoftFail,

    /// <summary><c>?</c>: nothing is said.</summary>
    Neutral,
}
