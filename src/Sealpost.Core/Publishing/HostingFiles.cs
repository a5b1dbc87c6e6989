using System.Collections.Immutable;

namespace Sealpost.Core.Publishing;

/// <summary>A file to put on a web server.</summary>
/// <param name="Path">Its place below a folder, with slashes.</param>
/// <param name="Text">What is in it.</param>
public sealed record HostingFile(string Path, string Text);

/// <summary>How a policy is served.</summary>
public enum HostingKind
{
    /// <summary>By nginx.</summary>
    Nginx,

    /// <summary>By Caddy, which also gets the certificate.</summary>
    Caddy,

    /// <summary>As a static site, on any host for such.</summary>
    StaticSite,
}

/// <summary>The files that serve a policy: status 200, text/plain, no redirect, nothing else.</summary>
public static class HostingFiles
{
    private const string WellKnown = ".well-known/mta-sts.txt";

    /// <summary>The files for a publication.</summary>
    public static ImmutableArray<HostingFile> For(Publication publication, HostingKind kind)
    {
        ArgumentNullException.ThrowIfNull(publication);
        var host = $"mta-sts.{publication.Domain}";
        var policy = new HostingFile($"{host}/{WellKnown}", publication.PolicyText);
        return kind switch
        {
            HostingKind.Nginx => [policy, new($"{host}.nginx.conf", Nginx(host))],
            HostingKind.Caddy => [policy, new($"{host}.Caddyfile", Caddy(host))],

            // GitHub Pages leaves out folders that begin with a dot unless told otherwise, and takes the name from CNAME.
            _ => [policy, new($"{host}/.nojekyll", ""), new($"{host}/CNAME", $"{host}\n")],
        };
    }

    private static string Nginx(string host) => $$"""
        # Serves the MTA-STS policy of {{host["mta-sts.".Length..]}}. Put the folder {{host}} into /var/www
        # and this file where nginx includes it, and name the certificate for {{host}}.
        server {
            listen 443 ssl;
            listen [::]:443 ssl;
            server_name {{host}};

            ssl_certificate     /etc/letsencrypt/live/{{host}}/fullchain.pem;
            ssl_certificate_key /etc/letsencrypt/live/{{host}}/privkey.pem;
            ssl_protocols       TLSv1.2 TLSv1.3;

            root /var/www/{{host}};

            # No redirect: senders do not follow one.
            location = /{{WellKnown}} {
                types { }
                default_type "text/plain; charset=utf-8";
            }

            location / {
                return 404;
            }
        }

        """.ReplaceLineEndings("\n");

    private static string Caddy(string host) => $$"""
        # Serves the MTA-STS policy of {{host["mta-sts.".Length..]}}, with a certificate that Caddy gets itself.
        # Put the folder {{host}} into /var/www and import this file from the Caddyfile.
        {{host}} {
            root * /var/www/{{host}}
            @policy path /{{WellKnown}}
            handle @policy {
                header Content-Type "text/plain; charset=utf-8"
                file_server
            }
            handle {
                respond 404
            }
        }

        """.ReplaceLineEndings("\n");
}
