using System.Net;
using System.Net.Sockets;
using Sealpost.Lab.Certificates;
using Sealpost.Lab.Dns;
using Sealpost.Lab.Running;

namespace Sealpost.Lab.Mix;

/// <summary>Very many domains with real servers behind them, for measuring. Takes the addresses of the lab.</summary>
internal sealed class MixLab : IAsyncDisposable
{
    private const string Mute = "127.0.53.66";
    private readonly Stack<IAsyncDisposable> _running = [];
    private readonly Authority _authority = new();
    private readonly Socket _mute = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

    private MixLab()
    {
    }

    /// <summary>The mail servers.</summary>
    public MixMail? Mail { get; private set; }

    /// <summary>Writes everything into a folder and starts the servers.</summary>
    /// <param name="folder">An empty folder, or one that is to be made.</param>
    /// <param name="count">How many domains.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<MixLab> StartAsync(string folder, int count, CancellationToken cancellationToken)
    {
        var lab = new MixLab();
        try
        {
            await lab.ConnectAsync(Path.GetFullPath(folder), count, cancellationToken);
            return lab;
        }
        catch
        {
            await lab.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_running.TryPop(out var one))
        {
            await one.DisposeAsync();
        }

        _mute.Dispose();
        _authority.Dispose();
    }

    private async Task ConnectAsync(string folder, int count, CancellationToken cancellationToken)
    {
        foreach (var part in (string[])["zones", "certificates", "policies", "nginx"])
        {
            Directory.CreateDirectory(Path.Combine(folder, part));
        }

        var domains = Enumerable.Range(0, count).Select(static number => new MixDomain(number)).ToList();
        await File.WriteAllTextAsync($"{folder}/ca.pem", _authority.RootPem, cancellationToken);
        await File.WriteAllLinesAsync($"{folder}/names.txt", domains.Select(static one => one.Name), cancellationToken);
        Parallel.ForEach(domains.Where(static one => one.Kind is not (MixKind.None or MixKind.Unreachable)), domain =>
        {
            File.WriteAllText(
                $"{folder}/certificates/{domain.PolicyHost}.pem",
                Authority.Pem(_authority.Issue(domain.Certificate, domain.PolicyHost)));
            File.WriteAllText($"{folder}/policies/{domain.PolicyHost}", domain.Policy);
        });

        // One in a hundred is dead: its name server says nothing.
        _mute.Bind(new IPEndPoint(IPAddress.Parse(Mute), 53));
        string[] dead = [.. Enumerable.Range(0, count / 100).Select(static number => $"dead{number}.test")];
        await File.WriteAllLinesAsync(
            $"{folder}/names-dead.txt",
            domains.Take(990).Select(static one => one.Name).Concat(dead.Take(10)),
            cancellationToken);

        Zone[] zones = [.. domains.Select(static one => one.Zone), .. MixDomain.ProviderZones];
        var above = NameServers.Above(zones.Select(static zone => zone.Name)).ToList();
        above[^1] = above[^1] with
        {
            Lines = [.. above[^1].Lines, $"mute A {Mute}", .. dead.Select(static name => $"{name}. NS mute.test.")],
        };
        var rootDs = await ZoneSigning.WriteAsync($"{folder}/zones", [.. zones, .. above], cancellationToken);
        _running.Push(NameServers.StartNsd(folder, [.. zones, .. above]));
        _running.Push(NameServers.StartUnbound(folder, rootDs));
        _running.Push(StartNginx(folder));
        Mail = new(_authority);
        _running.Push(Mail);
        await UntilAsync(cancellationToken);
    }

    // One server block for all: the certificate is the one with the name that the client asks for.
    private static Daemon StartNginx(string folder)
    {
        var listen = string.Concat(MixDomain.AllWebAddresses.Select(static address => $"    listen {address}:443 ssl;\n"));
        File.WriteAllText($"{folder}/nginx.conf", $$"""
            daemon off;
            user root;
            worker_processes 1;
            pid {{folder}}/nginx.pid;
            error_log {{folder}}/nginx.log crit;
            events { worker_connections 4096; }
            http {
              access_log off;
              default_type text/plain;
              client_body_temp_path {{folder}}/nginx;
              proxy_temp_path {{folder}}/nginx;
              fastcgi_temp_path {{folder}}/nginx;
              uwsgi_temp_path {{folder}}/nginx;
              scgi_temp_path {{folder}}/nginx;
              open_file_cache max=2000;
              server {
            {{listen}}
                ssl_protocols TLSv1.2 TLSv1.3;
                ssl_certificate {{folder}}/certificates/$ssl_server_name.pem;
                ssl_certificate_key {{folder}}/certificates/$ssl_server_name.pem;
                location = /.well-known/mta-sts.txt { alias {{folder}}/policies/$ssl_server_name; }
              }
            }

            """);
        return Daemon.Start(
            $"{folder}/nginx.out",
            new Dictionary<string, string>(),
            Tool.Find("nginx")!,
            "-c",
            $"{folder}/nginx.conf",
            "-e",
            $"{folder}/nginx.log");
    }

    private static async Task UntilAsync(CancellationToken cancellationToken)
    {
        foreach (var (address, port) in ((string, int)[])[(Addresses.Nsd, 53), (Addresses.Resolver, 53), (Addresses.Web, 443)])
        {
            while (true)
            {
                try
                {
                    using var client = new TcpClient();
                    await client.ConnectAsync(address, port, cancellationToken);
                    break;
                }
                catch (SocketException)
                {
                    await Task.Delay(100, cancellationToken);
                }
            }
        }

        await LoadedAsync(cancellationToken);
    }

    // The name server takes its ports before it has read its zones, which for very many takes it many seconds.
    private static async Task LoadedAsync(CancellationToken cancellationToken)
    {
        byte[] rootSoa = [0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 1];
        using var client = new UdpClient(Addresses.Nsd, 53);
        while (true)
        {
            await client.SendAsync(rootSoa, cancellationToken);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(TimeSpan.FromSeconds(1));
            try
            {
                await client.ReceiveAsync(patience.Token);
                return;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Still reading.
            }
        }
    }
}
