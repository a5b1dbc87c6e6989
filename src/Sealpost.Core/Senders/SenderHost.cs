namespace Sealpost.Core.Senders;

/// <summary>What a sender does with one mail server.</summary>
/// <param name="Name">The name of the MX record.</param>
/// <param name="Use">What it does.</param>
/// <param name="Because">Why, where that is not plain.</param>
internal sealed record SenderHost(string Name, HostUse Use, string? Because);

/// <summary>What a sender does with a mail server.</summary>
internal enum HostUse
{
    /// <summary>Not known: it did not answer, or was not asked.</summary>
    Unseen,

    /// <summary>It delivers there, and has made sure who it is.</summary>
    Used,

    /// <summary>It delivers there without making sure who it is.</summary>
    Unchecked,

    /// <summary>It delivers to some of its addresses and not to others.</summary>
    Mixed,

    /// <summary>It does not deliver there.</summary>
    Refused,
}
