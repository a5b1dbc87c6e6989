namespace Sealpost.Core.Scoring;

/// <summary>One step of a <see cref="Ladder"/>: a state a domain can be in, and what it is worth.</summary>
/// <param name="Points">What the state is worth, of the ladder's <see cref="Ladder.Most"/>.</param>
/// <param name="Words">The state, as half a sentence.</param>
/// <param name="CheckId">The check that tells this state from the better one.</param>
public sealed record Rung(int Points, string Words, string CheckId)
{
    /// <summary>The rung to climb to from here; null on the top one.</summary>
    public Rung? Next { get; init; }

    /// <summary>What to do to climb there, as an instruction; null on the top one.</summary>
    public string? Advice { get; init; }
}
