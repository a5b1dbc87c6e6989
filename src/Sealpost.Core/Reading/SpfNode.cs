using System.Collections.Immutable;
using Sealpost.Core.Observations;
using Sealpost.Core.Spf;
using Sealpost.Core.Text;

namespace Sealpost.Core.Reading;

/// <summary>An SPF record in its place in the tree: that of the domain itself, or one that others lead to.</summary>
/// <param name="Domain">The domain the record is of.</param>
/// <param name="State">What the question for it came to.</param>
public sealed record SpfNode(string Domain, SpfState State)
{
    /// <summary>The answer; null where the question was not put.</summary>
    public TxtLookup? Seen { get; init; }

    /// <summary>The one record as it is written; null unless there is exactly one.</summary>
    public Octets? Text { get; init; }

    /// <summary>The one record, parsed.</summary>
    public Parsed<SpfRecord, SpfRecordFlaw>? Record { get; init; }

    /// <summary>Its terms in the order in which a receiver comes to them; empty where there is no usable record.</summary>
    public ImmutableArray<SpfStep> Steps { get; init; } = [];

    /// <summary>The terms that ask the DNS, in this record and in those below it.</summary>
    public int Lookups => Steps.Sum(static step => step.Lookups);

    /// <summary>Those of them that find nothing.</summary>
    public int Voids => Steps.Sum(static step => step.Voids);

    /// <summary>
    /// What is said of senders that nothing else matches: by <c>all</c>, by the redirect, or by an include that everybody passes (RFC
    /// 7208 §5.2); null where nothing is said, which counts as neutral.
    /// </summary>
    public SpfQualifier? All => Steps.Select(static step => step.OfEverybody).FirstOrDefault(static said => said is not null);

    /// <summary>This record and all below it, in the order in which a receiver comes to them.</summary>
    public IEnumerable<SpfNode> Nodes =>
        Steps.SelectMany(static step => step.Leads?.Nodes ?? []).Prepend(this);

    /// <summary>All terms of this record and of those below it, each with the record it stands in.</summary>
    public IEnumerable<(SpfNode Node, SpfStep Step)> AllSteps =>
        Steps.SelectMany(step => (step.Leads?.AllSteps ?? []).Prepend((this, step)));
}

/// <summary>One term of a record, and what it comes to.</summary>
/// <param name="Term">The term.</param>
/// <param name="Question">What it asks the DNS; null where it asks nothing.</param>
/// <param name="Answer">What came of the question.</param>
public sealed record SpfStep(SpfTerm Term, SpfQuestion? Question, SpfAnswer Answer)
{
    /// <summary>The record it leads to; null unless it leads to one.</summary>
    public SpfNode? Leads { get; init; }

    /// <summary>The addresses of an <c>a</c>; null where there was no such question.</summary>
    public AddressLookup? Addresses { get; init; }

    /// <summary>The mail servers of an <c>mx</c>; null where there was no such question.</summary>
    public MxLookup? MailServers { get; init; }

    /// <summary>What the term says of every sender there is; null where it does not match them all.</summary>
    public SpfQualifier? OfEverybody => Term switch
    {
        SpfTerm.Directive { Mechanism: SpfMechanism.All } all => all.Qualifier,
        SpfTerm.Directive { Mechanism: SpfMechanism.Include } include when Leads?.All is SpfQualifier.Pass => include.Qualifier,
        SpfTerm.Modifier => Leads?.All,
        _ => null,
    };

    /// <summary>Whether an <c>mx</c> leads to more mail servers than a receiver takes (RFC 7208 §4.6.4).</summary>
    public bool HasTooManyServers => MailServers?.Records.Length > SpfLimits.MailServers;

    /// <summary>How many look-ups a receiver has made when it is done with this term.</summary>
    public int Reached { get; init; }

    /// <summary>The look-ups of this term, and of all that it leads to.</summary>
    public int Lookups => (Question is null ? 0 : 1) + (Leads?.Lookups ?? 0);

    /// <summary>Those of them that find nothing.</summary>
    public int Voids => (Answer is SpfAnswer.Nothing ? 1 : 0) + (Leads?.Voids ?? 0);
}

/// <summary>What came of the question of a term.</summary>
public enum SpfAnswer
{
    /// <summary>It asks nothing.</summary>
    None,

    /// <summary>There is something.</summary>
    Something,

    /// <summary>There is nothing: a void look-up (RFC 7208 §4.6.4).</summary>
    Nothing,

    /// <summary>The name servers fail for the name: a temporary error (RFC 7208 §5).</summary>
    ServersFail,

    /// <summary>Could not be looked up.</summary>
    Unseen,

    /// <summary>Depends on the mail, so it was not asked.</summary>
    OfSender,

    /// <summary>No such name can exist, so it was not asked.</summary>
    Impossible,
}
