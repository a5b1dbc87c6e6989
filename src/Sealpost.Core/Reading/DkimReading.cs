using System.Collections.Immutable;
using Sealpost.Core.Dkim;
using Sealpost.Core.Observations;

namespace Sealpost.Core.Reading;

/// <summary>The domain's DKIM keys, as far as they can be found: selectors cannot be listed (RFC 6376 §3.1).</summary>
public sealed record DkimReading
{
    private DkimReading(DkimLookup lookup, bool resolverWorks)
    {
        Lookup = lookup;
        Keys = [.. from seen in lookup.Selectors select DkimKeyReading.Of(seen, lookup.Control, resolverWorks)];
        AnswersAll = lookup.Control.Reply.Outcome is DnsOutcome.Answered;
        ServersFail = lookup.Parent.Reply.Read(resolverWorks) is DnsReading.ServersFail;
        Status = FindStatus();
    }

    /// <summary>What was looked up.</summary>
    public DkimLookup Lookup { get; }

    /// <summary>The selectors asked for.</summary>
    public ImmutableArray<DkimKeyReading> Keys { get; }

    /// <summary>The selectors with a key, in order or not.</summary>
    public IEnumerable<DkimKeyReading> Published => Keys.Where(static key => key.IsPublished);

    /// <summary>Whether every selector is answered, the ones that nobody uses too: a wildcard.</summary>
    public bool AnswersAll { get; }

    /// <summary>Whether the domain's name servers fail for <c>_domainkey</c>.</summary>
    public bool ServersFail { get; }

    /// <summary>
    /// Whether there are keys: the name above them exists where there are, and where there are none it does not, unless a
    /// wildcard stands in for it (RFC 8020 §2).
    /// </summary>
    public Answer Exist => Published.Any() ? Answer.Yes : Lookup.Parent.Reply.Outcome switch
    {
        _ when AnswersAll => Answer.Undetermined,
        DnsOutcome.NoSuchName => Answer.No,
        DnsOutcome.Answered or DnsOutcome.NoData => Answer.Yes,
        _ => Answer.Undetermined,
    };

    /// <summary>What is known.</summary>
    public DkimStatus Status { get; }

    /// <summary>Reads what was looked up; null where nobody looked.</summary>
    public static DkimReading? Of(DomainObservation seen, bool resolverWorks) =>
        seen.Dkim is { } lookup ? new(lookup, resolverWorks) : null;

    // A revoked key is no fault of those in use.
    private DkimStatus FindStatus()
    {
        if (Keys.Any(static key => key.Verifies))
        {
            return DkimStatus.Present;
        }

        if (Keys.Any(static key => key.IsPublished && key.Parsed?.Has(DkimKeyFlaw.Revoked) is not true))
        {
            return DkimStatus.Broken;
        }

        var isUnseen = Lookup.Parent.Reply.Outcome is DnsOutcome.TimedOut or DnsOutcome.NoResolver or DnsOutcome.NotAsked
            && Keys.All(static key => key.State is TxtState.Unseen);
        return isUnseen ? DkimStatus.Undetermined : DkimStatus.NotFound;
    }
}
