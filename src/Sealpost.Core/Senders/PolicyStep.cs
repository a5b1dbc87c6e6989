namespace Sealpost.Core.Senders;

/// <summary>What a sender ends with when it looks for a policy. One case per way it can end.</summary>
internal abstract record PolicyStep
{
    private PolicyStep()
    {
    }

    /// <summary>A policy that it acts on.</summary>
    /// <param name="Policy">The policy as it understands it.</param>
    /// <param name="IsSometimes">Whether other addresses of the policy host give it none.</param>
    public sealed record Accepted(SenderPolicy Policy, bool IsSometimes) : PolicyStep;

    /// <summary>None: it acts as if the domain did not have MTA-STS.</summary>
    public sealed record None(string Because) : PolicyStep;

    /// <summary>It does not know MTA-STS.</summary>
    public sealed record NotLookedFor : PolicyStep;

    /// <summary>Something that decides could not be looked at from here.</summary>
    public sealed record Unseen(string Because) : PolicyStep;
}
