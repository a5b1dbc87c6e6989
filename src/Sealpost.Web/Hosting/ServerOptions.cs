using System.Collections.Immutable;
using System.Net;
using Sealpost.Probes;
using Sealpost.Probes.Tls;
using Sealpost.Web.Checking;

namespace Sealpost.Web.Hosting;

/// <summary>How the server is run. Each has an option of the command line, a setting and an environment variable.</summary>
/// <remarks>The ports that are connected to are not among them: 443 for policies and 25 for mail servers, for ever.</remarks>
internal sealed class ServerOptions
{
    /// <summary>Where it listens; empty for this machine only, port 8080.</summary>
    public ImmutableArray<string> Urls { get; set; } = [];

    /// <summary>A PostgreSQL connection string, or the path of an SQLite file.</summary>
    public string Database { get; set; } = "";

    /// <summary>The resolvers to ask; empty for the system's.</summary>
    public ImmutableArray<IPEndPoint> Resolvers { get; set; } = [];

    /// <summary>Resolvers whose AD bit is believed, once it has been tried out, though they are not on this machine.</summary>
    public ImmutableArray<IPEndPoint> TrustedResolvers { get; set; } = [];

    /// <summary>A PEM file of roots; null for the system's.</summary>
    public string? CaFile { get; set; }

    /// <summary>Whether addresses that are not public are connected to, for laboratories.</summary>
    public bool AllowPrivate { get; set; }

    /// <summary>Prefixes whose addresses are connected to as if they were public, for laboratories.</summary>
    public ImmutableArray<IPNetwork> AssumedPublic { get; set; } = [];

    /// <summary>The name given to mail servers; null for this host's own.</summary>
    public string? EhloName { get; set; }

    /// <summary>The time for the whole check of one domain.</summary>
    public TimeSpan CheckTimeout { get; set; } = new ProbeOptions().CheckTimeout;

    /// <summary>A JSON file of settings; null for none but the one beside the program.</summary>
    public string? ConfigFile { get; set; }

    /// <summary>Whether figures for Prometheus are shown at <c>/metrics</c>, to whoever reaches the server.</summary>
    public bool Metrics { get; set; }

    /// <summary>Days after which checks are deleted.</summary>
    public int RetentionDays { get; set; } = 90;

    /// <summary>Checks that run at once.</summary>
    public int AtOnce { get; set; } = 32;

    /// <summary>Checks that one client may begin in five minutes; 0 for any number.</summary>
    public int ChecksPerClient { get; set; } = 30;

    /// <summary>Checks of one domain that may begin in five minutes, for whomever; 0 for any number.</summary>
    public int ChecksPerDomain { get; set; } = 6;

    /// <summary>A result younger than this is given again instead of a new check.</summary>
    public TimeSpan ReuseWithin { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How the server is called from outside; null where any name will do.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Who may say on whose behalf a request comes; nobody where it is empty.</summary>
    public ImmutableArray<IPNetwork> TrustedProxies { get; set; } = [];

    /// <summary>Requests that one client may make in a minute; 0 for any number.</summary>
    public int RequestsPerMinute { get; set; } = 600;

    /// <summary>Whether log lines are JSON.</summary>
    public bool JsonLog { get; set; }

    /// <summary>How long running checks may go on when the server is stopped.</summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>How many checks, for whom, and how fast.</summary>
    public CheckingOptions Checking => new()
    {
        AtOnce = AtOnce,
        PerClient = ChecksPerClient,
        PerDomain = ChecksPerDomain,
        ReuseWithin = ReuseWithin,
    };

    /// <summary>How domains are looked at.</summary>
    public ProbeOptions Probing => new()
    {
        Resolvers = Resolvers.IsEmpty ? TrustedResolvers : Resolvers,
        TrustedResolvers = TrustedResolvers,
        Roots = CaFile is { } file ? TrustedRoots.OfFile(file) : TrustedRoots.OfSystem(),
        EhloName = EhloName,
        CheckTimeout = CheckTimeout,
        AssumedPublic = AllowPrivate ? [IPNetwork.Parse("0.0.0.0/0"), IPNetwork.Parse("::/0")] : AssumedPublic,
    };
}
