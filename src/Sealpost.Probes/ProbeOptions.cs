using System.Collections.Immutable;
using System.Net;
using Sealpost.Probes.Tls;

namespace Sealpost.Probes;

/// <summary>How hard to look, and from where. Defaults are the ones the RFCs suggest.</summary>
public sealed record ProbeOptions
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The resolvers to ask; empty for the system's.</summary>
    public ImmutableArray<IPEndPoint> Resolvers { get; set; } = [];

    /// <summary>
    /// Resolvers whose AD bit is believed, once it has been tried out, though they are not on this machine: the way to
    /// them is safe (RFC 4035 §4.9.3).
    /// </summary>
    public ImmutableArray<IPEndPoint> TrustedResolvers { get; set; } = [];

    /// <summary>
    /// A name in a signed zone, to try out whether a resolver validates: the root, in the Internet and in a laboratory.
    /// </summary>
    public string SignedName { get; set; } = ".";

    /// <summary>
    /// A name in no signed zone, to try out whether a resolver says of everything that it is authenticated. This one is
    /// delegated without signatures for good, so that resolvers may answer for it themselves (RFC 6303 §4.1).
    /// </summary>
    public string UnsignedName { get; set; } = "10.in-addr.arpa";

    /// <summary>The certificates that count as roots.</summary>
    public TrustedRoots Roots { get; set; } = TrustedRoots.OfSystem();

    /// <summary>
    /// The name given in EHLO; null for this host's own, or its address where it has none (RFC 5321 §4.1.3).
    /// </summary>
    public string? EhloName { get; set; }

    /// <summary>
    /// Where whoever runs this can be reached: a URL for the User-Agent field (RFC 9110 §10.1.5); null for the page of
    /// the project.
    /// </summary>
    public string? Contact { get; set; }

    /// <summary>Whether mail servers are contacted.</summary>
    public bool Smtp { get; set; } = true;

    /// <summary>Whether what stands beside MTA-STS is looked at, too: DANE, SPF, DKIM and DMARC.</summary>
    public bool Neighbours { get; set; } = true;

    /// <summary>Whether IPv4 addresses are asked for and used.</summary>
    public bool V4 { get; set; } = true;

    /// <summary>Whether IPv6 addresses are asked for and used.</summary>
    public bool V6 { get; set; } = true;

    /// <summary>The DKIM selectors that are in use, as far as somebody knows them; others are guessed.</summary>
    public ImmutableArray<string> Selectors { get; set; } = [];

    /// <summary>Prefixes whose addresses count as public, for laboratories and private networks.</summary>
    public ImmutableArray<IPNetwork> AssumedPublic { get; set; } = [];

    /// <summary>The port of the policy host: 443 (RFC 8461 §3.3); another is for laboratories and tests.</summary>
    public int HttpsPort
    {
        get;
        set => field = Port(value);
    } = 443;

    /// <summary>The port of the mail servers: 25 (RFC 5321 §4.5.4.2); another is for laboratories and tests.</summary>
    public int SmtpPort
    {
        get;
        set => field = Port(value);
    } = 25;

    /// <summary>Longest time for the whole check of one domain.</summary>
    public TimeSpan CheckTimeout
    {
        get;
        set => field = Positive(value);
    } = TimeSpan.FromSeconds(90);

    /// <summary>Longest wait for a resolver's first answer; a second try waits twice as long.</summary>
    public TimeSpan DnsTryTimeout
    {
        get;
        set => field = Positive(value);
    } = TimeSpan.FromSeconds(2);

    /// <summary>Longest time for one question, all tries and resolvers together.</summary>
    public TimeSpan DnsTimeout
    {
        get;
        set => field = Positive(value);
    } = TimeSpan.FromSeconds(10);

    /// <summary>Longest wait for a TCP connection.</summary>
    public TimeSpan ConnectTimeout
    {
        get;
        set => field = Positive(value);
    } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Longest time from the TCP connection to the complete policy; RFC 8461 §3.3 suggests one minute.
    /// </summary>
    public TimeSpan PolicyTimeout
    {
        get;
        set => field = Positive(value);
    } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Longest wait for a mail server's complete greeting. RFC 5321 §4.5.3.2.1 gives senders five minutes; some servers
    /// take 20 s.
    /// </summary>
    public TimeSpan GreetingTimeout
    {
        get;
        set => field = Positive(value);
    } = TimeSpan.FromSeconds(30);

    /// <summary>Longest wait for any later reply of a mail server, and for the TLS handshake with it.</summary>
    public TimeSpan SmtpTimeout
    {
        get;
        set => field = Positive(value);
    } = TimeSpan.FromSeconds(20);

    /// <summary>Longest wait for the reply to QUIT, which changes nothing any more.</summary>
    public TimeSpan QuitTimeout
    {
        get;
        set => field = Positive(value);
    } = TimeSpan.FromSeconds(2);

    private static TimeSpan Positive(TimeSpan value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Longest);
        return value;
    }

    private static int Port(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 65535);
        return value;
    }
}
