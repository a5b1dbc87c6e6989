using System.Net;
using System.Net.Sockets;

namespace Sealpost.Lab.Running;

/// <summary>The lab's addresses are fixed, so a machine has room for one lab at a time; a second one waits.</summary>
/// <remarks>
/// A listening socket is a lock that the kernel takes back however its owner ends, and that leaves no file.
/// </remarks>
internal sealed class LabLock : IAsyncDisposable
{
    private readonly TcpListener _listener;

    private LabLock(TcpListener listener) => _listener = listener;

    /// <summary>Waits for at most <paramref name="patience"/> for another lab to end.</summary>
    public static async Task<LabLock> TakeAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        for (var until = DateTime.UtcNow + patience; ; await Task.Delay(200, cancellationToken))
        {
            var listener = new TcpListener(IPAddress.Parse(Addresses.Lock), 53);
            try
            {
                listener.Start();
                return new(listener);
            }
            catch (SocketException fault) when (fault.SocketErrorCode is SocketError.AddressAlreadyInUse)
            {
                listener.Dispose();
                if (DateTime.UtcNow >= until)
                {
                    throw new LabException("another lab is running on this machine: stop it with its lab/down");
                }
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        return ValueTask.CompletedTask;
    }
}
