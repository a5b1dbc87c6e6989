using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Sealpost.Cluster.Tests.Running;

/// <summary>
/// Mail servers without STARTTLS, slow to greet, each at an address of its own; they count who is with them.
/// </summary>
internal sealed class MailServers : IAsyncDisposable
{
    private readonly List<TcpListener> _listeners = [];
    private readonly List<Task> _serving = [];
    private readonly ConcurrentDictionary<IPAddress, Guests> _guests = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeSpan _pause;

    /// <param name="network">The third octet of their addresses.</param>
    /// <param name="count">How many, at most 254.</param>
    /// <param name="pause">How long one takes to greet.</param>
    public MailServers(byte network, int count, TimeSpan pause)
    {
        _pause = pause;
        for (var i = 0; i < count; i++)
        {
            var listener = new TcpListener(AddressOf(network, i), 25);
            listener.Start();
            _listeners.Add(listener);
            _serving.Add(AcceptAsync(listener));
        }
    }

    /// <summary>The most connections that one server ever had at once.</summary>
    public int MostAtOnce => _guests.Values.Max(static guests => guests.Most);

    /// <summary>How many servers were visited.</summary>
    public int Visited => _guests.Count;

    /// <summary>How many visits there were.</summary>
    public int Visits => _guests.Values.Sum(static guests => guests.All);

    /// <summary>How many connections are open now.</summary>
    public int Open => _guests.Values.Sum(static guests => guests.Now);

    /// <summary>The address of a server.</summary>
    public static IPAddress AddressOf(byte network, int number) => new([127, 0, network, (byte)(1 + number)]);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listeners.ForEach(static listener => listener.Dispose());
        await Task.WhenAll(_serving);
        _stop.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(_stop.Token));
            }
            catch (Exception fault) when (fault is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // A connection that died in the queue, or the end.
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        var guests = _guests.GetOrAdd(((IPEndPoint)client.Client.LocalEndPoint!).Address, static _ => new());
        guests.Enter();
        try
        {
            // Whoever is killed is gone at once: reading shows it, waiting would not.
            var stream = client.GetStream();
            using var reader = new StreamReader(stream);
            var line = reader.ReadLineAsync(_stop.Token).AsTask();
            if (await Task.WhenAny(line, Task.Delay(_pause, _stop.Token)) == line)
            {
                return;
            }

            await stream.WriteAsync("220 mail.test ESMTP\r\n"u8.ToArray(), _stop.Token);
            while (await line is { } command)
            {
                var isOver = command.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase);
                await stream.WriteAsync(isOver ? "221 Bye\r\n"u8.ToArray() : "250 mail.test\r\n"u8.ToArray(), _stop.Token);
                if (isOver)
                {
                    return;
                }

                line = reader.ReadLineAsync(_stop.Token).AsTask();
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException)
        {
            // The guest is gone, or it is the end.
        }
        finally
        {
            guests.Leave();
        }
    }

    private sealed class Guests
    {
        private readonly Lock _lock = new();

        public int Now { get; private set; }

        public int Most { get; private set; }

        public int All { get; private set; }

        public void Enter()
        {
            lock (_lock)
            {
                (Now, All) = (Now + 1, All + 1);
                Most = Math.Max(Most, Now);
            }
        }

        public void Leave()
        {
            lock (_lock)
            {
                Now--;
            }
        }
    }
}
