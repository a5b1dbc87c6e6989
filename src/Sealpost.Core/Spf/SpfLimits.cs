namespace Sealpost.Core.Spf;

/// <summary>The bounds of an evaluation: those of RFC 7208 §4.6.4, and ours beyond them.</summary>
public static class SpfLimits
{
    /// <summary>Terms that ask the DNS, in all records together; one more is a permanent error.</summary>
    public const int Lookups = 10;

    /// <summary>Terms whose question finds nothing; one more should be a permanent error.</summary>
    public const int Voids = 2;

    /// <summary>Mail servers of one <c>mx</c>; one more is a permanent error.</summary>
    public const int MailServers = 10;

    /// <summary>Terms that we follow: beyond the limit, so that one sees where a record breaks it.</summary>
    public const int Followed = 20;

    /// <summary>Records below one another that we follow; no receiver gets further either.</summary>
    public const int Depth = 11;
}
