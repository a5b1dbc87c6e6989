using System.Net;
using System.Net.Sockets;
using Sealpost.Core.Observations;
using Sealpost.Probes.Connections;

namespace Sealpost.Probes.Tests.Connections;

public sealed class AddressGateTests
{
    private static readonly IPEndPoint Server = new(IPAddress.Loopback, 25);
    private readonly AddressGate _gate = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_at_a_time_to_each_server()
    {
        var first = await _gate.EnterAsync(Server, Cancel, Cancel);
        var second = _gate.EnterAsync(new(IPAddress.Loopback, 25), Cancel, Cancel);
        using var elsewhere = await _gate.EnterAsync(new(IPAddress.Loopback, 443), Cancel, Cancel);

        Assert.False(second.IsCompleted);
        first!.Dispose();
        (await second)!.Dispose();
        (await _gate.EnterAsync(Server, Cancel, Cancel))!.Dispose();
    }

    [Fact]
    public async Task Whoever_waits_until_the_time_is_up_gets_no_turn()
    {
        using var timeUp = new CancellationTokenSource();
        var first = await _gate.EnterAsync(Server, Cancel, Cancel);
        var second = _gate.EnterAsync(Server, timeUp.Token, Cancel);

        await timeUp.CancelAsync();

        Assert.Null(await second);
        first!.Dispose();
        using var third = await _gate.EnterAsync(Server, Cancel, Cancel);
        Assert.NotNull(third);
    }

    [Theory]
    [InlineData(SocketError.ConnectionRefused, ConnectFault.Refused)]
    [InlineData(SocketError.ConnectionReset, ConnectFault.Reset)]
    [InlineData(SocketError.TimedOut, ConnectFault.TimedOut)]
    [InlineData(SocketError.HostUnreachable, ConnectFault.HostUnreachable)]
    [InlineData(SocketError.NetworkUnreachable, ConnectFault.NoRoute)]
    [InlineData(SocketError.AddressFamilyNotSupported, ConnectFault.NoRoute)]
    [InlineData(SocketError.AddressNotAvailable, ConnectFault.Local)]
    [InlineData(SocketError.TooManyOpenSockets, ConnectFault.Local)]
    [InlineData(SocketError.AccessDenied, ConnectFault.Local)]
    public void Errors_of_a_socket_have_a_side(SocketError error, ConnectFault fault) =>
        Assert.Equal(fault, Dial.FaultOf(error));
}
