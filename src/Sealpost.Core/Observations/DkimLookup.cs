using System.Collections.Immutable;

namespace Sealpost.Core.Observations;

/// <summary>What was asked of the DNS about the domain's DKIM keys.</summary>
/// <param name="Parent">
/// The TXT question for <c>_domainkey.</c> and the domain: a name that does not exist has no keys below it (RFC 8020 §2).
/// </param>
/// <param name="Control">
/// A question that is answered where every selector is: for one that nobody uses, or any that turned out not to exist.
/// </param>
/// <param name="Selectors">The selectors asked for.</param>
public sealed record DkimLookup(TxtLookup Parent, TxtLookup Control, ImmutableArray<SelectorLookup> Selectors)
{
    /// <summary>The selectors asked for.</summary>
    public ImmutableArray<SelectorLookup> Selectors { get; init; } = Selectors.IsDefault ? [] : Selectors;
}

/// <summary>One selector, and what was found there.</summary>
/// <param name="Selector">The selector, in lower case.</param>
/// <param name="Origin">Why it was asked for.</param>
/// <param name="Txt">The TXT records of its name.</param>
public sealed record SelectorLookup(string Selector, SelectorOrigin Origin, TxtLookup Txt);

/// <summary>Why a selector was asked for.</summary>
public enum SelectorOrigin
{
    /// <summary>It is one that many domains use.</summary>
    Common,

    /// <summary>It is the one of a provider seen in the MX or SPF records.</summary>
    Provider,

    /// <summary>The user named it.</summary>
    Given,
}
