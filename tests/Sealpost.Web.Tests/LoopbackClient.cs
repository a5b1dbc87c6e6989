using System.Net;
using System.Net.Sockets;

namespace Sealpost.Web.Tests;

/// <summary>Clients with an address of their own within 127.0.0.0/8.</summary>
internal static class LoopbackClient
{
    /// <summary>A client that follows no redirect.</summary>
    /// <param name="server">Where it connects to.</param>
    /// <param name="from">Where it connects from.</param>
    /// <param name="useCookies">Whether it keeps cookies, as a browser does.</param>
    public static HttpClient Create(Uri server, IPAddress from, bool useCookies = false) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = useCookies,
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                socket.Bind(new IPEndPoint(from, 0));
                await socket.ConnectAsync(IPAddress.Loopback, server.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    })
    {
        BaseAddress = server,
        Timeout = TimeSpan.FromMinutes(3),
    };
}
