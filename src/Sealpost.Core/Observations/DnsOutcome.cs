namespace Sealpost.Core.Observations;

/// <summary>What became of a DNS question. Each is another answer: none of them means another.</summary>
public enum DnsOutcome
{
    /// <summary>The question was not put, by choice or because the time was up.</summary>
    NotAsked,

    /// <summary>At least one record of the type asked for came back.</summary>
    Answered,

    /// <summary>The name exists and has no such record (RFC 2308 §2.2).</summary>
    NoData,

    /// <summary>The name does not exist: NXDOMAIN (RFC 2308 §2.1).</summary>
    NoSuchName,

    /// <summary>The resolver could not get an answer, or a bogus one: SERVFAIL.</summary>
    ServerFailure,

    /// <summary>The server would not answer: REFUSED.</summary>
    Refused,

    /// <summary>Another error code; <see cref="DnsReply.Detail"/> names it.</summary>
    OtherError,

    /// <summary>Something came back that is no answer to the question.</summary>
    Malformed,

    /// <summary>Nothing came back in time, from any resolver.</summary>
    TimedOut,

    /// <summary>No resolver could be reached, or there is none: a fault on our side.</summary>
    NoResolver,
}
