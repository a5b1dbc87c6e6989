namespace Sealpost.Core.Reading;

/// <summary>What is known of the domain's DKIM keys.</summary>
public enum DkimStatus
{
    /// <summary>Nobody looked, or a DNS time-out or a fault on our side kept us from knowing.</summary>
    Undetermined,

    /// <summary>No key was found under the selectors asked for. There may be others: they cannot be listed.</summary>
    NotFound,

    /// <summary>Keys were found, and verifiers can use none of them.</summary>
    Broken,

    /// <summary>A key was found that verifiers use.</summary>
    Present,
}
