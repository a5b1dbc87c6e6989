using System.IO.Compression;
using System.Text;

namespace Sealpost.Cli.Cluster.Jobs;

/// <summary>Names that one worker looks at: one a line, compressed. Its number is its place in the stream.</summary>
internal static class Shard
{
    /// <summary>The most names in a shard.</summary>
    public const int MostNames = 5000;

    /// <summary>Far more than that many names have.</summary>
    private const int MostOctets = 8 * 1024 * 1024;

    /// <summary>The number of the shard that has a place in the stream.</summary>
    public static long NumberAt(ulong sequence) => (long)sequence - 1;

    public static byte[] Write(IReadOnlyCollection<string> names)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal))
        {
            foreach (var name in names)
            {
                stream.Write(Encoding.UTF8.GetBytes(name.ReplaceLineEndings(" ")));
                stream.Write("\n"u8);
            }
        }

        return packed.ToArray();
    }

    /// <summary>The names; null where the octets are no shard.</summary>
    public static List<string>? Read(byte[]? octets)
    {
        if (Unpack(octets ?? [], MostOctets) is not { } text)
        {
            return null;
        }

        var names = Encoding.UTF8.GetString(text).Split('\n');
        return names is [.., ""] && names.Length - 1 is > 0 and <= MostNames ? [.. names[..^1]] : null;
    }

    /// <summary>What was compressed; null where it is broken, or is more than it may be.</summary>
    public static byte[]? Unpack(byte[] octets, int most)
    {
        try
        {
            using var stream = new GZipStream(new MemoryStream(octets), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            var buffer = new byte[64 * 1024];
            for (var count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
            {
                unpacked.Write(buffer, 0, count);
                if (unpacked.Length > most)
                {
                    return null;
                }
            }

            return unpacked.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
