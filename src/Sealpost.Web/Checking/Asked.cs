namespace Sealpost.Web.Checking;

/// <summary>What became of a wish to have a domain checked.</summary>
internal abstract record Asked
{
    private Asked()
    {
    }

    /// <summary>A check was begun, or waits for its turn.</summary>
    public sealed record Accepted(CheckId Id) : Asked;

    /// <summary>The same domain is being checked already: its result is everybody's.</summary>
    public sealed record Joined(CheckId Id) : Asked;

    /// <summary>The domain was checked a moment ago; that result is given.</summary>
    public sealed record Reused(CheckId Id, DateTimeOffset At) : Asked;

    /// <summary>No check was begun.</summary>
    public sealed record Refused(RefusalReason Reason, TimeSpan RetryAfter) : Asked;
}

/// <summary>Why no check was begun.</summary>
internal enum RefusalReason
{
    /// <summary>This client asked for too many.</summary>
    ClientLimit,

    /// <summary>This domain was checked too often.</summary>
    DomainLimit,

    /// <summary>Too many checks are waiting.</summary>
    QueueFull,

    /// <summary>The server is being stopped.</summary>
    Stopping,
}
