using Sealpost.Lab.Running;

namespace Sealpost.Lab.Dns;

/// <summary>The configuration of nsd, which holds every zone, and of the validating unbound in front of it.</summary>
internal static class NameServers
{
    /// <summary>The zones of root and TLD, with a delegation for every domain.</summary>
    public static IEnumerable<Zone> Above(IEnumerable<string> domains) =>
    [
        new(".", ["ns.test. A " + Addresses.Nsd, "test. NS ns.test."]) { Signed = true },
        new(
            "test",
            [
                $"ns A {Addresses.Nsd}",
                $"refuses A {Addresses.OddServer}",
                .. domains.Select(static domain => $"{domain}. NS ns.test."),
            ])
        {
            Signed = true,
        },
    ];

    public static Daemon StartNsd(string folder, IEnumerable<Zone> zones)
    {
        var config = $"""
            server:
              ip-address: {Addresses.Nsd}
              username: ""
              zonesdir: "{folder}/zones"
              database: ""
              pidfile: "{folder}/nsd.pid"
              xfrdfile: "{folder}/nsd.xfrd"
              zonelistfile: "{folder}/nsd.zones"
              cookie-secret-file: "{folder}/nsd.cookies"
              xfrdir: "{folder}"
              rrl-ratelimit: 0
              rrl-whitelist-ratelimit: 0
            remote-control:
              control-enable: no

            """;
        var lines = zones.Select(static zone =>
            $"zone:\n  name: \"{zone.Name}\"\n  zonefile: \"{ZoneSigning.FileOf(zone.Name)}\"\n");
        File.WriteAllText($"{folder}/nsd.conf", config + string.Concat(lines));
        return Daemon.Start(
            $"{folder}/nsd.log", new Dictionary<string, string>(), Tool.Find("nsd")!, "-d", "-c", $"{folder}/nsd.conf");
    }

    public static Daemon StartUnbound(string folder, string rootDs)
    {
        File.WriteAllText($"{folder}/root.hints", $". 300 NS ns.test.\nns.test. 300 A {Addresses.Nsd}\n");
        File.WriteAllText($"{folder}/root.ds", rootDs);
        File.WriteAllText($"{folder}/unbound.conf", $"""
            server:
              interface: {Addresses.Resolver}
              port: 53
              access-control: 127.0.0.0/8 allow
              do-not-query-localhost: no
              do-ip6: no
              do-daemonize: no
              username: ""
              chroot: ""
              directory: "{folder}"
              pidfile: ""
              use-syslog: no
              num-threads: 1
              root-hints: "root.hints"
              trust-anchor-file: "root.ds"
              trust-anchor-signaling: no
              module-config: "validator iterator"
              local-zone: "test." nodefault
              prefetch: no
              serve-expired: no
              infra-host-ttl: 5
            remote-control:
              control-enable: no

            """);
        return Daemon.Start(
            $"{folder}/unbound.log",
            new Dictionary<string, string>(),
            Tool.Find("unbound")!,
            "-d",
            "-c",
            $"{folder}/unbound.conf");
    }
}
