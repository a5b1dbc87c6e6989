using Sealpost.Core.Observations;

namespace Sealpost.Probes.Observing;

/// <summary>What outcomes of a question mean for what to ask next.</summary>
internal static class DnsOutcomes
{
    extension(DnsReply reply)
    {
        /// <summary>Whether the DNS said what there is, if only that there is nothing.</summary>
        public bool IsSettled => reply.Outcome is DnsOutcome.Answered or DnsOutcome.NoData or DnsOutcome.NoSuchName;

        /// <summary>Whether something came back that leaves open what there is.</summary>
        public bool IsBroken => reply.Outcome
            is DnsOutcome.ServerFailure or DnsOutcome.Refused or DnsOutcome.Malformed or DnsOutcome.OtherError;

        /// <summary>Whether there is certainly no such record, as far as was asked.</summary>
        public bool IsEmpty => reply.Outcome is DnsOutcome.NoData or DnsOutcome.NoSuchName or DnsOutcome.NotAsked;
    }
}
