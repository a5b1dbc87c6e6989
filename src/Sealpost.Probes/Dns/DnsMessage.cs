using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Dns;

/// <summary>One resource record of an answer.</summary>
/// <param name="Owner">Its name, in presentation form.</param>
/// <param name="Type">Its type.</param>
/// <param name="Ttl">Seconds; values above 2^31-1 count as 0 (RFC 2181 §8).</param>
/// <param name="Data">
/// The octets of an address or of a TLSA record, or a TXT record's strings joined; empty for the others.
/// </param>
/// <param name="Name">The name an MX, NS or CNAME record holds, in presentation form.</param>
/// <param name="Preference">The preference of an MX record.</param>
internal sealed record DnsRecord(
    string Owner, DnsType Type, uint Ttl, ImmutableArray<byte> Data, string Name = "", int Preference = 0);

/// <summary>What Sealpost reads of a response.</summary>
/// <param name="Code">The RCODE, extended by the OPT record where there is one (RFC 6891 §6.1.3).</param>
/// <param name="Truncated">Whether the TC bit is set.</param>
/// <param name="Authenticated">Whether the AD bit is set.</param>
/// <param name="Answers">The answer section, records of other types and classes left out.</param>
/// <param name="ExtendedError">The resolver's own words for a failure (RFC 8914 §2); null where there are none.</param>
internal sealed record DnsMessage(
    int Code, bool Truncated, bool Authenticated, ImmutableArray<DnsRecord> Answers, string? ExtendedError)
{
    private const int HeaderLength = 12;
    private const int InternetClass = 1;
    private const int OptType = 41;
    private const int ExtendedErrorOption = 15;
    private const int FormErr = 1;
    private const int NotImp = 4;

    /// <summary>The number of the extended error (RFC 8914 §4); null where there is none.</summary>
    public int? ExtendedErrorNumber { get; init; }

    /// <summary>
    /// Whether octets are a response to a question: same id, same question. Anything else is not looked at further.
    /// </summary>
    public static bool Fits(ReadOnlySpan<byte> message, DnsQuestion question)
    {
        if (message.Length < HeaderLength
            || BinaryPrimitives.ReadUInt16BigEndian(message) != question.Id
            || (message[2] & 0xF8) != 0x80)
        {
            return false;
        }

        // A server that could not read the question may not repeat it.
        var questions = BinaryPrimitives.ReadUInt16BigEndian(message[4..]);
        if (questions == 0 && (message[3] & 0x0F) is FormErr or NotImp)
        {
            return true;
        }

        var cursor = new WireCursor(message, HeaderLength);
        return questions == 1
            && cursor.TryTakeThisName(question.Name)
            && cursor.TryTake16(out var type) && type == (int)question.Type
            && cursor.TryTake16(out var @class) && @class == InternetClass;
    }

    /// <summary>Reads a response that <see cref="Fits"/>; null where it is malformed.</summary>
    public static DnsMessage? Read(ReadOnlySpan<byte> message)
    {
        var flags = BinaryPrimitives.ReadUInt16BigEndian(message[2..]);
        var truncated = (flags & 0x0200) != 0;
        var cursor = new WireCursor(message, HeaderLength);
        var asked = "";
        if (message[5] == 1 && !(cursor.TryTakeName(out asked) && cursor.TryTake32(out _)))
        {
            return null;
        }

        var answers = ImmutableArray.CreateBuilder<DnsRecord>();
        int count = BinaryPrimitives.ReadUInt16BigEndian(message[6..]);
        for (var i = 0; i < count; i++)
        {
            if (!TryTakeRecord(ref cursor, message, asked, out var record))
            {
                // What follows a cut is worth nothing, and is asked for again over TCP.
                return truncated ? new(flags & 0x0F, true, false, [], null) : null;
            }

            if (record is not null)
            {
                answers.Add(record);
            }
        }

        var rest = BinaryPrimitives.ReadUInt16BigEndian(message[8..])
            + BinaryPrimitives.ReadUInt16BigEndian(message[10..]);
        var (extended, number, words) = FindOpt(cursor, rest);
        return new(
            (extended << 4) | (flags & 0x0F), truncated, (flags & 0x0020) != 0, answers.DrainToImmutable(), words)
        {
            ExtendedErrorNumber = number,
        };
    }

    private static bool TryTakeRecord(
        ref WireCursor cursor, ReadOnlySpan<byte> message, string asked, out DnsRecord? record)
    {
        record = null;
        if (!cursor.TryTakeName(out var owner, asked) || !cursor.TryTake16(out var type) || !cursor.TryTake16(out var @class)
            || !cursor.TryTake32(out var ttl) || !cursor.TryTake16(out var length))
        {
            return false;
        }

        var start = cursor.Position;
        if (!cursor.TryTake(length, out var data))
        {
            return false;
        }

        if (@class != InternetClass)
        {
            return true;
        }

        var frame = new DnsRecord(owner, (DnsType)type, ttl > int.MaxValue ? 0 : ttl, []);
        var inside = new WireCursor(message[..(start + length)], start);
        switch ((DnsType)type)
        {
            case DnsType.A when length == 4:
            case DnsType.Aaaa when length == 16:
                record = frame with { Data = [.. data] };
                return true;

            case DnsType.Txt:
                record = TryJoin(data, out var joined) ? frame with { Data = joined } : null;
                return record is not null;

            // What is in it is for a parser to say: even a malformed record is one that senders find.
            case DnsType.Tlsa:
                record = frame with { Data = [.. data] };
                return true;

            case DnsType.Cname or DnsType.Ns when inside.TryTakeName(out var target):
                record = frame with { Name = target };
                return inside.Position == start + length;

            case DnsType.Mx when inside.TryTake16(out var preference) && inside.TryTakeName(out var exchange):
                record = frame with { Name = exchange, Preference = preference };
                return inside.Position == start + length;

            default:
                return (DnsType)type is not (DnsType.A or DnsType.Aaaa or DnsType.Cname or DnsType.Ns or DnsType.Mx);
        }
    }

    // A TXT record is one or more character-strings; RFC 8461 §3.1 joins them with nothing between.
    private static bool TryJoin(ReadOnlySpan<byte> data, out ImmutableArray<byte> joined)
    {
        var octets = ImmutableArray.CreateBuilder<byte>(data.Length);
        while (data.Length > 0 && data[0] < data.Length)
        {
            octets.AddRange(data.Slice(1, data[0]));
            data = data[(1 + data[0])..];
        }

        joined = octets.ToImmutable();
        return data.IsEmpty;
    }

    private static (int Extended, int? Number, string? Words) FindOpt(WireCursor cursor, int records)
    {
        for (var i = 0; i < records; i++)
        {
            if (!cursor.TrySkipName() || !cursor.TryTake16(out var type) || !cursor.TryTake16(out _)
                || !cursor.TryTake32(out var ttl) || !cursor.TryTake16(out var length)
                || !cursor.TryTake(length, out var options))
            {
                break;
            }

            if (type == OptType)
            {
                var (number, words) = ReadExtendedError(options);
                return ((int)(ttl >> 24), number, words);
            }
        }

        return (0, null, null);
    }

    private static (int? Number, string? Words) ReadExtendedError(ReadOnlySpan<byte> options)
    {
        var cursor = new WireCursor(options);
        while (cursor.TryTake16(out var option) && cursor.TryTake16(out var length)
            && cursor.TryTake(length, out var content))
        {
            if (option == ExtendedErrorOption && content.Length >= 2)
            {
                var words = Encoding.UTF8.GetString(content[2..]).TrimEnd('\0');
                var code = BinaryPrimitives.ReadUInt16BigEndian(content);
                return (code, words.Length == 0 ? $"extended error {code}" : $"extended error {code}: {words}");
            }
        }

        return (null, null);
    }
}
