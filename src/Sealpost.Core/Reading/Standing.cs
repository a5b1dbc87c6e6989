namespace Sealpost.Core.Reading;

/// <summary>What a sender that enforces the policy does with one address, one host, or all of them.</summary>
public enum Standing
{
    /// <summary>Not seen: nothing answered there, so a sender goes on to the next.</summary>
    Unseen,

    /// <summary>Seen, and still not known: STARTTLS was put off.</summary>
    Undetermined,

    /// <summary>It delivers.</summary>
    Passes,

    /// <summary>It does not deliver.</summary>
    Refused,

    /// <summary>It delivers to some and not to others.</summary>
    Mixed,
}
