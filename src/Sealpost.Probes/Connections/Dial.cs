using System.Net;
using System.Net.Sockets;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Connections;

/// <summary>What became of an attempt to connect: a socket, or the reason there is none.</summary>
/// <param name="Socket">The connection, which the caller now owns; null where there is none.</param>
/// <param name="Fault">Why there is none; says nothing where there is one.</param>
/// <param name="Detail">The fault in words.</param>
/// <param name="CheckEnded">Whether the time for the whole check was up while nothing was certain yet.</param>
internal sealed record Dial(Socket? Socket, ConnectFault Fault, string Detail, bool CheckEnded = false)
{
    /// <summary>Whether nothing was tried, since nobody should be sent to that address.</summary>
    public bool NotPublic { get; private init; }

    /// <summary>
    /// Connects by TCP within <paramref name="limit"/>. This is the one way out to hosts that a domain names, and the
    /// address asked about is the address connected to: no name is looked up in between.
    /// </summary>
    public static async Task<Dial> ConnectAsync(IPEndPoint to, PublicAddresses publicAddresses, StepLimit limit)
    {
        if (!publicAddresses.IsPublic(to.Address))
        {
            return new(null, default, "") { NotPublic = true };
        }

        Socket? socket = null;
        try
        {
            socket = new(to.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(to, limit.Token).ConfigureAwait(false);
            return new(socket, default, "");
        }
        catch (SocketException fault)
        {
            socket?.Dispose();
            return new(null, FaultOf(fault.SocketErrorCode), WordsOf(fault.SocketErrorCode));
        }
        catch (OperationCanceledException fault) when (limit.Stopped(fault))
        {
            socket?.Dispose();
            return new(null, ConnectFault.TimedOut, "nothing came back in time", limit.CheckEnded);
        }
        catch
        {
            socket?.Dispose();
            throw;
        }
    }

    internal static ConnectFault FaultOf(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => ConnectFault.Refused,
        SocketError.ConnectionReset or SocketError.ConnectionAborted => ConnectFault.Reset,
        SocketError.TimedOut => ConnectFault.TimedOut,
        SocketError.HostUnreachable or SocketError.HostDown => ConnectFault.HostUnreachable,
        SocketError.NetworkUnreachable or SocketError.NetworkDown or SocketError.AddressFamilyNotSupported
            or SocketError.ProtocolFamilyNotSupported or SocketError.ProtocolNotSupported => ConnectFault.NoRoute,
        _ => ConnectFault.Local,
    };

    private static string WordsOf(SocketError error) => FaultOf(error) switch
    {
        ConnectFault.Refused => "connection refused",
        ConnectFault.Reset => "connection reset",
        ConnectFault.TimedOut => "nothing came back in time",
        ConnectFault.HostUnreachable => "host unreachable",
        ConnectFault.NoRoute => "no route to that network from here",
        _ => $"this machine could not connect ({error})",
    };
}
