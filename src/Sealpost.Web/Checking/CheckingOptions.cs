namespace Sealpost.Web.Checking;

/// <summary>How many checks, for whom, and how fast.</summary>
internal sealed class CheckingOptions
{
    /// <summary>Checks that run at once; the others wait.</summary>
    public int AtOnce
    {
        get;
        set => field = InRange(value, 1, 1000);
    } = 32;

    /// <summary>Checks that may wait for their turn, of all clients together.</summary>
    public int QueueLength
    {
        get;
        set => field = InRange(value, 1, 100_000);
    } = 1000;

    /// <summary>Checks that may wait for their turn, of one client.</summary>
    public int QueueLengthPerClient
    {
        get;
        set => field = InRange(value, 1, 100_000);
    } = 20;

    /// <summary>Checks that one client may begin within <see cref="LimitWindow"/>; 0 for no limit.</summary>
    public int PerClient
    {
        get;
        set => field = InRange(value, 0, 1_000_000);
    } = 30;

    /// <summary>Checks of one domain that may begin within <see cref="LimitWindow"/>, for whomever; 0 for no limit.</summary>
    public int PerDomain
    {
        get;
        set => field = InRange(value, 0, 1_000_000);
    } = 6;

    /// <summary>The time over which the two limits are counted.</summary>
    public TimeSpan LimitWindow
    {
        get;
        set => field = InRange(value, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
    } = TimeSpan.FromMinutes(5);

    /// <summary>A result younger than this is given again instead of a new check.</summary>
    public TimeSpan ReuseWithin
    {
        get;
        set => field = InRange(value, TimeSpan.Zero, TimeSpan.FromHours(1));
    } = TimeSpan.FromMinutes(1);

    private static T InRange<T>(T value, T least, T most)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"It must be from {least} to {most}.");
        }

        return value;
    }
}
