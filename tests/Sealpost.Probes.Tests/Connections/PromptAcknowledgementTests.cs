using System.Net;
using System.Net.Sockets;
using Sealpost.Probes.Connections;

namespace Sealpost.Probes.Tests.Connections;

public sealed class PromptAcknowledgementTests
{
    private const int Tcp = 6;
    private const int QuickAck = 12;

    [Fact]
    public async Task Holds_until_the_next_exchange()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux can be asked");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, TestContext.Current.CancellationToken);
        using var server = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        client.Client.SetRawSocketOption(Tcp, QuickAck, [0, 0, 0, 0]);
        Assert.Equal(0, Asked(client.Client));

        PromptAcknowledgement.Ask(client.GetStream());

        Assert.Equal(1, Asked(client.Client));
    }

    [Fact]
    public async Task A_connection_that_is_closed_or_none_is_left_alone()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        client.Close();

        PromptAcknowledgement.Ask(stream);
        PromptAcknowledgement.Ask(Stream.Null);
    }

    private static int Asked(Socket socket)
    {
        var value = new byte[4];
        socket.GetRawSocketOption(Tcp, QuickAck, value);
        return value[0];
    }
}
