using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using DnsClient;

// What a loop without any judgement costs, with the libraries one would take: two TXT records, the MX, the policy over
// HTTPS, and with "smtp" STARTTLS with each MX host, once a host. usage: bare-loop NAMES RESOLVER CA AT-ONCE [smtp]
var (names, resolver, authority) = (File.ReadLines(args[0]), IPAddress.Parse(args[1]), args[2]);
var atOnce = int.Parse(args[3], null);
var dns = new LookupClient(new LookupClientOptions(resolver)
{
    UseCache = false,
    Timeout = TimeSpan.FromSeconds(5),
    Retries = 2,
    ThrowDnsErrors = false,
});
var root = X509CertificateLoader.LoadCertificate(Encoding.ASCII.GetBytes(File.ReadAllText(authority)));
var probed = new ConcurrentDictionary<string, Lazy<Task<string>>>();
var counts = new ConcurrentDictionary<string, int>();
await Parallel.ForEachAsync(
    names, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (name, _) =>
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        var answers = await Task.WhenAll(
            TextAsync($"_mta-sts.{name}"), TextAsync($"_smtp._tls.{name}"), PolicyAsync($"mta-sts.{name}", limit.Token));
        var hosts = await MailHostsAsync(name);
        var mail = args.Length > 4
            ? await Task.WhenAll(hosts.Select(host => probed.GetOrAdd(host, one => new(() => StartTlsAsync(one))).Value))
            : [];
        var words = $"{answers[0].Length > 0} {answers[1].Length > 0} {answers[2]} {string.Join(',', mail)}";
        counts.AddOrUpdate(words, 1, static (_, count) => count + 1);
    });
foreach (var (words, count) in counts.OrderByDescending(static one => one.Value))
{
    Console.WriteLine($"{count,6} {words}");
}

async Task<string> TextAsync(string name)
{
    try
    {
        var answer = await dns.QueryAsync(name, QueryType.TXT);
        return string.Concat(answer.Answers.TxtRecords().SelectMany(static one => one.Text));
    }
    catch (DnsResponseException)
    {
        return "";
    }
}

async Task<List<string>> MailHostsAsync(string name)
{
    try
    {
        var answer = await dns.QueryAsync(name, QueryType.MX);
        return [.. answer.Answers.MxRecords().Select(static one => one.Exchange.Value.TrimEnd('.'))];
    }
    catch (DnsResponseException)
    {
        return [];
    }
}

async Task<IPAddress?> AddressAsync(string host)
{
    try
    {
        var answer = await dns.QueryAsync(host, QueryType.A);
        return answer.Answers.ARecords().FirstOrDefault()?.Address;
    }
    catch (DnsResponseException)
    {
        return null;
    }
}

async Task<string> PolicyAsync(string host, CancellationToken limit)
{
    if (await AddressAsync(host) is not { } address)
    {
        return "no-host";
    }

    try
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address, 443, limit);
        await using var tls = new SslStream(new NetworkStream(socket));
        await tls.AuthenticateAsClientAsync(OptionsFor(host), limit);
        await tls.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"GET /.well-known/mta-sts.txt HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
            limit);
        var buffer = new byte[4096];
        var length = await tls.ReadAsync(buffer, limit);
        while (await tls.ReadAsync(buffer.AsMemory(length), limit) is > 0 and var more)
        {
            length += more;
        }

        return Encoding.ASCII.GetString(buffer, 9, 3);
    }
    catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException
        or System.Security.Authentication.AuthenticationException)
    {
        return fault.GetType().Name;
    }
}

async Task<string> StartTlsAsync(string host)
{
    if (await AddressAsync(host) is not { } address)
    {
        return "no-host";
    }

    try
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address, 25, limit.Token);
        await using var stream = new NetworkStream(socket);
        var buffer = new byte[4096];
        await stream.ReadAtLeastAsync(buffer, 1, true, limit.Token);
        foreach (var command in (string[])["EHLO bench.example\r\n", "STARTTLS\r\n"])
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(command), limit.Token);
            await stream.ReadAtLeastAsync(buffer, 1, true, limit.Token);
        }

        await using var tls = new SslStream(stream);
        await tls.AuthenticateAsClientAsync(OptionsFor(host), limit.Token);
        await tls.WriteAsync("QUIT\r\n"u8.ToArray(), limit.Token);
        return tls.SslProtocol.ToString();
    }
    catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException
        or System.Security.Authentication.AuthenticationException)
    {
        return fault.GetType().Name;
    }
}

SslClientAuthenticationOptions OptionsFor(string host)
{
    var policy = new X509ChainPolicy
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        RevocationMode = X509RevocationMode.NoCheck,
        DisableCertificateDownloads = true,
    };
    policy.CustomTrustStore.Add(root);
    return new() { TargetHost = host, CertificateChainPolicy = policy, AllowTlsResume = false };
}
