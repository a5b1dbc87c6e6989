using System.Collections.Immutable;

namespace Sealpost.Core.Scoring;

/// <summary>One part of the score, placed.</summary>
/// <param name="Kind">Which part.</param>
/// <param name="Marks">One for each of its ladders.</param>
public sealed record ScorePart(ScorePartKind Kind, ImmutableArray<ScoreMark> Marks)
{
    /// <summary>The points of what was seen.</summary>
    public int Points => Marks.Sum(static mark => mark.Points);

    /// <summary>The points there were for what was seen; 0 where nothing was.</summary>
    public int Of => Marks.Sum(static mark => mark.Of);
}

/// <summary>Where the domain stands on one ladder.</summary>
/// <param name="Ladder">The ladder.</param>
/// <param name="Placement">Where it stands.</param>
public sealed record ScoreMark(Ladder Ladder, Placement Placement)
{
    /// <summary>The points it has; 0 where it was not seen or is moot.</summary>
    public int Points => Placement is Placement.OnRung on ? on.Rung.Points : 0;

    /// <summary>The points there are; 0 where it was not seen or is moot.</summary>
    public int Of => Placement is Placement.OnRung ? Ladder.Most : 0;
}
