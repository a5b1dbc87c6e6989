using System.Collections.Immutable;

namespace Sealpost.Core.Dmarc;

/// <summary>A DMARC record that receivers act on (RFC 9989 §4.7).</summary>
public sealed record DmarcRecord
{
    /// <summary>For the domain itself; none where the record does not say it, or says something that cannot be (RFC 9989 §4.10.1).</summary>
    public required DmarcPolicy Policy { get; init; }

    /// <summary>The tag sp; null where there is none.</summary>
    public DmarcPolicy? SubdomainPolicy { get; init; }

    /// <summary>The tag np; null where there is none.</summary>
    public DmarcPolicy? NonexistentPolicy { get; init; }

    /// <summary>Whether DKIM has to name the very domain (<c>adkim=s</c>), and not only the same organization.</summary>
    public bool IsDkimStrict { get; init; }

    /// <summary>Whether SPF has to name the very domain (<c>aspf=s</c>), and not only the same organization.</summary>
    public bool IsSpfStrict { get; init; }

    /// <summary>When failure reports are wanted, as the record has it; <c>0</c> where it says nothing.</summary>
    public string FailureOptions { get; init; } = "0";

    /// <summary>Where aggregate reports go: every well-formed URI, of whatever scheme.</summary>
    public ImmutableArray<DmarcUri> Rua { get; init; } = [];

    /// <summary>Where failure reports go: every well-formed URI, of whatever scheme.</summary>
    public ImmutableArray<DmarcUri> Ruf { get; init; } = [];

    /// <summary>What it says of the domain's place.</summary>
    public PublicSuffixTag PublicSuffix { get; init; }

    /// <summary>Whether the policy is being tested (<c>t=y</c>): receivers then apply the one a step below.</summary>
    public bool IsTesting { get; init; }

    /// <summary>The share of mail that receivers of RFC 7489 §6.3 apply the policy to; 100 where there is no pct.</summary>
    public int Percent { get; init; } = 100;

    /// <summary>What counts for names below the domain that exist (RFC 9989 §4.10.1).</summary>
    public DmarcPolicy ForSubdomains => SubdomainPolicy ?? Policy;

    /// <summary>What counts for names below the domain that do not exist (RFC 9989 §4.10.1).</summary>
    public DmarcPolicy ForNonexistent => NonexistentPolicy ?? SubdomainPolicy ?? Policy;

    /// <summary>What receivers do under a policy, a test taken into account (RFC 9989 §4.7).</summary>
    public DmarcPolicy Applied(DmarcPolicy policy) => IsTesting && policy is not DmarcPolicy.None ? policy - 1 : policy;
}
