using System.Collections.Immutable;
using Sealpost.Core.Dmarc;
using Sealpost.Core.Names;
using Sealpost.Core.Observations;

namespace Sealpost.Core.Reading;

/// <summary>The DMARC policy that counts for the domain, and where it comes from (RFC 9989 §4.10).</summary>
public sealed record DmarcReading
{
    private DmarcReading(DomainObservation seen, DmarcLookup lookup, bool resolverWorks)
    {
        Lookup = lookup;
        Steps = [.. from pair in TreeWalk.DomainsOf(seen.Domain).Zip(lookup.Walk) select DmarcStep.Of(pair.First, pair.Second, resolverWorks)];
        var walk = TreeWalk.Of(
            seen.Domain,
            [.. from step in Steps select new TreeWalkStep(step.Domain, step.State is TxtState.One, step.Record)]);
        Organization = walk.Organization;
        Source = Steps.FirstOrDefault(step => step.Domain == walk.Source);
        Older = FindOlder(seen.Domain);
        IsNonexistent = seen.Mx.Reply.Outcome is DnsOutcome.NoSuchName;
        Status = FindStatus();
    }

    /// <summary>What was looked up.</summary>
    public DmarcLookup Lookup { get; }

    /// <summary>The domain's own answer, and those of the domains above it; empty where nothing was asked.</summary>
    public ImmutableArray<DmarcStep> Steps { get; }

    /// <summary>The domain's own answer; null where nothing was asked.</summary>
    public DmarcStep? Own => Steps.FirstOrDefault();

    /// <summary>The answer with the record that counts; null where there is none.</summary>
    public DmarcStep? Source { get; }

    /// <summary>The record that counts; null where there is none.</summary>
    public DmarcRecord? Record => Source?.Record;

    /// <summary>The domain that alignment is held against (RFC 9989 §4.10.2).</summary>
    public DomainName Organization { get; }

    /// <summary>What a receiver ends with.</summary>
    public DmarcStatus Status { get; }

    /// <summary>Whether the record that counts is that of a domain above.</summary>
    public bool IsInherited => Source is not null && Source != Own;

    /// <summary>Whether the domain does not exist, so that the tag np counts where a policy is inherited.</summary>
    public bool IsNonexistent { get; }

    /// <summary>The policy for mail from the domain as the record has it (RFC 9989 §4.10.1); null where none counts.</summary>
    public DmarcPolicy? Policy => PolicyOf(Source);

    /// <summary>
    /// Whether names below the domain go by another record: what a record below the organizational domain says of them is not asked
    /// for (RFC 9989 §4.10.1).
    /// </summary>
    public bool IsBelowOrganization => Source is not null && Source == Own && Organization != Source.Domain;

    /// <summary>The policy for names below the domain; null where none counts, or that of another record does.</summary>
    public DmarcPolicy? SubdomainPolicy => IsBelowOrganization ? null : Record?.ForSubdomains;

    /// <summary>
    /// The answer that receivers go by who know RFC 7489 alone: that of the domain, else of the domain that was registered (RFC 7489
    /// §6.6.3); null where neither has a record.
    /// </summary>
    public DmarcStep? Older { get; }

    /// <summary>The policy that such receivers apply; null where they find none.</summary>
    public DmarcPolicy? OlderPolicy => Older switch
    {
        null => null,
        _ when Older == Own => Older.Record?.Policy,
        _ => Older.Record?.ForSubdomains,
    };

    /// <summary>Reads what was looked up; null where nobody looked.</summary>
    public static DmarcReading? Of(DomainObservation seen, bool resolverWorks) =>
        seen.Dmarc is { } lookup ? new(seen, lookup, resolverWorks) : null;

    private DmarcPolicy? PolicyOf(DmarcStep? step) => step switch
    {
        null => null,
        _ when step == Own => step.Record?.Policy,
        _ => IsNonexistent ? step.Record?.ForNonexistent : step.Record?.ForSubdomains,
    };

    private DmarcStep? FindOlder(DomainName domain)
    {
        // Several records are as good as none, and end the search (RFC 7489 §6.6.3, step 5).
        if (Own is not { State: TxtState.Absent or TxtState.DeadAlias })
        {
            return Own?.State is TxtState.One ? Own : null;
        }

        var registered = OrganizationalDomain.Of(domain);
        return Steps.FirstOrDefault(step => step.Domain == registered && step.State is TxtState.One);
    }

    private DmarcStatus FindStatus() => Own?.State switch
    {
        null or TxtState.Unseen => DmarcStatus.Undetermined,
        TxtState.ServersFail => DmarcStatus.Broken,
        TxtState.One => Record is null ? DmarcStatus.Broken : DmarcStatus.Present,
        _ when Source is not null => Record is null ? DmarcStatus.Broken : DmarcStatus.Present,
        TxtState.Several or TxtState.DeadAlias => DmarcStatus.Broken,
        _ when Steps.Any(static step => step.State is TxtState.Unseen) => DmarcStatus.Undetermined,
        _ => DmarcStatus.Absent,
    };
}
