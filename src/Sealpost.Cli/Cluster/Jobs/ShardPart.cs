using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Sealpost.Cli.Cluster.Jobs;

/// <summary>The result of one name: its place in the shard, and the line that is written of it, with its end.</summary>
internal readonly record struct ShardLine(int Place, byte[] Text);

/// <summary>
/// Results of a shard, in one message: as a rule of all its names, or of some where they are too long.
/// </summary>
/// <param name="Shard">The number of the shard.</param>
/// <param name="Names">How many names the shard has.</param>
/// <param name="Lines">The results.</param>
internal sealed record ShardPart(long Shard, int Names, IReadOnlyList<ShardLine> Lines)
{
    private const int HeadLength = 16;
    private const int LineHeadLength = 8;

    /// <summary>The most octets that a part may be made of.</summary>
    public const int MostOctets = 64 * 1024 * 1024;

    private static ReadOnlySpan<byte> Mark => "SPR1"u8;

    /// <summary>
    /// The id under which the servers drop a part that comes again. It stands for these names of this shard: a second
    /// worker may have cut the same shard otherwise.
    /// </summary>
    public string MessageId(string job)
    {
        var places = new byte[Lines.Count * sizeof(int)];
        var at = 0;
        foreach (var place in Lines.Select(static line => line.Place).Order())
        {
            BinaryPrimitives.WriteInt32LittleEndian(places.AsSpan(at), place);
            at += sizeof(int);
        }

        return $"{job}.{Shard}.{Convert.ToHexStringLower(SHA256.HashData(places).AsSpan(0, 12))}";
    }

    public byte[] Write()
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
        {
            Span<byte> head = stackalloc byte[HeadLength];
            Mark.CopyTo(head);
            BinaryPrimitives.WriteInt64LittleEndian(head[4..], Shard);
            BinaryPrimitives.WriteInt32LittleEndian(head[12..], Names);
            stream.Write(head);
            foreach (var line in Lines)
            {
                BinaryPrimitives.WriteInt32LittleEndian(head, line.Place);
                BinaryPrimitives.WriteInt32LittleEndian(head[4..], line.Text.Length);
                stream.Write(head[..LineHeadLength]);
                stream.Write(line.Text);
            }
        }

        return packed.ToArray();
    }

    /// <summary>The part; null where the octets are none.</summary>
    public static ShardPart? Read(byte[]? octets)
    {
        if (Jobs.Shard.Unpack(octets ?? [], MostOctets) is not { Length: >= HeadLength } text
            || !text.AsSpan().StartsWith(Mark))
        {
            return null;
        }

        var shard = BinaryPrimitives.ReadInt64LittleEndian(text.AsSpan(4));
        var names = BinaryPrimitives.ReadInt32LittleEndian(text.AsSpan(12));
        var lines = new List<ShardLine>();
        var rest = text.AsSpan(HeadLength);
        while (rest.Length >= LineHeadLength)
        {
            var place = BinaryPrimitives.ReadInt32LittleEndian(rest);
            var length = BinaryPrimitives.ReadInt32LittleEndian(rest[4..]);
            rest = rest[LineHeadLength..];
            if (place < 0 || place >= names || length < 0 || length > rest.Length)
            {
                return null;
            }

            lines.Add(new(place, rest[..length].ToArray()));
            rest = rest[length..];
        }

        return rest.IsEmpty && shard >= 0 && names is > 0 and <= Jobs.Shard.MostNames ? new(shard, names, lines) : null;
    }
}
