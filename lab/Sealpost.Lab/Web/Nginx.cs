using System.Text;
using Sealpost.Lab.Running;
using Sealpost.Lab.Table;

namespace Sealpost.Lab.Web;

/// <summary>One policy host that nginx serves: where, for whom and what.</summary>
internal sealed record Site(string Host, string Address, PolicyServer Server, string CertificateFile, string Root);

/// <summary>nginx with one server block per policy host.</summary>
internal static class Nginx
{
    public static Daemon Start(string folder, IReadOnlyList<Site> sites, string defaultCertificate)
    {
        var blocks = string.Concat(sites.Select(Block));
        File.WriteAllText($"{folder}/nginx.conf", $$"""
            daemon off;
            user root;
            worker_processes 1;
            pid {{folder}}/nginx.pid;
            error_log {{folder}}/nginx.log;
            events { worker_connections 1024; }
            http {
              access_log off;
              server_tokens off;
              types { text/plain txt; }
              default_type text/plain;
              ssl_protocols TLSv1.2 TLSv1.3;
              server_names_hash_bucket_size 128;
              server_names_hash_max_size 2048;
              client_body_temp_path {{folder}}/nginx;
              proxy_temp_path {{folder}}/nginx;
              fastcgi_temp_path {{folder}}/nginx;
              uwsgi_temp_path {{folder}}/nginx;
              scgi_temp_path {{folder}}/nginx;
              server {
                listen {{Addresses.Web}}:443 ssl default_server;
                ssl_certificate {{defaultCertificate}};
                ssl_certificate_key {{defaultCertificate}};
                return 404;
              }
            {{blocks}}
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

    private static string Block(Site site)
    {
        var listen = site.Address.Contains(':', StringComparison.Ordinal) ? $"[{site.Address}]" : site.Address;
        var block = new StringBuilder().Append(Invariant($$"""
              server {
                listen {{listen}}:443 ssl;
                server_name {{site.Host}};
                ssl_certificate {{site.CertificateFile}};
                ssl_certificate_key {{site.CertificateFile}};
                root {{site.Root}};
                location = /.well-known/mta-sts.txt {

            """));
        foreach (var line in site.Server.Location)
        {
            block.Append(Invariant($"      {line}\n"));
        }

        block.Append("    }\n");
        if (site.Server.Protocols is { } protocols)
        {
            // OpenSSL's security level 1 and above has no TLS before 1.2.
            block.Append(Invariant($"    ssl_protocols {protocols};\n    ssl_ciphers DEFAULT@SECLEVEL=0;\n"));
        }

        return block.Append("  }\n").ToString();
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
