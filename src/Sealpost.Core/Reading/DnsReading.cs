using Sealpost.Core.Observations;

namespace Sealpost.Core.Reading;

/// <summary>What a DNS reply says of the domain asked about.</summary>
public enum DnsReading
{
    /// <summary>Nothing: a time-out, or a fault on our side.</summary>
    Unseen,

    /// <summary>The domain's name servers fail for this name.</summary>
    ServersFail,

    /// <summary>There is no such record.</summary>
    Nothing,

    /// <summary>There is one.</summary>
    Something,
}

/// <summary>Reading of DNS replies.</summary>
public static class DnsReadings
{
    extension(DnsReply reply)
    {
        /// <summary>What the reply says of the domain.</summary>
        /// <param name="resolverWorks">
        /// Whether the resolver answered for another name; if not, its errors say nothing of the domain.
        /// </param>
        public DnsReading Read(bool resolverWorks) => reply.Outcome switch
        {
            DnsOutcome.Answered => DnsReading.Something,
            DnsOutcome.NoData or DnsOutcome.NoSuchName => DnsReading.Nothing,
            DnsOutcome.ServerFailure or DnsOutcome.Refused or DnsOutcome.Malformed or DnsOutcome.OtherError
                when resolverWorks
                => DnsReading.ServersFail,
            _ => DnsReading.Unseen,
        };

        /// <summary>The outcome in words.</summary>
        public string Words => reply.Outcome switch
        {
            DnsOutcome.NotAsked => "not asked",
            DnsOutcome.Answered => "answered",
            DnsOutcome.NoData => "no such record (NODATA)",
            DnsOutcome.NoSuchName => "no such name (NXDOMAIN)",
            DnsOutcome.ServerFailure when reply.Unvalidated is DnsOutcome.Answered =>
                "SERVFAIL; without validation of DNSSEC there is an answer",
            DnsOutcome.ServerFailure => "SERVFAIL",
            DnsOutcome.Refused => "REFUSED",
            DnsOutcome.Malformed => "a broken answer",
            DnsOutcome.TimedOut => "no answer in time",
            DnsOutcome.NoResolver => "no resolver could be reached",
            _ => reply.Detail ?? "an error",
        };
    }
}
