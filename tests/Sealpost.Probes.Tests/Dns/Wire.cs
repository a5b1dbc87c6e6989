using System.Buffers.Binary;
using System.Text;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Tests.Dns;

/// <summary>Writes DNS responses by hand, right and wrong ones.</summary>
internal sealed class Wire
{
    private readonly List<byte> _octets;
    private int _answers;

    private Wire(IEnumerable<byte> start) => _octets = [.. start];

    public static byte[] Name(string name) =>
        [.. name.Split('.', StringSplitOptions.RemoveEmptyEntries).SelectMany(Label), 0];

    private static IEnumerable<byte> Label(string label) => [(byte)label.Length, .. Encoding.Latin1.GetBytes(label)];

    /// <summary>The beginning of a response to a query: its id, its question, a code.</summary>
    public static Wire To(byte[] query, int code = 0, bool truncated = false, bool authenticated = false)
    {
        var end = 12;
        while (query[end] != 0)
        {
            end += query[end] + 1;
        }

        var wire = new Wire(query[..(end + 5)]);
        wire._octets[2] = (byte)(0x81 | (truncated ? 2 : 0));
        wire._octets[3] = (byte)(0x80 | (authenticated ? 0x20 : 0) | code);
        for (var i = 6; i < 12; i++)
        {
            wire._octets[i] = 0;
        }

        return wire;
    }

    /// <summary>A record of the name asked for, or of another.</summary>
    public Wire Record(DnsType type, byte[] data, uint ttl = 300, byte[]? owner = null, int @class = 1)
    {
        _octets.AddRange(owner ?? [0xC0, 12]);
        Add16((int)type);
        Add16(@class);
        Add16((int)(ttl >> 16));
        Add16((int)(ttl & 0xFFFF));
        Add16(data.Length);
        _octets.AddRange(data);
        _answers++;
        return this;
    }

    public Wire Txt(params string[] strings) => Record(DnsType.Txt, [.. strings.SelectMany(Label)]);

    public Wire Mx(int preference, string exchange) =>
        Record(DnsType.Mx, [(byte)(preference >> 8), (byte)preference, .. Name(exchange)]);

    public Wire Alias(string owner, string target, uint ttl = 300) =>
        Record(DnsType.Cname, Name(target), ttl, Name(owner));

    /// <summary>Octets that no grammar asked for.</summary>
    public Wire Raw(params byte[] octets)
    {
        _octets.AddRange(octets);
        return this;
    }

    public Wire Claim(int answers)
    {
        _answers = answers;
        return this;
    }

    public byte[] Done()
    {
        byte[] message = [.. _octets];
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(6), (ushort)_answers);
        return message;
    }

    private void Add16(int value) => _octets.AddRange([(byte)(value >> 8), (byte)value]);
}
