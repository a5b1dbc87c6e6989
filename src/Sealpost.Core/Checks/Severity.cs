namespace Sealpost.Core.Checks;

/// <summary>How much a failed check matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing to mend.</summary>
    Info,

    /// <summary>Weak practice, or a SHOULD that is not kept.</summary>
    Warning,

    /// <summary>A MUST is broken, or senders in wide use ignore the policy or refuse the mail.</summary>
    Error,
}
