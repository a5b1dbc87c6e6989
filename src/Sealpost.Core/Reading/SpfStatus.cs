namespace Sealpost.Core.Reading;

/// <summary>What a receiver ends with that asks whether a sender may use the domain.</summary>
public enum SpfStatus
{
    /// <summary>Could not be found out.</summary>
    Undetermined,

    /// <summary>No record exists: the result is none.</summary>
    Absent,

    /// <summary>A record exists, but the result is an error: permanent, or for as long as name servers fail.</summary>
    Broken,

    /// <summary>A record that can be evaluated to its end.</summary>
    Present,
}
