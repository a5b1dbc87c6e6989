using System.Net;
using Sealpost.Lab.Certificates;
using Sealpost.Lab.Dns;
using Sealpost.Lab.Mail;
using Sealpost.Lab.Running;
using Sealpost.Lab.Scripts;
using Sealpost.Lab.Table;
using Sealpost.Lab.Web;

namespace Sealpost.Lab;

/// <summary>
/// Turns the table into servers: gives out addresses and certificates, writes the files, starts everything.
/// </summary>
internal sealed class Wiring(string folder, LabTable table, Authority authority, Action<IAsyncDisposable> keep)
{
    private readonly List<string> _mailZone = [];
    private readonly List<Site> _sites = [];
    private readonly List<PostfixListener> _listeners = [];
    private int _ownWeb;
    private int _scriptedWeb;
    private int _mail;

    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync($"{folder}/ca.pem", authority.RootPem, cancellationToken);

        ConnectMailHosts();
        var zones = table.Domains.Where(static domain => !domain.Unregistered)
            .SelectMany(domain => Zone.Of(domain, ConnectPolicyHost(domain), ConnectOwnHosts(domain)))
            .Append(MailZone())
            .ToList();
        var domains = zones.Select(static zone => zone.Name).Where(static name => name.Count('.') == 1);
        zones.AddRange(NameServers.Above([.. domains]));

        var rootDs = await ZoneSigning.WriteAsync($"{folder}/zones", zones, cancellationToken);
        var daemons = new Dictionary<string, Daemon>
        {
            ["nsd"] = NameServers.StartNsd(folder, zones),
            ["unbound"] = NameServers.StartUnbound(folder, rootDs),
            ["nginx"] = Nginx.Start(folder, _sites, Certificate("default", CertificateKind.Good, "default.mail.test")),
            ["postfix"] = await Postfix.StartAsync(
                folder, Certificate("postfix", CertificateKind.Good, PostfixNames()), _listeners, cancellationToken),
        };
        foreach (var daemon in daemons.Values)
        {
            keep(daemon);
        }

        StartOddNameServers();
        await new Readiness(folder, daemons).WaitAsync(cancellationToken);
    }

    private void ConnectMailHosts()
    {
        foreach (var host in table.Hosts)
        {
            string[] names = [host.Name, .. host.AlsoNamed];
            foreach (var server in host.Servers)
            {
                var address = server.Address ?? Addresses.Mail(++_mail);
                _mailZone.AddRange(names.Select(name => $"{name} {TypeOf(address)} {address}"));

                string[] full = [.. names.Select(static name => $"{name}.{LabTable.MailZone}")];
                if (server.PostfixProtocols is { } protocols)
                {
                    _listeners.Add(new(address, protocols, Certificate($"mail-{_mail}", server.Certificate, full)));
                }
                else if (server.Script is { } script)
                {
                    keep(new ScriptedServer(
                        new(IPAddress.Parse(address), 25),
                        table.Scripts[script],
                        authority.Issue(server.Certificate, full)));
                }
            }
        }
    }

    private List<HostRecords> ConnectOwnHosts(LabDomain domain)
    {
        var records = new List<HostRecords>();
        foreach (var host in domain.Own)
        {
            var address = Addresses.Mail(++_mail);
            var chain = authority.Issue(
                host.Certificate, [.. ((string[])[host.Name, .. host.AlsoFor]).Select(name => $"{name}.{domain.Name}")]);
            keep(new ScriptedServer(new(IPAddress.Parse(address), 25), table.Scripts[host.Script], chain));
            records.Add(HostRecords.Of(domain.Name, host, address, chain, authority.Root));
        }

        return records;
    }

    private List<string> ConnectPolicyHost(LabDomain domain)
    {
        var host = $"mta-sts.{domain.Name}";
        var records = new List<string>();
        foreach (var (number, server) in domain.PolicyHost.Index())
        {
            var address = server.Address ?? AddressFor(domain, server);
            records.Add(server.Alias is { } alias ? $"CNAME {alias}" : $"{TypeOf(address)} {address}");
            if (server.Unknown || (server.Address is not null && address != "::1"))
            {
                continue;
            }

            var octets = domain.PolicyOctets(server.Policy);
            if (server.Script is { } script)
            {
                keep(new ScriptedServer(
                    new(IPAddress.Parse(address), 443),
                    table.Scripts[script],
                    authority.Issue(server.Certificate, host),
                    octets));
                continue;
            }

            var root = $"{folder}/www/{host}-{number}";
            Directory.CreateDirectory($"{root}/.well-known");
            File.WriteAllBytes($"{root}/.well-known/mta-sts.txt", octets);
            _sites.Add(new(host, address, server, Certificate($"{host}-{number}", server.Certificate, host), root));
        }

        return records;
    }

    private string AddressFor(LabDomain domain, PolicyServer server) => server switch
    {
        { Script: not null } => Addresses.ScriptedWeb(++_scriptedWeb),
        { Protocols: not null } => Addresses.OwnWeb(++_ownWeb),
        _ when domain.PolicyHost.Count > 1 => Addresses.OwnWeb(++_ownWeb),
        _ => Addresses.Web,
    };

    // The domain of the report mailbox takes mail itself, and other domains delegate to names in it.
    private Zone MailZone() => new(
        LabTable.MailZone,
        [
            "@ MX 10 mx",
            $"@ A {Addresses.Postfix}",
            $"policy A {Addresses.Web}",
            $"reports A {Addresses.Web}",
            "alias CNAME mx",
            "sts-record TXT \"v=STSv1; id=20260101T000000\"",
            $"key-record TXT \"{Neighbours.Key}\"",
            "dmarc-record TXT \"v=DMARC1; p=reject; rua=mailto:dmarc@mail.test\"",
            "*._report._dmarc TXT \"v=DMARC1\"",
            "other-organization MX 10 mx",
            "rpt-record TXT \"v=TLSRPTv1; rua=mailto:tlsrpt@mail.test\"",
            .. _mailZone,
        ]);

    // Postfix answers for its hosts, for the alias, for the zone itself and for every domain that is its own mail host.
    private string[] PostfixNames() =>
    [
        LabTable.MailZone,
        $"alias.{LabTable.MailZone}",
        .. from host in table.Hosts
           where host.Servers.Any(static server => server.Address is Addresses.Postfix or "::1")
           from name in (string[])[host.Name, .. host.AlsoNamed]
           select $"{name}.{LabTable.MailZone}",
        .. table.Domains.Where(static domain => domain.Mx.Count == 0).Select(static domain => domain.Name),
    ];

    private string Certificate(string file, CertificateKind kind, params string[] names)
    {
        var path = $"{folder}/certificates/{file}.pem";
        File.WriteAllText(path, Authority.Pem(authority.Issue(kind, names)));
        return path;
    }

    private void StartOddNameServers()
    {
        var answers = new Dictionary<string, string>();
        foreach (var domain in table.Domains)
        {
            foreach (var (key, answer) in domain.OddAnswers)
            {
                var (type, name) = (key[..key.IndexOf(' ')], key[(key.IndexOf(' ') + 1)..]);
                answers[$"{type} {(name == "@" ? domain.Name : $"{name}.{domain.Name}")}"] = answer;
            }
        }

        keep(new OddResolver(
            new(IPAddress.Parse(Addresses.OddResolver), 53), new(IPAddress.Parse(Addresses.Resolver), 53), answers));
        keep(new OddResolver(new(IPAddress.Parse(Addresses.OddServer), 53), null, new Dictionary<string, string>()));
    }

    private static string TypeOf(string address) => address.Contains(':', StringComparison.Ordinal) ? "AAAA" : "A";
}
