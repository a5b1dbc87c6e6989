using System.Buffers.Binary;
using System.Net;
using Sealpost.Core.Observations;
using Sealpost.Probes.Connections;
using Sealpost.Probes.Https;
using Sealpost.Probes.Tests.Connections;
using Sealpost.Probes.Tests.Https;
using Sealpost.Probes.Tls;

namespace Sealpost.Probes.Tests.Tls;

/// <summary>A resumed session shows the certificates of another visit, so that none is ever offered.</summary>
public sealed class ResumptionTests
{
    private const int PreSharedKey = 41;

    [Fact]
    public async Task A_host_is_never_offered_the_session_of_a_visit_before()
    {
        var host = $"{Guid.NewGuid():N}.example.com";
        var root = TestAuthority.Root();
        await using var server = new WebServer(
            async (stream, stop) => await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), stop), root.Leaf(host));
        var hellos = new List<byte[]>();
        await using var later = new Listener(async (stream, stop) => hellos.Add(await HelloAsync(stream, stop)));

        Assert.IsType<PolicyFetch.Answered>(await FetchAsync(host, server.Address));
        await FetchAsync(host, later.Address);
        await FetchAsync(host, later.Address);

        Assert.Equal(2, hellos.Count);
        Assert.All(hellos, static hello => Assert.DoesNotContain(PreSharedKey, ExtensionsOf(hello)));
        Assert.All(hellos, static hello => Assert.Contains(0, ExtensionsOf(hello)));
    }

    // As a web app does it: whoever looks makes all anew, while the platform's memory is the process's.
    private static Task<PolicyFetch> FetchAsync(string host, IPEndPoint server)
    {
        var options = new ProbeOptions
        {
            AssumedPublic = [IPNetwork.Parse("127.0.0.0/8")],
            HttpsPort = server.Port,
        };
        var source = new HttpsPolicySource(
            new TlsClient(options.Roots, TimeProvider.System),
            new PublicAddresses(options.AssumedPublic),
            options,
            TimeProvider.System);
        var cancel = TestContext.Current.CancellationToken;
        return source.FetchAsync(host, server.Address, cancel, cancel);
    }

    // The first record (RFC 8446 §5.1): type, version, length; and in it the whole ClientHello.
    private static async Task<byte[]> HelloAsync(Stream stream, CancellationToken stop)
    {
        var head = new byte[5];
        await stream.ReadExactlyAsync(head, stop);
        var hello = new byte[BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(3))];
        await stream.ReadExactlyAsync(hello, stop);
        return hello;
    }

    // RFC 8446 §4.1.2
    private static List<int> ExtensionsOf(byte[] hello)
    {
        var at = 4 + 2 + 32;
        at += 1 + hello[at];
        at += 2 + BinaryPrimitives.ReadUInt16BigEndian(hello.AsSpan(at));
        at += 1 + hello[at];
        var types = new List<int>();
        for (at += 2; at < hello.Length; at += 4 + BinaryPrimitives.ReadUInt16BigEndian(hello.AsSpan(at + 2)))
        {
            types.Add(BinaryPrimitives.ReadUInt16BigEndian(hello.AsSpan(at)));
        }

        return types;
    }
}
