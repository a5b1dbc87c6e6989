using System.Net;
using System.Reflection;
using Sealpost.Probes.Connections;

namespace Sealpost.Probes.Tests.Connections;

/// <summary>The one way out to hosts that a domain names: every class of address is tried at the connection itself.</summary>
public sealed class DialTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> NotPublic
    {
        get
        {
            string[] addresses =
            [
                "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "0.0.0.1",
                "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.51.100.1", "203.0.113.1", "198.18.0.1",
                "::1", "::", "fc00::1", "fd00:ec2::254", "fe80::1", "ff02::1", "2001:db8::1", "2001:2::1",
                "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::127.0.0.1",
                "64:ff9b::a9fe:a9fe", "2002:7f00:1::1", "2002:a9fe:a9fe::1",
            ];
            var data = new TheoryData<string, int>();
            foreach (var address in addresses)
            {
                data.Add(address, 443);
                data.Add(address, 25);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(NotPublic))]
    public async Task Nothing_is_tried_where_nobody_should_be_sent(string address, int port)
    {
        using var limit = new StepLimit(TimeSpan.FromSeconds(5), TimeProvider.System, Cancel, Cancel);

        var dial = await Dial.ConnectAsync(new(IPAddress.Parse(address), port), new([]), limit);

        Assert.True(dial.NotPublic);
        Assert.Null(dial.Socket);
    }

    [Fact]
    public async Task A_server_that_listens_there_hears_nothing()
    {
        await using var server = new Listener(static (_, _) => Task.CompletedTask);
        using var limit = new StepLimit(TimeSpan.FromSeconds(5), TimeProvider.System, Cancel, Cancel);

        var refused = await Dial.ConnectAsync(server.Address, new([]), limit);
        var allowed = await Dial.ConnectAsync(server.Address, new([IPNetwork.Parse("127.0.0.0/8")]), limit);

        Assert.True(refused.NotPublic);
        Assert.NotNull(allowed.Socket);
        allowed.Socket.Dispose();
        Assert.InRange(server.Connections, 0, 1);
    }

    [Fact]
    public void There_is_no_other_way_out()
    {
        var root = typeof(DialTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static entry => entry.Key == "RepositoryRoot").Value!;
        var others = from file in Directory.EnumerateFiles(
                         Path.Combine(root, "src", "Sealpost.Probes"), "*.cs", SearchOption.AllDirectories)
                     let text = File.ReadAllText(file)
                     where text.Contains("ProtocolType.Tcp", StringComparison.Ordinal)
                        || text.Contains("TcpClient", StringComparison.Ordinal)
                        || text.Contains("HttpClient", StringComparison.Ordinal)
                     select Path.GetFileName(file);

        // The DNS goes to resolvers that the operator names.
        Assert.Equal(["Dial.cs", "DnsExchange.cs"], others.Order());
    }
}
