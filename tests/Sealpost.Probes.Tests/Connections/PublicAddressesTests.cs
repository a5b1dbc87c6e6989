using System.Net;
using Sealpost.Probes.Connections;

namespace Sealpost.Probes.Tests.Connections;

public sealed class PublicAddressesTests
{
    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.0.1.1")]
    [InlineData("192.167.255.255")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("2600::1")]
    [InlineData("2a00:1450:4001::1b")]
    [InlineData("2001:4860::1")]
    [InlineData("64:ff9b::1.1.1.1")]            // NAT64 of a public address
    [InlineData("2002:101:101::1")]             // 6to4 of a public address
    public void Are_public(string address) => Assert.True(new PublicAddresses([]).IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.255")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.1")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.255")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::1.1.1.1")]                   // IPv4-compatible
    [InlineData("::ffff:1.1.1.1")]              // IPv4-mapped, whatever it maps
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("64:ff9b::127.0.0.1")]          // NAT64 of loopback
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("64:ff9b:1::1.1.1.1")]          // NAT64 for local use
    [InlineData("2002:7f00:1::1")]              // 6to4 of loopback
    [InlineData("2002:a00:1::1")]
    [InlineData("2001::1")]                     // Teredo
    [InlineData("2001:2::1")]                   // benchmarking
    [InlineData("2001:10::1")]                  // ORCHID
    [InlineData("2001:db8::1")]
    [InlineData("3fff::1")]
    [InlineData("5f00::1")]
    [InlineData("100::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("2600::1%1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("4000::1")]
    public void Are_not_public(string address) =>
        Assert.False(new PublicAddresses([]).IsPublic(IPAddress.Parse(address)));

    [Fact]
    public void A_prefix_can_be_assumed_public()
    {
        var publicAddresses = new PublicAddresses([IPNetwork.Parse("127.0.1.0/24"), IPNetwork.Parse("fd00::/8")]);

        Assert.True(publicAddresses.IsPublic(IPAddress.Parse("127.0.1.7")));
        Assert.True(publicAddresses.IsPublic(IPAddress.Parse("fd00::1")));
        Assert.False(publicAddresses.IsPublic(IPAddress.Parse("127.0.2.7")));
        Assert.False(publicAddresses.IsPublic(IPAddress.Parse("::ffff:127.0.1.7")));
    }
}
