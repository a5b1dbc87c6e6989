namespace Sealpost.Core.Reading;

/// <summary>The three answers to a yes-or-no question about a server.</summary>
public enum Answer
{
    /// <summary>Could not be seen.</summary>
    Undetermined,

    /// <summary>No.</summary>
    No,

    /// <summary>Yes.</summary>
    Yes,
}
