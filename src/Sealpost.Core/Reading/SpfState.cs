namespace Sealpost.Core.Reading;

/// <summary>What the answer to the question for an SPF record amounts to.</summary>
public enum SpfState
{
    /// <summary>Could not be looked up, or was not.</summary>
    Unseen,

    /// <summary>The name servers fail for this name, while the resolver answers for others.</summary>
    ServersFail,

    /// <summary>No SPF record is published.</summary>
    Absent,

    /// <summary>More than one: a permanent error (RFC 7208 §4.5).</summary>
    Several,

    /// <summary>Exactly one, which breaks the grammar: a permanent error (RFC 7208 §4.6).</summary>
    Malformed,

    /// <summary>Exactly one, which a receiver acts on.</summary>
    Usable,

    /// <summary>The name is that of a record above: it would never come to an end.</summary>
    Loop,

    /// <summary>Not followed: receivers have stopped long before.</summary>
    Beyond,
}
