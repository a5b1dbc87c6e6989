using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Xunit;

namespace Sealpost.Lab.Tests;

/// <summary>A few questions to the running lab, over real sockets.</summary>
public sealed class LabTests : IAsyncLifetime
{
    // Postfix's processes are not root and must reach the folder, which the usual temporary subdirectory forbids.
    private readonly string _folder =
        Path.Combine(Path.GetTempPath(), $"sealpost-lab-{Environment.ProcessId}");

    private Lab? _lab;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (Lab.Unavailable() is null)
        {
            _lab = await Lab.StartAsync(_folder, Cancelled);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_lab is not null)
        {
            await _lab.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_lab_is_one_small_internet_and_leaves_nothing_behind()
    {
        Assert.SkipWhen(_lab is null, Lab.Unavailable() ?? "");

        await A_signed_name_is_answered_with_the_AD_bit(_lab!);
        await A_stale_signature_is_SERVFAIL(_lab!);
        await The_policy_is_served_under_a_certificate_of_the_lab(_lab!);
        await Postfix_offers_STARTTLS_and_shows_a_valid_certificate(_lab!);
        await _lab!.DisposeAsync();
        Assert.False(Directory.Exists(_folder));
        await Assert.ThrowsAnyAsync<SocketException>(() => ConnectAsync("127.0.0.1", 25));
    }

    private static async Task A_signed_name_is_answered_with_the_AD_bit(Lab lab)
    {
        var answer = await AskAsync(lab.Resolver, "_mta-sts.signed.test", type: 16);

        Assert.Equal(0, answer[3] & 0x0F);
        Assert.Equal(0x20, answer[3] & 0x20);
        Assert.Contains("v=STSv1; id=", Encoding.ASCII.GetString(answer), StringComparison.Ordinal);
    }

    private static async Task A_stale_signature_is_SERVFAIL(Lab lab)
    {
        var answer = await AskAsync(lab.Resolver, "_mta-sts.record-bogus.test", type: 16);

        Assert.Equal(2, answer[3] & 0x0F);
    }

    private static async Task The_policy_is_served_under_a_certificate_of_the_lab(Lab lab)
    {
        using var tcp = await ConnectAsync("127.0.80.1", 443);
        await using var tls = await HandshakeAsync(tcp, lab, "mta-sts.healthy.test");
        await tls.WriteAsync(
            "GET /.well-known/mta-sts.txt HTTP/1.0\r\nHost: mta-sts.healthy.test\r\n\r\n"u8.ToArray(), Cancelled);
        using var reader = new StreamReader(tls);
        var text = await reader.ReadToEndAsync(Cancelled);

        Assert.StartsWith("HTTP/1.1 200 ", text, StringComparison.Ordinal);
        Assert.EndsWith("\nmode: enforce\nmx: mx.mail.test\nmax_age: 2419200\n", text, StringComparison.Ordinal);
    }

    private static async Task Postfix_offers_STARTTLS_and_shows_a_valid_certificate(Lab lab)
    {
        using var tcp = await ConnectAsync("127.0.0.1", 25);
        using var reader = new StreamReader(tcp.GetStream(), leaveOpen: true);
        Assert.StartsWith("220 ", await reader.ReadLineAsync(Cancelled), StringComparison.Ordinal);

        await tcp.GetStream().WriteAsync("EHLO client.test\r\n"u8.ToArray(), Cancelled);
        var offers = new List<string>();
        do
        {
            offers.Add(await reader.ReadLineAsync(Cancelled) ?? throw new EndOfStreamException());
        }
        while (offers[^1][3] == '-');
        Assert.Contains(offers, static offer => offer[4..] == "STARTTLS");

        await tcp.GetStream().WriteAsync("STARTTLS\r\n"u8.ToArray(), Cancelled);
        Assert.StartsWith("220 ", await reader.ReadLineAsync(Cancelled), StringComparison.Ordinal);
        await using var tls = await HandshakeAsync(tcp, lab, "mx.mail.test");
    }

    private static async Task<SslStream> HandshakeAsync(TcpClient tcp, Lab lab, string host)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.ImportFromPemFile(lab.CaFile);
        var tls = new SslStream(tcp.GetStream());
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = host, CertificateChainPolicy = policy }, Cancelled);
        return tls;
    }

    private static async Task<TcpClient> ConnectAsync(string address, int port)
    {
        var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Parse(address), port, Cancelled);
        return tcp;
    }

    // One question with the AD bit set, which asks a validating resolver to say whether it validated (RFC 6840 §5.7).
    private static async Task<byte[]> AskAsync(string resolver, string name, byte type)
    {
        byte[] question =
        [
            1, 2, 1, 0x20, 0, 1, 0, 0, 0, 0, 0, 0,
            .. name.Split('.').SelectMany(Label),
            0, 0, type, 0, 1,
        ];
        using var udp = new UdpClient(resolver, 53);
        await udp.SendAsync(question, Cancelled);
        return (await udp.ReceiveAsync(Cancelled)).Buffer;
    }

    private static byte[] Label(string text) => [(byte)text.Length, .. Encoding.ASCII.GetBytes(text)];
}
