namespace Sealpost.Core.Reading;

/// <summary>Why a question cannot be answered: it does not arise, or it could not be seen.</summary>
/// <param name="Unseen">True where it could not be seen; false where it does not arise.</param>
/// <param name="Because">
/// The reason, as part of a sentence; names the check it follows from, where there is one.
/// </param>
public sealed record Obstacle(bool Unseen, string Because)
{
    /// <summary>The question does not arise.</summary>
    public static Obstacle Moot(string because) => new(false, because);

    /// <summary>The question could not be looked into.</summary>
    public static Obstacle NotSeen(string because) => new(true, because);
}
