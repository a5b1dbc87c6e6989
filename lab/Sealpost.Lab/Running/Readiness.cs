using System.Net.Sockets;
using System.Text;

namespace Sealpost.Lab.Running;

/// <summary>Waits until every server answers, and says which one does not.</summary>
internal sealed class Readiness(string folder, IReadOnlyDictionary<string, Daemon> daemons)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(
            UntilAsync("nsd", Addresses.Nsd, 53, cancellationToken),
            UntilAsync("unbound", Addresses.Resolver, 53, cancellationToken),
            UntilAsync("nginx", Addresses.Web, 443, cancellationToken),
            UntilAsync("postfix", Addresses.Postfix, 25, cancellationToken));

        // nsd serves what it could read and leaves out the rest; a table with a slip must not start half.
        if (File.ReadLines($"{folder}/nsd.log").FirstOrDefault(IsError) is { } error)
        {
            throw new LabException($"nsd: {error}");
        }
    }

    private async Task UntilAsync(string name, string address, int port, CancellationToken cancellationToken)
    {
        for (var until = DateTime.UtcNow + Patience; ; await Task.Delay(50, cancellationToken))
        {
            if (daemons[name].HasEnded || DateTime.UtcNow > until)
            {
                throw new LabException($"{name} did not start on {address}:{port}: {LastWords(name)}");
            }

            try
            {
                using var client = new TcpClient();
                using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                time.CancelAfter(TimeSpan.FromSeconds(2));
                await client.ConnectAsync(address, port, time.Token);
                if (await AnswersAsync(client.GetStream(), port, time.Token))
                {
                    return;
                }
            }
            catch (Exception fault) when (fault is SocketException or IOException
                || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // Not yet.
            }
        }
    }

    private static async Task<bool> AnswersAsync(NetworkStream stream, int port, CancellationToken cancellationToken)
    {
        var octets = new byte[512];
        if (port == 443)
        {
            return true;
        }

        if (port == 25)
        {
            var read = await stream.ReadAsync(octets, cancellationToken);
            return Encoding.ASCII.GetString(octets, 0, read).StartsWith("220", StringComparison.Ordinal);
        }

        // The SOA of "test", recursion desired; NOERROR with an answer means that the whole chain above it works.
        byte[] question = [0, 22, 1, 2, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 4, .. "test"u8, 0, 0, 6, 0, 1];
        await stream.WriteAsync(question, cancellationToken);
        await stream.ReadExactlyAsync(octets.AsMemory(0, 10), cancellationToken);
        return (octets[5] & 0x0F) == 0 && octets[9] > 0;
    }

    private static bool IsError(string line) => line.Contains("]: error:", StringComparison.Ordinal);

    private string LastWords(string name)
    {
        IEnumerable<string> logs = [$"{folder}/{name}.log", $"{folder}/{name}.out"];
        return string.Join(" · ", logs.Where(File.Exists).SelectMany(File.ReadLines).TakeLast(5));
    }
}
