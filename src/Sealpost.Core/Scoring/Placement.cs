namespace Sealpost.Core.Scoring;

/// <summary>Where a domain stands on a ladder.</summary>
public abstract record Placement
{
    private Placement()
    {
    }

    /// <summary>On a rung.</summary>
    public sealed record OnRung(Rung Rung) : Placement;

    /// <summary>The question does not arise for this domain; it is as if the ladder were not there.</summary>
    public sealed record Moot(string Because) : Placement;

    /// <summary>It could not be observed: it leaves the total and lowers the confidence.</summary>
    public sealed record Unseen(string Because) : Placement;
}
