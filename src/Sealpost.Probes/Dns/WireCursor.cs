using System.Buffers.Binary;

namespace Sealpost.Probes.Dns;

/// <summary>
/// A position in a DNS message. Every read either succeeds and moves on, or fails and says so; none throws.
/// </summary>
internal ref struct WireCursor(ReadOnlySpan<byte> message, int position = 0)
{
    // A name of 255 octets has at most 127 labels; more jumps than that lead nowhere.
    private const int MaxPointers = 127;

    private readonly ReadOnlySpan<byte> _message = message;

    public int Position { get; private set; } = position;

    public bool TryTake16(out ushort value)
    {
        var enough = BinaryPrimitives.TryReadUInt16BigEndian(_message[Position..], out value);
        Position += enough ? 2 : 0;
        return enough;
    }

    public bool TryTake32(out uint value)
    {
        var enough = BinaryPrimitives.TryReadUInt32BigEndian(_message[Position..], out value);
        Position += enough ? 4 : 0;
        return enough;
    }

    public bool TryTake(int length, out ReadOnlySpan<byte> octets)
    {
        var enough = length >= 0 && length <= _message.Length - Position;
        octets = enough ? _message.Slice(Position, length) : default;
        Position += enough ? length : 0;
        return enough;
    }

    /// <summary>Takes a name, compressed or not (RFC 1035 §4.1.4). A pointer may lead backwards only.</summary>
    /// <param name="name">The name, in presentation form.</param>
    /// <param name="likely">What the name may well be; then this very string is given.</param>
    public bool TryTakeName(out string name, string? likely = null)
    {
        Span<char> text = stackalloc char[DnsName.MaxCharacters];
        var whole = TryTakeName(text, out var length);
        var seen = text[..length];
        name = !whole ? "" : likely is not null && seen.SequenceEqual(likely) ? likely : seen.ToString();
        return whole;
    }

    /// <summary>Takes a name that nobody wants to know.</summary>
    public bool TrySkipName() => TryTakeName(stackalloc char[DnsName.MaxCharacters], out _);

    /// <summary>Takes a name if it is this one, in presentation form.</summary>
    public bool TryTakeThisName(string name)
    {
        Span<char> text = stackalloc char[DnsName.MaxCharacters];
        return TryTakeName(text, out var length) && text[..length].SequenceEqual(name);
    }

    private bool TryTakeName(scoped Span<char> text, out int written)
    {
        written = 0;
        var at = Position;
        var octets = 1;
        var pointers = 0;
        var lowest = Position;

        while (at < _message.Length)
        {
            var length = _message[at];
            switch (length >> 6)
            {
                case 0 when length == 0:
                    Position = pointers == 0 ? at + 1 : Position;
                    written = DnsName.End(text, written);
                    return true;

                case 0 when at + 1 + length <= _message.Length && (octets += length + 1) <= DnsName.MaxOctets:
                    written = DnsName.AppendLabel(text, written, _message.Slice(at + 1, length));
                    at += length + 1;
                    break;

                case 3 when at + 1 < _message.Length && ++pointers <= MaxPointers:
                    var target = ((length & 0x3F) << 8) | _message[at + 1];
                    Position = pointers == 1 ? at + 2 : Position;
                    if (target >= lowest)
                    {
                        return false;
                    }

                    at = lowest = target;
                    break;

                default:
                    return false;
            }
        }

        return false;
    }
}
