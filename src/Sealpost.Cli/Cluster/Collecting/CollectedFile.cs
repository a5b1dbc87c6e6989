using Microsoft.Win32.SafeHandles;
using Sealpost.Cli.Scanning;
using Sealpost.Cli.Usage;

namespace Sealpost.Cli.Cluster.Collecting;

/// <summary>The output of a collection, which grows by whole steps.</summary>
internal sealed class CollectedFile : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly bool _isPacked;

    private CollectedFile(SafeFileHandle file, bool isPacked, long length) =>
        (_file, _isPacked, Length) = (file, isPacked, length);

    /// <summary>How many octets it has.</summary>
    public long Length { get; private set; }

    /// <summary>
    /// An output belongs to the journal beside it, which was begun before it: without one it is somebody else's.
    /// </summary>
    /// <exception cref="ClusterException">It has something in it and no journal.</exception>
    public static void ThrowIfForeign(string path, string journal)
    {
        if (!File.Exists(journal) && new FileInfo(path) is { Exists: true, Length: > 0 })
        {
            throw new ClusterException(
                $"{Core.Rendering.Quote.Of(path)} is there already and is not of this collection. Choose another output.");
        }
    }

    /// <summary>Opens the output, as long as the journal says it is.</summary>
    /// <exception cref="ClusterException">It is shorter than that.</exception>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static CollectedFile Open(string path, long length)
    {
        try
        {
            var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
            try
            {
                if (RandomAccess.GetLength(file) < length)
                {
                    throw new ClusterException(
                        $"{Core.Rendering.Quote.Of(path)} is shorter than its journal says: somebody changed it.");
                }

                RandomAccess.SetLength(file, length);
                return new(file, ScanOutput.IsPacked(path), length);
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"{Core.Rendering.Quote.Of(path)} cannot be written: {OutputException.Reason(fault)}.");
        }
    }

    /// <summary>Appends a step and forces it to disk; compressed, in blocks that are whole by themselves.</summary>
    public void Append(ReadOnlyMemory<byte> text)
    {
        var octets = _isPacked ? Pack(text) : text;
        RandomAccess.Write(_file, octets.Span, Length);
        RandomAccess.FlushToDisk(_file);
        Length += octets.Length;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static byte[] Pack(ReadOnlyMemory<byte> text)
    {
        using var packed = new MemoryStream();
        for (var rest = text.Span; !rest.IsEmpty; rest = rest[Math.Min(rest.Length, BlockedGzip.Largest)..])
        {
            packed.Write(BlockedGzip.Pack(rest[..Math.Min(rest.Length, BlockedGzip.Largest)]));
        }

        return packed.ToArray();
    }
}
