using System.Collections.Immutable;
using Sealpost.Core.Text;

namespace Sealpost.Core.MtaSts;

/// <summary>What the policy parser made of a body: the strict reading, the tolerant one, and every flaw.</summary>
/// <param name="Strict">What a conforming sender acts on; its value is null when such a sender has no policy.</param>
/// <param name="Tolerant">
/// What senders act on that skip blank lines, comments and lines without a colon, and trim white space (spec reading D7);
/// the strict value where there is one; null where they have no policy either.
/// </param>
public sealed record ParsedPolicy(Parsed<StsPolicy, StsPolicyFlaw> Strict, StsPolicy? Tolerant)
{
    /// <summary>Every flaw, in the order of the text.</summary>
    public ImmutableArray<Flaw<StsPolicyFlaw>> Flaws => Strict.Flaws;
}
