using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Sealpost.Core.Observations;
using Sealpost.Probes.Connections;

namespace Sealpost.Probes.Tls;

/// <summary>Makes TLS handshakes that succeed whatever the certificates are worth, and notes what they are.</summary>
/// <param name="roots">The certificates a chain may end at.</param>
/// <param name="clock">The moment certificates are judged against.</param>
internal sealed class TlsClient(TrustedRoots roots, TimeProvider clock)
{
    private const int MaxCertificates = 100;

    /// <summary>
    /// Speaks TLS 1.2 or 1.3 (RFC 8461 §7.2) with SNI (RFC 8461 §7.1) over a connection, which it then owns.
    /// </summary>
    public async Task<Handshake> ShakeHandsAsync(Stream connection, string host, bool http, StepLimit limit)
    {
        var sent = new List<X509Certificate2>();
        var tapped = new TappedStream(connection);
        var tap = tapped.Tap!;
        var stream = new SslStream(tapped, leaveInnerStreamOpen: false);
        var kept = false;
        try
        {
            await stream.AuthenticateAsClientAsync(OptionsFor(host, http, sent), limit.Token).ConfigureAwait(false);
            tapped.Tap = null;

            if (sent.Count == 0)
            {
                return new(null, null, TlsFault.Nonsense, "the server sent no certificate");
            }

            var index = await roots.IndexAsync().ConfigureAwait(false);
            var session = new TlsSession(
                VersionName(stream.SslProtocol),
                stream.NegotiatedCipherSuite.ToString(),
                ChainReading.Of(sent, index, clock.GetUtcNow()));
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
            sent.ForEach(certificate => certificate.Dispose());
            if (!kept)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private SslClientAuthenticationOptions OptionsFor(string host, bool http, List<X509Certificate2> sent) => new()
    {
        TargetHost = IsServerName(host) ? host : "",
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        ApplicationProtocols = http ? [SslApplicationProtocol.Http11] : null,

        // A resumed session shows no certificates.
        AllowTlsResume = false,
        AllowRenegotiation = false,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        CertificateChainPolicy = ChainReading.Policy(clock.GetUtcNow()),
#pragma warning disable CA5359 // A checker has to see what a bad certificate looks like; it is judged later.
        RemoteCertificateValidationCallback = (_, certificate, chain, _) =>
        {
            Keep(certificate, chain, sent);
            return true;
        },
#pragma warning restore CA5359
    };

    // The chain of the callback is already built; its extra store holds what the server sent, in the order it did.
    private static void Keep(X509Certificate? own, X509Chain? chain, List<X509Certificate2> sent)
    {
        if (own is null)
        {
            return;
        }

        var first = own.GetRawCertData();
        var others = chain?.ChainPolicy.ExtraStore.Select(each => each.RawData).ToList() ?? [];
        if (others is [var same, ..] && same.AsSpan().SequenceEqual(first))
        {
            others.RemoveAt(0);
        }

        foreach (var der in others.Prepend(first).Take(MaxCertificates))
        {
            sent.Add(X509CertificateLoader.LoadCertificate(der));
        }
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
