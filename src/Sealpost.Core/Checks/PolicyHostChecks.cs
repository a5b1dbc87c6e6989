using Sealpost.Core.Observations;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>STS2xx, first half: is the policy host there, and does it speak TLS? (RFC 8461 §3.3)</summary>
internal static class PolicyHostChecks
{
    public static Check NoAddress { get; } = new()
    {
        Id = "STS201",
        Title = "The policy host has no address",
        Severity = Severity.Error,
        Source = new(8461, "3.3", Level.Must),
        Why = "Senders see a record, find no policy, and deliver as if the domain had none.",
        Remedy = "Publish an address or an alias for the policy host, and serve the policy there over HTTPS.",
        Publish = static reading => $"mta-sts.{reading.Domain}. IN A <address of your web server>",
        Judge = static reading => FromAddresses(reading, AddressReading.None),
    };

    public static Check Refuses { get; } = new()
    {
        Id = "STS202",
        Title = "The policy host does not accept connections",
        Severity = Severity.Error,
        Source = new(8461, "3.3", Level.Must),
        Why = "Senders cannot fetch the policy and deliver as if the domain had none.",
        Remedy = "Let the web server listen on port 443 of every address that the name has, "
            + "and open the firewall to the whole Internet.",
        Judge = static reading => FetchVerdicts.Over(
            reading,
            FetchStep.Connection,
            static attempt => attempt.Fetch is PolicyFetch.NoConnection none ? none.Detail : null,
            "a TCP connection on port 443"),
    };

    public static Check NoTls { get; } = new()
    {
        Id = "STS205",
        Title = "The policy host offers no TLS 1.2 or later",
        Severity = Severity.Error,
        Source = new(8461, "7.2", Level.Must),
        Why = "Senders must support TLS 1.2 or 1.3 and must not use less (RFC 8996), so they fetch no policy.",
        Remedy = "Switch on TLS 1.2 and 1.3 on the web server.",
        Judge = static reading => FetchVerdicts.Over(
            reading,
            FetchStep.Handshake,
            static attempt =>
                attempt.Fetch is PolicyFetch.NoTls { Fault: TlsFault.NoCommonVersion } none ? none.Detail : null,
            "TLS 1.2 or later"),
    };

    public static Check Slow { get; } = new()
    {
        Id = "STS213",
        Title = "The policy host is too slow",
        Severity = Severity.Error,
        Rule = new(
            "error where no complete answer came within 60 s, warning where it took more than 10 s",
            static (reading, _) => reading.MtaSts.Host.Chosen is null ? Severity.Error : Severity.Warning),
        Source = new(8461, "3.3", Level.May),
        Refusers = "Senders give up after a time of their own; the RFC suggests one minute, "
            + "and Postfix-facing daemons wait far less.",
        Why = "A sender that gives up delivers as if the domain had no policy.",
        Remedy = "Serve the policy as a static file from a host that is always awake.",
        Judge = static reading => FetchVerdicts.Over(
            reading, FetchStep.Handshake, DescribeDelay, "a complete answer within 10 s"),
    };

    public static Check SomeFail { get; } = new()
    {
        Id = "STS214",
        Title = "Some addresses of the policy host fail",
        Severity = Severity.Warning,
        Source = new(8461, "3.3", Level.Must),
        Why = "Senders that try one of these addresses find no policy; whether mail is protected depends on chance.",
        Remedy =
            "Serve the policy on every address that the name has, IPv6 included, or take the address out of the DNS.",
        Judge = JudgeSomeFail,
    };

    public static Check Delegated { get; } = new()
    {
        Id = "STS218",
        Title = "The policy host is delegated to another domain",
        Severity = Severity.Info,
        Source = new(8461, "8.2", Level.May),
        Why = "Whoever runs the target decides what policy your domain has.",
        Remedy = "Nothing to mend while you trust them; remove the alias when you leave them, or others may claim it.",
        Judge = static reading =>
        {
            var host = reading.MtaSts.Host.Host;
            return (FetchVerdicts.BeforeHost(reading) ?? reading.MtaSts.Host.BeforeAddresses()) is { } obstacle
                ? Verdict.Of(obstacle)
                : Delegation.LeavesDomain(reading.Domain, host.Addresses.Aliases)
                    ? Verdict.Failed(new Evidence(host.Name, $"CNAME to {string.Join(" to ", host.Addresses.Aliases)}"))
                    : Verdict.Passed;
        },
    };

    public static Check NotPublic { get; } = new()
    {
        Id = "STS219",
        Title = "The policy host has only non-public addresses",
        Severity = Severity.Error,
        Source = new(8461, "3.3", Level.Must),
        Why = "No sender on the Internet can reach it, so none finds the policy.",
        Remedy = "Publish a public address for the policy host; a split-horizon name server may be answering the world "
            + "with inside addresses.",
        Judge = static reading =>
        {
            if (FetchVerdicts.Before(reading, FetchStep.NotPublic) is { } obstacle)
            {
                return Verdict.Of(obstacle);
            }

            var host = reading.MtaSts.Host;
            return host.Speaking.All(static attempt => attempt.Stopped is FetchStep.NotPublic)
                ? Verdict.Failed(
                    new Evidence(host.Host.Name, string.Join(", ", host.Host.Addresses.Addresses), "a public address"))
                : Verdict.Passed;
        },
    };

    public static Check ServersFail { get; } = new()
    {
        Id = "STS220",
        Title = "The name servers fail to answer for the policy host",
        Severity = Severity.Error,
        Source = new(8461, "3.3", Level.Must),
        Why = "Senders cannot find the policy host and deliver as if the domain had no policy.",
        Remedy =
            "Ask each of the domain's name servers for this name, and check the delegation and the DNSSEC signatures.",
        Judge = static reading => FromAddresses(reading, AddressReading.ServersFail),
    };

    public static Check HandshakeFails { get; } = new()
    {
        Id = "STS221",
        Title = "The TLS handshake with the policy host fails",
        Severity = Severity.Error,
        Source = new(8461, "3.3", Level.Must),
        Why = "Senders cannot fetch the policy and deliver as if the domain had none.",
        Remedy = "See the web server's log for this name: often it has no certificate for it, "
            + "or does not speak TLS on port 443 at all.",
        Judge = static reading => FetchVerdicts.Over(
            reading,
            FetchStep.Handshake,
            static attempt =>
                attempt.Fetch is PolicyFetch.NoTls { Fault: not TlsFault.NoCommonVersion } none ? none.Detail : null,
            "a TLS handshake"),
    };

    private static Verdict FromAddresses(DomainReading reading, AddressReading bad)
    {
        var host = reading.MtaSts.Host;
        if (FetchVerdicts.BeforeHost(reading) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        return host.Addresses switch
        {
            var found when found == bad =>
                Verdict.Failed(new Evidence(host.Host.Name, host.Host.Addresses.Words, "an address")),
            AddressReading.Some => Verdict.Passed,
            _ => Verdict.Of(host.Before(FetchStep.Connection)!),
        };
    }

    private static string? DescribeDelay(FetchReading attempt) => attempt switch
    {
        { Fetch: PolicyFetch.TooSlow slow, Stopped: FetchStep.Handshake or FetchStep.Http } =>
            $"no complete answer after {slow.Milliseconds / 1000:0} s, waiting for {slow.Stage}",
        { Answer.Milliseconds: > 10_000 and var took, Stopped: FetchStep.Served } =>
            $"a complete answer after {took / 1000:0} s",
        _ => null,
    };

    private static Verdict JudgeSomeFail(DomainReading reading)
    {
        var host = reading.MtaSts.Host;
        if (FetchVerdicts.Before(reading, FetchStep.Served) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        var failed = from attempt in host.Fetches
                     where attempt.Stopped is not (FetchStep.Served or FetchStep.Unseen)
                     select new Evidence(
                         FetchVerdicts.Subject(reading, attempt), FetchWords.Stop(attempt), "the policy");
        var unseen = from attempt in host.Fetches
                     where attempt.Stopped is FetchStep.Unseen
                     select $"{attempt.Fetch.Address}";
        return failed.Any() || !unseen.Any()
            ? Verdict.FailedWhenAny(failed)
            : Verdict.NotSeen($"not tried from here: {string.Join(", ", unseen)}");
    }
}
