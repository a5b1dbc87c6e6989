namespace Sealpost.Core.Linting;

/// <summary>What a conforming sender makes of a text.</summary>
public enum LintVerdict
{
    /// <summary>It is not such a text at all, or in an answer there is not exactly one.</summary>
    None,

    /// <summary>It would be one, and a sender ends with nothing.</summary>
    Invalid,

    /// <summary>A sender acts on it, whatever else is to be said.</summary>
    Valid,
}
