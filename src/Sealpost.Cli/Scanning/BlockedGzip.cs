using System.Buffers.Binary;
using System.IO.Compression;

namespace Sealpost.Cli.Scanning;

/// <summary>
/// Gzip in blocks that can be read on their own and found without unpacking: every block is a whole member (RFC 1952
/// §2.2) that says in an extra field how long it is, as the BGZF of genomics does. A file that was cut off is whole again
/// without its last, torn block.
/// </summary>
internal static class BlockedGzip
{
    /// <summary>The most octets of one block before they are packed.</summary>
    public const int Largest = 60 * 1024;

    private const int PlainHeader = 10;
    private const int Header = 18;
    private const int Trailer = 8;
    private const byte HasExtra = 4;

    /// <summary>One block.</summary>
    public static byte[] Pack(ReadOnlySpan<byte> octets)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(octets);
        }

        // The same member with room for an extra field: "BC", two octets long, the length of the whole less one.
        var plain = packed.GetBuffer().AsSpan(0, (int)packed.Length);
        var block = new byte[plain.Length - PlainHeader + Header];
        plain[..PlainHeader].CopyTo(block);
        block[3] = HasExtra;
        ReadOnlySpan<byte> field = [6, 0, (byte)'B', (byte)'C', 2, 0];
        field.CopyTo(block.AsSpan(PlainHeader));
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(PlainHeader + field.Length), (ushort)(block.Length - 1));
        plain[PlainHeader..].CopyTo(block.AsSpan(Header));
        return block;
    }

    /// <summary>
    /// The next block of a file, unpacked; null where there is none that is whole, and the position is then where it
    /// begins.
    /// </summary>
    /// <exception cref="InvalidDataException">What stands there is no such block.</exception>
    public static byte[]? Next(FileStream file)
    {
        var start = file.Position;
        var header = new byte[Header];
        var length = file.ReadAtLeast(header, Header, throwOnEndOfStream: false);
        if (length > 0 && !IsHeader(header.AsSpan(0, length)))
        {
            throw new InvalidDataException("it was packed by another program, and cannot be continued");
        }

        var whole = length < Header ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(16)) + 1;
        if (whole < Header + Trailer || start + whole > file.Length)
        {
            file.Position = start;
            return null;
        }

        var block = new byte[whole];
        header.CopyTo(block, 0);
        file.ReadExactly(block.AsSpan(Header));
        try
        {
            using var gzip = new GZipStream(new MemoryStream(block), CompressionMode.Decompress);
            using var octets = new MemoryStream();
            gzip.CopyTo(octets);
            return octets.ToArray();
        }
        catch (InvalidDataException) when (file.Position == file.Length)
        {
            // Space that was set aside and never filled.
            file.Position = start;
            return null;
        }
    }

    private static bool IsHeader(ReadOnlySpan<byte> header)
    {
        ReadOnlySpan<byte> wanted = [0x1F, 0x8B, 8, HasExtra];
        ReadOnlySpan<byte> field = [6, 0, (byte)'B', (byte)'C', 2, 0];
        return header[..Math.Min(4, header.Length)].SequenceEqual(wanted[..Math.Min(4, header.Length)])
            && (header.Length < 16 || header[PlainHeader..16].SequenceEqual(field));
    }
}
