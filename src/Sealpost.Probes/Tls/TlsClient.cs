using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Sealpost.Core.Observations;
using Sealpost.Probes.Connections;
using Sealpost.Probes.Scanning;

namespace Sealpost.Probes.Tls;

/// <summary>Makes TLS handshakes that succeed whatever the certificates are worth, and notes what they are.</summary>
/// <param name="roots">The certificates a chain may end at.</param>
/// <param name="clock">The moment certificates are judged against.</param>
internal sealed class TlsClient(TrustedRoots roots, TimeProvider clock)
{
    // More than the platform keeps sessions of, which it does for the process.
    private const int MaxVisited = 4096;
    private static readonly Recent<string, object> Visited = new(MaxVisited);

    private readonly KnownChains _chains = new();

    /// <summary>
    /// Speaks TLS 1.2 or 1.3 (RFC 8461 §7.2) with SNI (RFC 8461 §7.1) over a connection, which it then owns.
    /// </summary>
    public async Task<Handshake> ShakeHandsAsync(Stream connection, string host, bool http, StepLimit limit)
    {
        using var sent = new ShownChain();
        var tapped = new TappedStream(connection);
        var tap = tapped.Tap!;
        var stream = new SslStream(tapped, leaveInnerStreamOpen: false);
        var kept = false;
        try
        {
            await stream.AuthenticateAsClientAsync(OptionsFor(host, http, sent, tapped.Held), limit.Token).ConfigureAwait(false);
            tapped.Tap = null;

            if (sent.First is null)
            {
                return new(null, null, TlsFault.Nonsense, "the server sent no certificate");
            }

            var index = await roots.IndexAsync().ConfigureAwait(false);
            var session = new TlsSession(
                VersionName(stream.SslProtocol),
                stream.NegotiatedCipherSuite.ToString(),
                _chains.Of(sent.Certificates, index, clock.GetUtcNow(), sent.First, sent.Signer));
            kept = true;
            return new(stream, session);
        }
        catch (Exception fault) when (limit.Stopped(fault))
        {
            return new(null, null, TlsFault.TimedOut, "the handshake did not end in time", limit.CheckEnded);
        }
        catch (Exception fault) when (fault is AuthenticationException or IOException)
        {
            return Handshake.Failed(tap, fault);
        }
        finally
        {
            if (!kept)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private SslClientAuthenticationOptions OptionsFor(string host, bool http, ShownChain sent, List<IDisposable> held) => new()
    {
        TargetHost = IsServerName(host) ? host : "",
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        ApplicationProtocols = http ? [SslApplicationProtocol.Http11] : null,

        // A resumed session shows no certificates, so that only a host that was not visited yet may have one: none.
        // Where resuming is ruled out the platform sets up its library anew for each connection, which costs more than
        // the handshake.
        AllowTlsResume = IsFirstVisit(host),
        AllowRenegotiation = false,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        CertificateChainPolicy = ChainReading.Policy(clock.GetUtcNow()),
#pragma warning disable CA5359 // A checker has to see what a bad certificate looks like; it is judged later.
        RemoteCertificateValidationCallback = (_, certificate, chain, _) =>
        {
            sent.Keep(certificate, chain);
            held.AddRange(chain?.ChainPolicy.ExtraStore.Cast<X509Certificate>().Prepend(certificate).OfType<IDisposable>() ?? []);
            return true;
        },
#pragma warning restore CA5359
    };

    private static bool IsFirstVisit(string host)
    {
        var visit = new object();
        return ReferenceEquals(Visited.FindOrKeep(host, _ => visit), visit);
    }

    // HostName of RFC 6066 §3: ASCII, no root dot, no address.
    private static bool IsServerName(string host) =>
        host.Length > 0 && !IPAddress.TryParse(host, out _)
        && host.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    private static string VersionName(SslProtocols protocol) => protocol switch
    {
        SslProtocols.Tls13 => "TLS 1.3",
        SslProtocols.Tls12 => "TLS 1.2",
        var other => other.ToString(),
    };
}
