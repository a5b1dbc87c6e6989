using System.Net;
using System.Net.Security;
using System.Text;
using Sealpost.Core.Observations;
using Sealpost.Probes.Connections;
using Sealpost.Probes.Https;
using Sealpost.Probes.Tests.Connections;
using Sealpost.Probes.Tests.Tls;
using Sealpost.Probes.Tls;

namespace Sealpost.Probes.Tests.Https;

public sealed class HttpsPolicySourceTests : IDisposable
{
    private const string Host = "mta-sts.example.com";
    private const string Policy = "version: STSv1\r\nmode: enforce\r\n";

    private static readonly TestAuthority Root = TestAuthority.Root();
    private static readonly TestAuthority Intermediate = Root.Intermediate();

    private readonly string _roots = Path.GetTempFileName();
    private readonly ProbeOptions _options = new() { AssumedPublic = [IPNetwork.Parse("127.0.0.0/8")] };

    public HttpsPolicySourceTests()
    {
        File.WriteAllText(_roots, Root.Certificate.ExportCertificatePem());
        _options.Roots = TrustedRoots.OfFile(_roots);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_roots);

    [Fact]
    public async Task Fetches_the_policy_as_a_sender_would()
    {
        await using var server = Serve(
            $"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {Policy.Length}\r\n\r\n{Policy}");

        var answer = Assert.IsType<PolicyFetch.Answered>(await FetchAsync(server.Address));

        Assert.Equal(200, answer.Status);
        Assert.Equal(Policy, answer.Body.ToString());
        Assert.Equal(BodyEnd.Complete, answer.BodyEnd);
        Assert.Equal("text/plain", answer.Header("content-type"));
        Assert.Equal("TLS 1.3", answer.Tls.Protocol);
        Assert.StartsWith("TLS_", answer.Tls.CipherSuite, StringComparison.Ordinal);
        Assert.Equal(ChainEnd.TrustedRoot, answer.Tls.Chain.End);
        Assert.Equal(["CN=" + Host, "CN=Test Intermediate"], answer.Tls.Chain.Sent.Select(sent => sent.Subject));
        Assert.Equal(Host, Assert.Single(server.ServerNames));

        var request = Assert.Single(server.Requests);
        Assert.StartsWith("GET /.well-known/mta-sts.txt HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains($"\r\nHost: {Host}:{server.Address.Port}\r\n", request, StringComparison.Ordinal);
        Assert.Contains("\r\nUser-Agent: Sealpost/", request, StringComparison.Ordinal);
        Assert.DoesNotContain("Mozilla", request, StringComparison.Ordinal);
        Assert.DoesNotContain("Accept-Encoding", request, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Cookie", request, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("HTTP/1.0 200\r\n\r\nabc", "abc")]                                                   // until the end
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 3\n\nabcdef", "abc")]                              // bare LF
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3, 3\r\nContent-Length: 3\r\n\r\nabc", "abc")]
    [InlineData(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n2;x=y\r\nab\r\n1 \r\nc\r\n0\r\nT: t\r\n\r\n", "abc")]
    [InlineData(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 99\r\n\r\n3\r\nabc\r\n0\r\n\r\n", "abc")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\nabc", "abc")]
    [InlineData("HTTP/1.1 204 No\r\nContent-Length: 3\r\n\r\nabc", "")]
    [InlineData("HTTP/1.1 304 No\r\n\r\nabc", "")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "")]
    public async Task Reads_bodies_of_every_framing(string response, string body)
    {
        await using var server = Serve(response);

        var answer = Assert.IsType<PolicyFetch.Answered>(await FetchAsync(server.Address));

        Assert.Equal(body, answer.Body.ToString());
        Assert.Equal(BodyEnd.Complete, answer.BodyEnd);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\nabc")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")]
    public async Task A_body_that_ends_early_is_cut_short(string response)
    {
        await using var server = Serve(response);

        var answer = Assert.IsType<PolicyFetch.Answered>(await FetchAsync(server.Address));

        Assert.Equal((BodyEnd.CutShort, "abc"), (answer.BodyEnd, answer.Body.ToString()));
    }

    [Theory]
    [InlineData(301, "https://mta-sts.example.com/elsewhere")]
    [InlineData(308, "/same-host")]
    public async Task A_redirect_is_recorded_and_not_followed(int status, string location)
    {
        await using var server = Serve($"HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n");

        var answer = Assert.IsType<PolicyFetch.Answered>(await FetchAsync(server.Address));

        Assert.Equal((status, location), (answer.Status, answer.Header("Location")));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Header_fields_are_kept_in_order_and_as_they_came()
    {
        await using var server = Serve("HTTP/1.1 404 Not\r\nB: 1\r\nA: \u001B[31m x\r\n  folded\r\nB : 2\r\n\r\n");

        var answer = Assert.IsType<PolicyFetch.Answered>(await FetchAsync(server.Address));

        Assert.Equal([new("B", "1"), new("A", "\u001B[31m x folded"), new("B", "2")], answer.Headers);
    }

    [Theory]
    [InlineData("")]
    [InlineData("220 mx.example.com ESMTP\r\n")]
    [InlineData("<html>no HTTP at all")]
    [InlineData("HTTP/2 200\r\n\r\n")]
    [InlineData("HTTP/1.1 2x0 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\nabc")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3x\r\n\r\nabc")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n")]
    public async Task What_is_no_http_is_named(string response)
    {
        await using var server = Serve(response);

        var fetch = Assert.IsType<PolicyFetch.NoHttp>(await FetchAsync(server.Address));

        Assert.NotEmpty(fetch.Detail);
        Assert.Equal(ChainEnd.TrustedRoot, fetch.Tls.Chain.End);
    }

    [Fact]
    public async Task Too_many_interim_answers_are_no_answer()
    {
        await using var server = Serve(string.Concat(Enumerable.Repeat("HTTP/1.1 100 Continue\r\n\r\n", 12)));

        Assert.IsType<PolicyFetch.NoHttp>(await FetchAsync(server.Address));
    }

    [Theory]
    [InlineData(300, 1)]
    [InlineData(70, 1000)]
    [InlineData(1, 70_000)]
    public async Task A_header_has_bounds(int fields, int octets)
    {
        var header = string.Concat(Enumerable.Range(0, fields).Select(i => $"F{i}: {new string('x', octets)}\r\n"));
        await using var server = Serve($"HTTP/1.1 200 OK\r\n{header}\r\nabc");

        Assert.IsType<PolicyFetch.NoHttp>(await FetchAsync(server.Address));
    }

    [Theory]
    [InlineData(65_536, BodyEnd.Complete)]
    [InlineData(65_537, BodyEnd.TooLarge)]
    [InlineData(200_000, BodyEnd.TooLarge)]
    public async Task A_body_has_bounds(int octets, BodyEnd end)
    {
        var body = new string('x', octets);
        var chunk = string.Concat(body.Chunk(1000).Select(part => $"{part.Length:X}\r\n{new string(part)}\r\n"));
        string[] framings =
        [
            $"HTTP/1.1 200 OK\r\nContent-Length: {octets}\r\n\r\n{body}",
            $"HTTP/1.1 200 OK\r\n\r\n{body}",
            $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{chunk}0\r\n\r\n",
        ];

        foreach (var response in framings)
        {
            await using var server = Serve(response);
            var answer = Assert.IsType<PolicyFetch.Answered>(await FetchAsync(server.Address));
            Assert.Equal((end, Math.Min(octets, 65_537)), (answer.BodyEnd, answer.Body.Length));
        }
    }

    [Fact]
    public async Task A_body_that_never_ends_is_left_at_the_cap()
    {
        await using var server = Serve(async (stream, stop) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), stop);
            while (true)
            {
                await stream.WriteAsync(new byte[8192], stop);
            }
        });

        var answer = Assert.IsType<PolicyFetch.Answered>(await FetchAsync(server.Address));

        Assert.Equal((BodyEnd.TooLarge, 65_537), (answer.BodyEnd, answer.Body.Length));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", "the body")]
    [InlineData("HTTP/1.1 200 OK\r\nX: ", "the HTTP answer")]
    public async Task An_answer_that_drips_is_too_slow(string start, string stage)
    {
        _options.PolicyTimeout = TimeSpan.FromMilliseconds(700);
        await using var server = Serve(async (stream, stop) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(start), stop);
            while (true)
            {
                await stream.WriteAsync("x"u8.ToArray(), stop);
                await Task.Delay(50, stop);
            }
        });

        var slow = Assert.IsType<PolicyFetch.TooSlow>(await FetchAsync(server.Address));

        Assert.Equal(stage, slow.Stage);
        Assert.NotNull(slow.Tls);
    }

    [Fact]
    public async Task A_handshake_that_does_not_end_is_too_slow()
    {
        _options.PolicyTimeout = TimeSpan.FromMilliseconds(200);
        await using var server = new Listener((_, stop) => Task.Delay(Timeout.Infinite, stop));

        var slow = Assert.IsType<PolicyFetch.TooSlow>(await FetchAsync(server.Address));

        Assert.Equal(("the TLS handshake", null), (slow.Stage, slow.Tls));
    }

    [Fact]
    public async Task The_end_of_the_time_for_the_check_is_told_from_slowness()
    {
        using var timeUp = new CancellationTokenSource();
        await using var server = Serve(async (stream, stop) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\nx"u8.ToArray(), stop);
            await timeUp.CancelAsync();
            await Task.Delay(Timeout.Infinite, stop);
        });

        Assert.IsType<PolicyFetch.Unfinished>(await FetchAsync(server.Address, timeUp.Token));
    }

    [Fact]
    public async Task A_caller_who_cancels_gets_an_exception()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = Serve(async (_, stop) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, stop);
        });
        _options.HttpsPort = server.Address.Port;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Source().FetchAsync(Host, server.Address.Address, Cancel, cancel.Token));
    }

    [Fact]
    public async Task The_body_behind_a_bad_certificate_is_kept()
    {
        await using var server = new WebServer(
            Answer($"HTTP/1.1 200 OK\r\n\r\n{Policy}"), TestAuthority.SelfSigned("other.example"));
        _options.HttpsPort = server.Address.Port;

        var answer = Assert.IsType<PolicyFetch.Answered>(
            await Source().FetchAsync(Host, server.Address.Address, Cancel, Cancel));

        Assert.Equal(ChainEnd.NoTrustedRoot, answer.Tls.Chain.End);
        Assert.Equal(["other.example"], answer.Tls.Chain.Sent[0].DnsNames);
        Assert.Equal(Policy, answer.Body.ToString());
    }

    [Fact]
    public async Task An_intermediate_that_was_not_sent_is_missing()
    {
        await using var server = new WebServer(Answer("HTTP/1.1 200 OK\r\n\r\n"), Intermediate.Leaf(Host));

        var answer = Assert.IsType<PolicyFetch.Answered>(await FetchAsync(server.Address));

        Assert.Single(answer.Tls.Chain.Sent);
        Assert.Equal(ChainEnd.NoTrustedRoot, answer.Tls.Chain.End);
    }

    [Theory]
    [InlineData(new byte[] { 21, 3, 1, 0, 2, 2, 70 }, TlsFault.NoCommonVersion)]
    [InlineData(new byte[] { 21, 3, 3, 0, 2, 2, 112 }, TlsFault.Alert)]
    [InlineData(new byte[] { }, TlsFault.Closed)]
    [InlineData(new byte[] { 0x48, 0x54, 0x54, 0x50, 0x2F, 0x31 }, TlsFault.Nonsense)]
    [InlineData(new byte[] { 22, 3, 1, 0, 8, 2, 0, 0, 4, 3, 1, 0, 0 }, TlsFault.NoCommonVersion)]
    public async Task Handshakes_fail_in_different_ways(byte[] sent, TlsFault fault)
    {
        await using var server = new Listener(async (stream, stop) =>
        {
            await stream.ReadAtLeastAsync(new byte[16384], 1, false, stop);
            await stream.WriteAsync(sent, stop);
        });

        var failed = Assert.IsType<PolicyFetch.NoTls>(await FetchAsync(server.Address));

        Assert.Equal(fault, failed.Fault);
        Assert.NotEmpty(failed.Detail);
    }

    [Fact]
    public async Task A_reset_in_the_handshake_is_a_closed_connection()
    {
        await using var server = new Listener(async (stream, stop) =>
        {
            await stream.ReadAtLeastAsync(new byte[16], 1, false, stop);
            stream.Socket.LingerState = new(true, 0);
        });

        Assert.Equal(TlsFault.Closed, Assert.IsType<PolicyFetch.NoTls>(await FetchAsync(server.Address)).Fault);
    }

    [Fact]
    public async Task Nobody_listening_is_a_refusal()
    {
        IPEndPoint nobody;
        await using (var server = new Listener((_, _) => Task.CompletedTask))
        {
            nobody = server.Address;
        }

        Assert.Equal(ConnectFault.Refused, Assert.IsType<PolicyFetch.NoConnection>(await FetchAsync(nobody)).Fault);
    }

    [Fact]
    public async Task An_address_that_is_not_public_is_not_contacted()
    {
        await using var server = Serve("HTTP/1.1 200 OK\r\n\r\n");
        _options.AssumedPublic = [];

        var fetch = Assert.IsType<PolicyFetch.NotTried>(await FetchAsync(server.Address));

        Assert.Equal(NotTriedReason.NotPublic, fetch.Reason);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task An_address_is_visited_by_one_at_a_time()
    {
        var (open, most) = (0, 0);
        await using var server = Serve(async (stream, stop) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref open));
            await Task.Delay(20, stop);
            Interlocked.Decrement(ref open);
            await Answer("HTTP/1.1 200 OK\r\n\r\n")(stream, stop);
        });
        _options.HttpsPort = server.Address.Port;
        var source = Source();

        var fetches = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => source.FetchAsync(Host, server.Address.Address, Cancel, Cancel)));

        Assert.All(fetches, fetch => Assert.IsType<PolicyFetch.Answered>(fetch));
        Assert.Equal((5, 1), (server.Requests.Count, most));
    }

    private static Func<SslStream, CancellationToken, Task> Answer(string response) =>
        (stream, stop) => stream.WriteAsync(Encoding.Latin1.GetBytes(response), stop).AsTask();

    private static WebServer Serve(string response) => Serve(Answer(response));

    private static WebServer Serve(Func<SslStream, CancellationToken, Task> answer) =>
        new(answer, Intermediate.Leaf(Host), Intermediate.Certificate);

    private HttpsPolicySource Source() => new(
        new TlsClient(_options.Roots, TimeProvider.System),
        new PublicAddresses(_options.AssumedPublic),
        _options,
        TimeProvider.System);

    private Task<PolicyFetch> FetchAsync(IPEndPoint server, CancellationToken? timeUp = null)
    {
        _options.HttpsPort = server.Port;
        return Source().FetchAsync(Host, server.Address, timeUp ?? Cancel, Cancel);
    }
}
