namespace Sealpost.Core.Rendering;

/// <summary>Whether news is good or bad.</summary>
public enum Tone
{
    /// <summary>Neither: there is nothing to protect, or nothing is known.</summary>
    Neutral,

    /// <summary>Good.</summary>
    Good,

    /// <summary>Half good.</summary>
    Mixed,

    /// <summary>Bad.</summary>
    Bad,
}
