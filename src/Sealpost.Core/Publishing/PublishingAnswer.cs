namespace Sealpost.Core.Publishing;

/// <summary>Whether there is anything to publish. One case per way it can be.</summary>
public abstract record PublishingAnswer
{
    private PublishingAnswer()
    {
    }

    /// <summary>There is.</summary>
    public sealed record Ready(Publication Publication) : PublishingAnswer;

    /// <summary>The domain takes no mail, so there is nothing to protect.</summary>
    public sealed record NoMail(string Because) : PublishingAnswer;

    /// <summary>No policy can cover the domain's mail servers as they are.</summary>
    public sealed record Impossible(string Because) : PublishingAnswer;

    /// <summary>It could not be looked up where mail goes.</summary>
    public sealed record Unseen(string Because) : PublishingAnswer;
}
