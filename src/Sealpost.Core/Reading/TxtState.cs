namespace Sealpost.Core.Reading;

/// <summary>What the answer to a question for one of the two TXT records amounts to.</summary>
public enum TxtState
{
    /// <summary>Could not be looked up: a time-out, or a fault on our side.</summary>
    Unseen,

    /// <summary>The domain's name servers fail for this name, while the resolver answers for others.</summary>
    ServersFail,

    /// <summary>The name is an alias whose target has no TXT record.</summary>
    DeadAlias,

    /// <summary>No record of this kind is published.</summary>
    Absent,

    /// <summary>
    /// The only record of this kind stands beside other TXT records and is dropped for a space before its first
    /// semicolon (spec reading D1).
    /// </summary>
    Discarded,

    /// <summary>More than one record of this kind: to a sender as good as none.</summary>
    Several,

    /// <summary>Exactly one record of this kind, which may be malformed.</summary>
    One,
}
