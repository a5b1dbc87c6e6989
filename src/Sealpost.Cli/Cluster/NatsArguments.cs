using System.CommandLine;
using NATS.Client.Core;
using Sealpost.Cli.Usage;
using Sealpost.Core.Rendering;
using Sealpost.Probes.Tls;

namespace Sealpost.Cli.Cluster;

/// <summary>The options that say where the cluster is and how to be let in.</summary>
internal sealed class NatsArguments
{
    /// <summary>Where the URL is taken from when no option gives it, so that a password need not be seen in a list of processes.</summary>
    private const string UrlVariable = "SEALPOST_NATS";

    private readonly Option<string?> _url = new("--nats")
    {
        Description = $"The NATS cluster, several servers parted by commas; {UrlVariable} in the environment will do",
        HelpName = "URL",
    };

    private readonly Option<string?> _credentials = new("--nats-creds")
    {
        Description = "The file with the credentials for NATS",
        HelpName = "FILE",
    };

    private readonly Option<string?> _authority = new("--nats-ca")
    {
        Description = "Trust the roots in this file for TLS with NATS",
        HelpName = "PEM",
    };

    private readonly Option<string?> _certificate = new("--nats-cert")
    {
        Description = "Our own certificate for TLS with NATS",
        HelpName = "PEM",
    };

    private readonly Option<string?> _key = new("--nats-key")
    {
        Description = "The key of --nats-cert",
        HelpName = "PEM",
    };

    /// <summary>How to connect.</summary>
    /// <param name="Options">For the client.</param>
    /// <param name="Name">The cluster as it is spoken of, without passwords.</param>
    public sealed record Login(NatsOpts Options, string Name);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_url, _credentials, _authority, _certificate, _key])
        {
            command.Add(option);
        }
    }

    /// <summary>How to connect.</summary>
    /// <exception cref="UsageException">A value cannot be used.</exception>
    public Login Read(ParseResult parsed)
    {
        var text = parsed.GetValue(_url) ?? Environment.GetEnvironmentVariable(UrlVariable);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new UsageException($"--nats says where the cluster is, for example nats://127.0.0.1:4222.");
        }

        var servers = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(ReadServer).ToList();
        var (certificate, key) = (parsed.GetValue(_certificate), parsed.GetValue(_key));
        if (certificate is null != key is null)
        {
            throw new UsageException("--nats-cert and --nats-key belong together; give both.");
        }

        // Whoever names a certificate does not want to go on without TLS.
        var authority = Readable("--nats-ca", parsed.GetValue(_authority));
        var isTls = authority is not null || certificate is not null
            || servers.Exists(static server => server.Scheme is "tls");
        return new(
            new()
            {
                Url = string.Join(',', servers.Select(static server => server.OriginalString)),
                AuthOpts = new() { CredsFile = Readable("--nats-creds", parsed.GetValue(_credentials)) },
                TlsOpts = new()
                {

                    // The platform's store is closed, see PlatformStore.
                    CaFile = authority ?? (isTls ? TrustedRoots.SystemFile : null),
                    CertFile = Readable("--nats-cert", certificate),
                    KeyFile = Readable("--nats-key", key),

                    Mode = isTls ? TlsMode.Require : TlsMode.Auto,
                },
                ConnectTimeout = TimeSpan.FromSeconds(10),
                ReconnectWaitMin = TimeSpan.FromMilliseconds(250),
                ReconnectWaitMax = TimeSpan.FromSeconds(2),

                // A node that was stopped keeps its connections: it is left when it does not answer.
                PingInterval = TimeSpan.FromSeconds(5),
                MaxPingOut = 2,
            },
            string.Join(", ", servers.Select(static server => $"{server.Host}:{server.Port}")));
    }

    private static Uri ReadServer(string text)
    {
        var whole = text.Contains("://", StringComparison.Ordinal) ? text : $"nats://{text}";
        if (!Uri.TryCreate(whole, UriKind.Absolute, out var url) || url.Scheme is not ("nats" or "tls")
            || url.Host.Length == 0)
        {
            throw new UsageException($"--nats takes URLs such as nats://127.0.0.1:4222; {Quote.Of(text)} is not one.");
        }

        return url.IsDefaultPort || url.Port < 0 ? new UriBuilder(url) { Port = 4222 }.Uri : url;
    }

    private static string? Readable(string option, string? file)
    {
        if (file is null)
        {
            return null;
        }

        try
        {
            using (InputFile.Open(file))
            {
                return file;
            }
        }
        catch (UsageException fault)
        {
            throw new UsageException($"{option}: {fault.Message}");
        }
    }
}
