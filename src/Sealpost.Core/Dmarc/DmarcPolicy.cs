namespace Sealpost.Core.Dmarc;

/// <summary>What the owner asks receivers to do with mail that fails, from the mildest to the strictest (RFC 9989 §4.7).</summary>
public enum DmarcPolicy
{
    /// <summary>Nothing: such mail is delivered like any other.</summary>
    None,

    /// <summary>To take it as suspicious.</summary>
    Quarantine,

    /// <summary>To refuse it.</summary>
    Reject,
}
