using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sealpost.Cluster.Tests.Running;

/// <summary>
/// A resolver that knows domains <c>dN.cluster.test</c>, each with a mail server <c>mN.mail.test</c>; there is nothing
/// else.
/// </summary>
internal sealed class SmallZone : IAsyncDisposable
{
    private const int HeaderSize = 12;
    private const int A = 1;
    private const int Mx = 15;

    private readonly UdpClient _udp = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private readonly byte _network;
    private readonly int _servers;

    /// <param name="network">The third octet of the mail servers' addresses.</param>
    /// <param name="servers">How many mail servers the domains share.</param>
    public SmallZone(byte network, int servers)
    {
        (_network, _servers) = (network, servers);
        _serving = ServeAsync();
    }

    /// <summary>Where to ask.</summary>
    public string Address => _udp.Client.LocalEndPoint!.ToString()!;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _udp.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var asked = await _udp.ReceiveAsync(_stop.Token);
                await _udp.SendAsync(Answer(asked.Buffer), asked.RemoteEndPoint, _stop.Token);
            }
            catch (Exception fault) when (fault is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // An ICMP error of an earlier answer, or the end.
            }
        }
    }

    private byte[] Answer(byte[] question)
    {
        var labels = new List<string>();
        var at = HeaderSize;
        for (; question[at] != 0; at += question[at] + 1)
        {
            labels.Add(Encoding.ASCII.GetString(question, at + 1, question[at]).ToLowerInvariant());
        }

        var type = BinaryPrimitives.ReadUInt16BigEndian(question.AsSpan(at + 1));
        byte[]? data = labels switch
        {
            [['d', .. var number], "cluster", "test"] when type == Mx =>
                [0, 10, .. Name($"m{int.Parse(number, null) % _servers}.mail.test")],
            [['m', .. var number], "mail", "test"] when type == A =>
                MailServers.AddressOf(_network, int.Parse(number, null)).GetAddressBytes(),
            _ => null,
        };
        var isName = labels is [['d' or 'm', ..], "cluster" or "mail", "test"];
        var answer = question[..(at + 5)];
        answer[2] = (byte)(0x80 | question[2] & 0x01);
        answer[3] = (byte)(0x80 | (isName ? 0 : 3));
        answer.AsSpan(6, 6).Clear();
        answer[7] = (byte)(data is null ? 0 : 1);
        return data is null
            ? answer
            : [.. answer, 0xC0, HeaderSize, 0, (byte)type, 0, 1, 0, 0, 0, 60, (byte)(data.Length >> 8), (byte)data.Length, .. data];
    }

    private static byte[] Name(string name) =>
        [.. name.Split('.').SelectMany(static label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]), 0];
}
