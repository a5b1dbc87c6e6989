using System.Collections.Immutable;
using Sealpost.Core.Names;

namespace Sealpost.Core.Dmarc;

/// <summary>The DNS tree walk: where the policy comes from, and which organization a domain belongs to (RFC 9989 §4.10).</summary>
public sealed record TreeWalk
{
    /// <summary>The most names that are asked for, however long the domain is.</summary>
    public const int MostQueries = 8;

    // A longer name is cut to this many labels after the first question.
    private const int LongestBelow = 7;

    private TreeWalk(DomainName domain, ImmutableArray<TreeWalkStep> steps)
    {
        // A record with psd=n or psd=y ends the walk (step 2 and step 6).
        var end = steps.TakeWhile(static step => step.Record?.PublicSuffix is null or PublicSuffixTag.Unsaid).Count();
        var walked = steps[..Math.Min(steps.Length, end + 1)];
        Organization = FindOrganization(domain, walked);
        Source = FindSource(domain, walked, Organization);
    }

    /// <summary>The organizational domain (RFC 9989 §4.10.2).</summary>
    public DomainName Organization { get; }

    /// <summary>The domain whose record applies (RFC 9989 §4.10.1); null where none does.</summary>
    public DomainName? Source { get; }

    /// <summary>The domains whose records are asked for, from the domain itself upwards.</summary>
    public static ImmutableArray<DomainName> DomainsOf(DomainName domain)
    {
        var domains = ImmutableArray.CreateBuilder<DomainName>();
        domains.Add(domain);
        for (var next = domain.Parent; next is not null; next = next.Parent)
        {
            // With eight labels or more, those before the last seven are passed over (step 4).
            if (next.Labels.Length <= LongestBelow)
            {
                domains.Add(next);
            }
        }

        return domains.ToImmutable();
    }

    /// <summary>Follows the walk.</summary>
    /// <param name="domain">Where it starts.</param>
    /// <param name="steps">What each of <see cref="DomainsOf"/> has; a domain with several records has none (step 6).</param>
    public static TreeWalk Of(DomainName domain, ImmutableArray<TreeWalkStep> steps) => new(domain, steps);

    // "From the longest to the shortest", RFC 9989 §4.10.2.
    private static DomainName FindOrganization(DomainName domain, ImmutableArray<TreeWalkStep> walked)
    {
        foreach (var step in walked)
        {
            switch (step.Record?.PublicSuffix)
            {
                case PublicSuffixTag.Organization:
                    return step.Domain;
                case PublicSuffixTag.Suffix when step.Domain != domain:
                    return Below(domain, step.Domain);
                default:
                    break;
            }
        }

        return walked.LastOrDefault(static step => step.Record is not null)?.Domain ?? domain;
    }

    // The domain itself, its organization, its public suffix: the first that has a record.
    private static DomainName? FindSource(DomainName domain, ImmutableArray<TreeWalkStep> walked, DomainName organization)
    {
        // A record that receivers ignore for its policy is the domain's word all the same: they look no further.
        var published = (from step in walked where step.IsPublished select step).ToList();
        var source = published.Find(step => step.Domain == domain)
            ?? published.Find(step => step.Domain == organization)
            ?? published.Find(static step => step.Record?.PublicSuffix is PublicSuffixTag.Suffix);
        return source?.Domain;
    }

    private static DomainName Below(DomainName domain, DomainName suffix)
    {
        var below = domain;
        while (below.Parent is { } parent && parent != suffix)
        {
            below = parent;
        }

        return below;
    }
}
