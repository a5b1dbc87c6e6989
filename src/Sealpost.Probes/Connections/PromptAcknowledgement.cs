using System.Net.Sockets;

namespace Sealpost.Probes.Connections;

/// <summary>Asks the operating system to acknowledge the next octets at once, where it can be asked.</summary>
/// <remarks>
/// A server that keeps its second small segment back until the first is acknowledged (RFC 1122 §4.2.3.4), as many do between
/// their session tickets and their answer, makes us wait for our own delayed acknowledgement: 40 ms on Linux.
/// </remarks>
internal static class PromptAcknowledgement
{
    // IPPROTO_TCP and TCP_QUICKACK of tcp(7). It holds for a while only, so that it is asked for again and again.
    private const int Tcp = 6;
    private const int QuickAck = 12;

    /// <summary>Asks; does nothing where the connection is not plain TCP, or closed.</summary>
    public static void Ask(Stream connection)
    {
        if (OperatingSystem.IsLinux() && connection is NetworkStream network)
        {
            try
            {
                network.Socket.SetRawSocketOption(Tcp, QuickAck, [1, 0, 0, 0]);
            }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
            {
                // Whoever uses the connection next is told what is wrong with it.
            }
        }
    }
}
