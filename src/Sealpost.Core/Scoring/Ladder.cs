using System.Collections.Immutable;

namespace Sealpost.Core.Scoring;

/// <summary>One question of the score, with the states a domain can be in, the best first.</summary>
/// <param name="Subject">What it is about, as in <c>Policy for the domain</c>.</param>
/// <param name="Rungs">The states, the best first.</param>
public sealed record Ladder(string Subject, ImmutableArray<Rung> Rungs)
{
    /// <summary>What the best state is worth: the ladder's weight in a score of 100.</summary>
    public int Most => Rungs[0].Points;
}
