using System.Net;
using Sealpost.Probes.Dns;

namespace Sealpost.Probes.Tests.Dns;

public sealed class ResolverAddressTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1:53")]
    [InlineData("192.0.2.1:5353", "192.0.2.1:5353")]
    [InlineData("2001:db8::1", "[2001:db8::1]:53")]
    [InlineData("[2001:db8::1]", "[2001:db8::1]:53")]
    [InlineData("[2001:db8::1]:5353", "[2001:db8::1]:5353")]
    [InlineData(" 192.0.2.1 ", "192.0.2.1:53")]
    public void Accepts(string typed, string server)
    {
        Assert.True(ResolverAddress.TryParse(typed, out var read, out _));
        Assert.Equal(IPEndPoint.Parse(server), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("dns.example")]
    [InlineData("1.2")]
    [InlineData("192.0.2.1:0")]
    [InlineData("192.0.2.1:65536")]
    [InlineData("192.0.2.1:")]
    [InlineData("192.0.2.1:dns")]
    [InlineData("[2001:db8::1]5353")]
    [InlineData("[192.0.2.1")]
    public void Rejects_and_says_why(string? typed)
    {
        Assert.False(ResolverAddress.TryParse(typed, out _, out var fault));
        Assert.EndsWith(".", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_resolv_conf() =>
        Assert.Equal(
            ["192.0.2.1:53", "[fe80::1%2]:53"],
            SystemResolvers.Parse("""
                # a comment
                search example.com
                nameserver 192.0.2.1
                nameserver	fe80::1%2
                nameserver nonsense
                nameserver
                options timeout:1 attempts:5
                nameserver 192.0.2.1
                """).Select(server => server.ToString()));

    [Fact]
    public void A_file_without_name_servers_means_this_machine() =>
        Assert.Equal([new(IPAddress.Loopback, 53)], SystemResolvers.Parse("search example.com\n"));
}
