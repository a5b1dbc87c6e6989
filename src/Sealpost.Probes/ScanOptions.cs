namespace Sealpost.Probes;

/// <summary>How fast to scan, and how gently. How to look at one domain is for <see cref="ProbeOptions"/>.</summary>
public sealed record ScanOptions
{
    private const int MostAtOnce = 4096;

    /// <summary>
    /// How many domains are looked at side by side, those not counted that wait for something slow; null to begin with
    /// a number that fits the machine and go up and down with its load and with lost answers.
    /// </summary>
    public int? AtOnce
    {
        get;
        set => field = value is null ? null : InRange(value.Value, 1, MostAtOnce);
    }

    /// <summary>How many slow domains may be waited for beside the others.</summary>
    public int Slow
    {
        get;
        set => field = InRange(value, 0, MostAtOnce);
    } = 512;

    /// <summary>A domain that takes longer than this counts as slow, and another is begun in its place.</summary>
    public TimeSpan SlowAfter
    {
        get;
        set => field = Positive(value);
    } = TimeSpan.FromSeconds(2);

    /// <summary>The most domains begun in a second; null for as many as can be.</summary>
    public double? Rate
    {
        get;
        set
        {
            if (value is { } rate)
            {
                ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
            }

            field = value;
        }
    }

    /// <summary>Whether results come in the order of the names.</summary>
    public bool Ordered { get; set; }

    /// <summary>
    /// How far ahead of a slow domain others may be when results come in the order of the names: so many wait to be
    /// taken.
    /// </summary>
    public int Window
    {
        get;
        set => field = InRange(value, 1, 1_000_000);
    } = 1024;

    /// <summary>How many connections to mail servers of one network, a /24 or /48, there may be at once.</summary>
    public int MailServersPerNetwork
    {
        get;
        set => field = InRange(value, 1, 1000);
    } = 4;

    /// <summary>How many connections to one policy host's address there may be at once.</summary>
    public int PoliciesPerAddress
    {
        get;
        set => field = InRange(value, 1, 1000);
    } = 8;

    /// <summary>How long what was seen of a mail server stands for it within the scan.</summary>
    public TimeSpan ReuseFor
    {
        get;
        set => field = Positive(value);
    } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long a mail server is left alone that put the scanner off with 4xx, or that was not reached.
    /// </summary>
    public TimeSpan Pause
    {
        get;
        set => field = Positive(value);
    } = TimeSpan.FromMinutes(5);

    private static int InRange(int value, int least, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most);
        return value;
    }

    private static TimeSpan Positive(TimeSpan value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
        return value;
    }
}
