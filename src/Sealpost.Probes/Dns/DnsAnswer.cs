using System.Collections.Immutable;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Dns;

/// <summary>What one server, or all of them together, made of a question.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Records">The records of the type asked for, at the end of the alias chain.</param>
internal sealed record DnsAnswer(DnsOutcome Outcome, ImmutableArray<DnsRecord> Records)
{
    private const int MaxAliases = 16;

    public string? Detail { get; init; }

    public ImmutableArray<string> Aliases { get; init; } = [];

    public long? Ttl { get; init; }

    public bool Authenticated { get; init; }

    public int? ExtendedError { get; init; }

    public string? Server { get; init; }

    /// <summary>Whether this settles the question, so that no other server need be asked.</summary>
    public bool IsFinal => Outcome is DnsOutcome.Answered or DnsOutcome.NoData or DnsOutcome.NoSuchName;

    // Of several failures the one that says most is kept.
    private int Weight => Outcome switch
    {
        DnsOutcome.ServerFailure => 6,
        DnsOutcome.Refused => 5,
        DnsOutcome.OtherError => 4,
        DnsOutcome.Malformed => 3,
        DnsOutcome.TimedOut => 2,
        DnsOutcome.NoResolver => 1,
        _ => 0,
    };

    public static DnsAnswer Failed(DnsOutcome outcome, string? detail = null) => new(outcome, []) { Detail = detail };

    /// <summary>The one of two failures that says more.</summary>
    public static DnsAnswer Worse(DnsAnswer? first, DnsAnswer second) =>
        first is null || second.Weight > first.Weight ? second : first;

    /// <summary>Reads a complete response: follows the aliases, keeps what stands at their end.</summary>
    public static DnsAnswer Of(DnsMessage message, DnsQuestion question)
    {
        var aliases = ImmutableArray<string>.Empty;
        var ttl = long.MaxValue;
        var records = RecordsOf(message, question.Name, question.Type);
        for (var owner = question.Name;
            records.IsEmpty && RecordsOf(message, owner, DnsType.Cname) is [var alias, ..];
            records = RecordsOf(message, owner, question.Type))
        {
            owner = alias.Name;
            ttl = Math.Min(ttl, alias.Ttl);
            if (aliases.Length == MaxAliases || owner == question.Name || aliases.Contains(owner))
            {
                return Failed(DnsOutcome.Malformed, "the aliases lead in a circle or are too many") with
                {
                    Aliases = aliases,
                };
            }

            aliases = aliases.Add(owner);
        }

        foreach (var record in records)
        {
            ttl = Math.Min(ttl, record.Ttl);
        }

        return new(OutcomeOf(message.Code, records.Length > 0), records)
        {
            Detail = OutcomeOf(message.Code, false) is DnsOutcome.OtherError
                ? CodeName(message.Code)
                : message.ExtendedError,
            Aliases = aliases,
            Ttl = ttl == long.MaxValue ? null : ttl,
            Authenticated = message.Authenticated,
            ExtendedError = message.ExtendedErrorNumber,
        };
    }

    private static ImmutableArray<DnsRecord> RecordsOf(DnsMessage message, string owner, DnsType type)
    {
        ImmutableArray<DnsRecord>.Builder? some = null;
        foreach (var record in message.Answers)
        {
            if (record.Type == type && record.Owner == owner)
            {
                (some ??= ImmutableArray.CreateBuilder<DnsRecord>(message.Answers.Length)).Add(record);
            }
        }

        return some?.DrainToImmutable() ?? [];
    }

    private static DnsOutcome OutcomeOf(int code, bool any) => code switch
    {
        0 or 3 when any => DnsOutcome.Answered,
        0 => DnsOutcome.NoData,
        2 => DnsOutcome.ServerFailure,
        3 => DnsOutcome.NoSuchName,
        5 => DnsOutcome.Refused,
        _ => DnsOutcome.OtherError,
    };

    private static string CodeName(int code) => code switch
    {
        1 => "FORMERR",
        4 => "NOTIMP",
        6 => "YXDOMAIN",
        7 => "YXRRSET",
        8 => "NXRRSET",
        9 => "NOTAUTH",
        10 => "NOTZONE",
        16 => "BADVERS",
        23 => "BADCOOKIE",
        _ => $"RCODE {code}",
    };
}
