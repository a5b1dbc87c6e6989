using System.Buffers.Binary;
using System.Security.Cryptography;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Dns;

/// <summary>One question as it is put to one server.</summary>
/// <param name="Id">Random: what an attacker off the path would have to guess (RFC 5452 §4.3).</param>
/// <param name="Name">The name, in presentation form.</param>
/// <param name="Type">The type.</param>
/// <param name="Wire">The name as it goes on the wire.</param>
internal sealed record DnsQuestion(ushort Id, string Name, DnsType Type, byte[] Wire)
{
    // The largest answer that passes nearly every path unfragmented (RFC 9715 §3.2 and its appendix).
    private const ushort UdpPayload = 1232;

    /// <summary>
    /// A question with an id of its own; its name is compared in the one form that responses are read in.
    /// </summary>
    public static DnsQuestion Of(DnsType type, byte[] wire)
    {
        new WireCursor(wire).TryTakeName(out var name);
        return new((ushort)RandomNumberGenerator.GetInt32(0x10000), name, type, wire);
    }

    /// <summary>Whether the resolver is to leave validation to us: CD (RFC 4035 §3.2.2).</summary>
    public bool Unvalidated { get; init; }

    /// <summary>
    /// The query: recursion desired, and AD set so that the resolver says whether it validated (RFC 6840 §5.7).
    /// </summary>
    public byte[] Encode(bool edns)
    {
        var message = new byte[12 + Wire.Length + 4 + (edns ? 11 : 0)];
        BinaryPrimitives.WriteUInt16BigEndian(message, Id);
        message[2] = 0x01;
        message[3] = (byte)(Unvalidated ? 0x30 : 0x20);
        message[5] = 1;
        message[11] = edns ? (byte)1 : (byte)0;

        Wire.CopyTo(message, 12);
        var rest = message.AsSpan(12 + Wire.Length);
        BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)Type);
        rest[3] = 1;

        // OPT: root name, type 41, payload size, no flags (DO is off), no options (RFC 6891 §6.1.2).
        if (edns)
        {
            rest[6] = 41;
            BinaryPrimitives.WriteUInt16BigEndian(rest[7..], UdpPayload);
        }

        return message;
    }
}
