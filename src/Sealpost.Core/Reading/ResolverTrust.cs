using System.Collections.Frozen;
using System.Collections.Immutable;
using Sealpost.Core.Observations;

namespace Sealpost.Core.Reading;

/// <summary>Whose word on DNSSEC can be taken: see decision 12.</summary>
public sealed class ResolverTrust
{
    // Extended errors that mean bogus (RFC 8914 §4.7 to §4.13).
    private const int FirstBogus = 6;
    private const int LastBogus = 12;

    private readonly FrozenDictionary<string, ResolverTrial> _trials;

    private ResolverTrust(IEnumerable<ResolverTrial> trials) => _trials = trials
        .DistinctBy(static trial => trial.Server)
        .ToFrozenDictionary(static trial => trial.Server);

    /// <summary>Reads the trials of an observation.</summary>
    public static ResolverTrust Of(ImmutableArray<ResolverTrial> trials) => new(trials);

    /// <summary>What DNSSEC says of an answer.</summary>
    public DnssecState Of(DnsReply reply)
    {
        if (Doubt(reply) is not null)
        {
            return DnssecState.Unseen;
        }

        return reply.Outcome switch
        {
            DnsOutcome.Answered or DnsOutcome.NoData or DnsOutcome.NoSuchName =>
                reply.Authenticated ? DnssecState.Secure : DnssecState.Insecure,
            _ when IsBogus(reply) => DnssecState.Bogus,
            _ => DnssecState.Failing,
        };
    }

    /// <summary>Why nothing can be said of an answer, in words; null where something can.</summary>
    public string? Doubt(DnsReply reply)
    {
        if (reply.Outcome is DnsOutcome.NotAsked or DnsOutcome.TimedOut or DnsOutcome.NoResolver || reply.Server is null)
        {
            return $"{reply.Name} {reply.Type.ToString().ToUpperInvariant()}: {reply.Words}";
        }

        return _trials.GetValueOrDefault(reply.Server) switch
        {
            null => "whether the DNS answers are signed was not looked at",
            { IsNear: false } => $"the word of the resolver {reply.Server} on DNSSEC is not taken: it is neither on "
                + "this machine nor named with --trust-resolver",
            { WithAnchor: { } signed } when !IsAnswer(signed) =>
                $"the resolver {reply.Server} does not answer for {signed.Name}, by which it is tried out",
            { WithAnchor.Authenticated: false } => $"the resolver {reply.Server} does not validate DNSSEC",
            { WithoutAnchor: { } unsigned } when !IsAnswer(unsigned) =>
                $"the resolver {reply.Server} does not answer for {unsigned.Name}, by which it is tried out",
            { WithAnchor: not null, WithoutAnchor.Authenticated: false } => null,
            _ => $"the resolver {reply.Server} says of names that are not signed, too, that they are authenticated",
        };
    }

    private static bool IsBogus(DnsReply reply) =>
        reply.Outcome is DnsOutcome.ServerFailure
        && (reply.Unvalidated is DnsOutcome.Answered or DnsOutcome.NoData or DnsOutcome.NoSuchName
            || reply.ExtendedError is >= FirstBogus and <= LastBogus);

    private static bool IsAnswer(DnsReply reply) =>
        reply.Outcome is DnsOutcome.Answered or DnsOutcome.NoData or DnsOutcome.NoSuchName;
}
