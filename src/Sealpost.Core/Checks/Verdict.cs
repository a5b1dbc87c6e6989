using System.Collections.Immutable;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>The answer of one check. "Could not look" is an answer of its own: it is neither good nor bad.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>In order.</summary>
    public static Verdict Passed { get; } = new Pass();

    /// <summary>The question does not arise.</summary>
    public static Verdict NotApplicable(string because) => new Moot(because);

    /// <summary>Could not be observed.</summary>
    public static Verdict NotSeen(string because) => new Unseen(because);

    /// <summary>Not in order, for these reasons.</summary>
    public static Verdict Failed(params ImmutableArray<Evidence> evidence) => new Fail(evidence);

    /// <summary>Not in order where there is any evidence, else in order.</summary>
    public static Verdict FailedWhenAny(IEnumerable<Evidence> evidence) =>
        evidence.TryGetNonEnumeratedCount(out var count) && count == 0
            ? Passed
            : FailedWhenAny([.. evidence.Take(Fail.Most)]);

    /// <summary>Not in order where there is any evidence, of which the first pieces are kept; else in order.</summary>
    internal static Verdict FailedWhenAny(ImmutableArray<Evidence> evidence) => evidence switch
    {
        { IsEmpty: true } => Passed,
        { Length: > Fail.Most } => new Fail(evidence[..Fail.Most]),
        _ => new Fail(evidence),
    };

    /// <summary>The answer of a check that cannot be put.</summary>
    public static Verdict Of(Obstacle obstacle) =>
        obstacle.Unseen ? NotSeen(obstacle.Because) : NotApplicable(obstacle.Because);

    /// <summary>In order.</summary>
    public sealed record Pass : Verdict;

    /// <summary>Not in order.</summary>
    /// <param name="Evidence">What was seen; at least one, at most <see cref="Most"/>.</param>
    public sealed record Fail(ImmutableArray<Evidence> Evidence) : Verdict
    {
        /// <summary>The most pieces of evidence that are kept: a hostile policy has thousands of bad lines.</summary>
        public const int Most = 50;
    }

    /// <summary>The question does not arise.</summary>
    /// <param name="Because">Why not; names the check it follows from, where there is one.</param>
    public sealed record Moot(string Because) : Verdict;

    /// <summary>Could not be observed.</summary>
    /// <param name="Because">Why not.</param>
    public sealed record Unseen(string Because) : Verdict;
}
