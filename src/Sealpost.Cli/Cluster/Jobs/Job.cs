namespace Sealpost.Cli.Cluster.Jobs;

/// <summary>How far the submission of a job is.</summary>
internal enum JobState
{
    /// <summary>Shards are being put in, or that was broken off.</summary>
    Submitting,

    /// <summary>All shards are in.</summary>
    Submitted,

    /// <summary>It is not to be worked on any more.</summary>
    Cancelled,
}

/// <summary>A scan that the cluster does.</summary>
internal sealed record Job
{
    /// <summary>The form of this record.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The form of this record; a newer one is not touched.</summary>
    public required int Format { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>When it was submitted first.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>How far the submission is.</summary>
    public required JobState State { get; init; }

    /// <summary>The SHA-256 of the input and of what is to be done with it, by which a repeated submission is known.</summary>
    public required string Source { get; init; }

    /// <summary>How many names a shard has, but for the last.</summary>
    public required int ShardSize { get; init; }

    /// <summary>How many shards there are; as many as are in while they are being put in.</summary>
    public required long Shards { get; init; }

    /// <summary>How many names they have.</summary>
    public required long Names { get; init; }

    /// <summary>How the names are to be looked at, and what is wanted of them.</summary>
    public required JobWish Wish { get; init; }
}

/// <summary>What travels with a job: how its names are looked at, and what is wanted of them.</summary>
internal sealed record JobWish
{
    /// <summary>The members of a result: a word of <c>--fields</c>.</summary>
    public required string Fields { get; init; }

    /// <summary>The form of a result: a word of <c>--format</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Whether mail servers are contacted.</summary>
    public required bool Smtp { get; init; }

    /// <summary>Whether DANE, SPF, DKIM and DMARC are looked at, too.</summary>
    public bool Posture { get; init; }

    /// <summary>Whether IPv4 addresses are used.</summary>
    public required bool V4 { get; init; }

    /// <summary>Whether IPv6 addresses are used.</summary>
    public required bool V6 { get; init; }

    /// <summary>The time for one domain, in seconds.</summary>
    public required double Deadline { get; init; }

    /// <summary>The most domains begun in a second by all workers together; null for as many as can be.</summary>
    public double? Rate { get; init; }

    /// <summary>Where those who wonder may read on; told to the servers that are visited.</summary>
    public string? Contact { get; init; }
}
