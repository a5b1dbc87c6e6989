using System.Text;
using Sealpost.Cli.Scanning.Summary;
using Sealpost.Cli.Usage;
using Sealpost.Core.Rendering;
using Sealpost.Probes.Scanning;

namespace Sealpost.Cli.Scanning;

/// <summary>The results a file holds already: they are counted and not asked for again, and a torn last line is dropped.</summary>
internal sealed class EarlierResults(NameSet known, Tally tally, bool isCsv) : IDisposable
{
    private readonly MemoryStream _rest = new();

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>Opens a file to be continued, or a new one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="resume">Whether what it holds is kept.</param>
    /// <exception cref="UsageException">It is there, and is not to be continued; or it cannot be.</exception>
    public FileStream Open(string path, bool resume)
    {
        try
        {
            if (!resume && File.Exists(path) && new FileInfo(path) is { Length: > 0, LinkTarget: null })
            {
                throw new UsageException(
                    $"--output: {Quote.Of(path)} is there already. --resume continues it; or name another file.");
            }

            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            if (resume && file is { CanSeek: true, Length: > 0 })
            {
                Read(file, ScanOutput.IsPacked(path));
            }

            return file;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException
            or ArgumentException)
        {
            throw new UsageException($"--output: {Quote.Of(path)} cannot be used: {OutputException.Reason(fault)}.");
        }
    }

    public void Dispose() => _rest.Dispose();

    private void Read(FileStream file, bool isPacked)
    {
        // The end of the last whole line; in a packed file, of the last block that ends with one.
        var end = 0L;
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var octets = isPacked ? BlockedGzip.Next(file) : Some(file, buffer);
            if (octets is null || (!isPacked && octets.Length == 0))
            {
                break;
            }

            var whole = Take(octets);
            if (isPacked)
            {
                end = _rest.Length == 0 ? file.Position : end;
            }
            else if (whole >= 0)
            {
                end = file.Position - octets.Length + whole;
            }
        }

        file.SetLength(end);
        file.Position = end;
    }

    private static byte[] Some(FileStream file, byte[] buffer) => buffer.AsSpan(0, file.Read(buffer)).ToArray();

    // The place behind the last line that ends here; -1 where none does.
    private int Take(ReadOnlySpan<byte> octets)
    {
        var last = octets.LastIndexOf((byte)'\n');
        if (last < 0)
        {
            _rest.Write(octets);
            return -1;
        }

        var lines = octets[..(last + 1)];
        while (!lines.IsEmpty)
        {
            var end = lines.IndexOf((byte)'\n');
            _rest.Write(lines[..end]);
            See(_rest.GetBuffer().AsSpan(0, (int)_rest.Length));
            _rest.SetLength(0);
            lines = lines[(end + 1)..];
        }

        _rest.Write(octets[(last + 1)..]);
        return last + 1;
    }

    private void See(ReadOnlySpan<byte> line)
    {
        var result = isCsv ? WrittenResult.OfCsv(Encoding.UTF8.GetString(line)) : WrittenResult.OfJson(line);
        if (result is null)
        {
            return;
        }

        // As a scan keeps them: what is no domain has a blank in front.
        if (known.Add(result.Domain ?? $" {result.Input}"))
        {
            Count++;
            tally.Count(result.Standing);
        }
    }
}
