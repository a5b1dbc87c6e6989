using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Sealpost.Cli.Cluster.Jobs;

namespace Sealpost.Cli.Cluster.Collecting;

/// <summary>
/// How far a collection has got: a file beside the output that says, after each step, how many octets of the output
/// are good, which message of the stream was the last, and which names came in.
/// </summary>
/// <remarks>
/// A step is first the output, then the journal, each forced to disk. Whatever the output has beyond the last whole
/// line of the journal was not finished, and is taken off before the collection goes on.
/// </remarks>
internal sealed class Journal : IDisposable
{
    private const string Mark = "sealpost-collect 1 ";
    private const string LineEnd = " .";

    private readonly SafeFileHandle _file;
    private long _length;

    private Journal(SafeFileHandle file, long length, Covered covered, ulong last, long output)
    {
        (_file, _length) = (file, length);
        (Covered, Last, Output) = (covered, last, output);
    }

    /// <summary>The names that came in.</summary>
    public Covered Covered { get; }

    /// <summary>The place in the stream of the last message that was written.</summary>
    public ulong Last { get; private set; }

    /// <summary>How many octets of the output are good.</summary>
    public long Output { get; private set; }

    /// <summary>Opens the journal of a job, or begins it.</summary>
    /// <exception cref="ClusterException">It is another job's, or is being written.</exception>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static Journal Open(string path, string job)
    {
        SafeFileHandle file;
        try
        {
            file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (fault is not (FileNotFoundException or DirectoryNotFoundException) && File.Exists(path))
        {
            throw new ClusterException($"{Core.Rendering.Quote.Of(path)} is in use: the job is being collected already.");
        }

        try
        {
            return Read(file, path, job);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Notes a step, whose output is on disk.</summary>
    public void Note(ulong last, long output, IEnumerable<(long Shard, int Names, List<ShardLine> Lines)> taken)
    {
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"{last} {output}");
        foreach (var (shard, names, lines) in taken)
        {
            line.Append(CultureInfo.InvariantCulture, $" {shard}/{names}");
            if (lines.Count < names)
            {
                line.Append(':').AppendJoin(',', lines.Select(static one => one.Place));
            }
        }

        Append(line.Append(LineEnd).Append('\n').ToString());
        (Last, Output) = (last, output);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static Journal Read(SafeFileHandle file, string path, string job)
    {
        var covered = new Covered();
        var (last, output, length) = (0UL, 0L, 0L);
        using var reader = new StreamReader(
            new FileStream(new SafeFileHandle(file.DangerousGetHandle(), ownsHandle: false), FileAccess.Read), Encoding.ASCII);
        var number = 0;
        while (reader.ReadLine() is { } line && length + line.Length + 1 <= RandomAccess.GetLength(file))
        {
            if (number++ == 0)
            {
                if (line != Mark + job)
                {
                    throw new ClusterException(line.StartsWith(Mark, StringComparison.Ordinal)
                        ? $"{Core.Rendering.Quote.Of(path)} is of another collection: {Core.Rendering.SafeText.Of(line[Mark.Length..])}. Choose another output."
                        : $"{Core.Rendering.Quote.Of(path)} is no journal of a collection. Choose another output.");
                }
            }
            else if (!TryRead(line, covered, ref last, ref output))
            {
                break; // The last line was not finished.
            }

            length += line.Length + 1;
        }

        var journal = new Journal(file, length, covered, last, output);
        if (length == 0)
        {
            journal.Append($"{Mark}{job}\n");
        }

        return journal;
    }

    private static bool TryRead(string line, Covered covered, ref ulong last, ref long output)
    {
        if (!line.EndsWith(LineEnd, StringComparison.Ordinal)
            || line[..^LineEnd.Length].Split(' ') is not [var sequence, var octets, .. var shards])
        {
            return false;
        }

        (last, output) = (ulong.Parse(sequence, CultureInfo.InvariantCulture), long.Parse(octets, CultureInfo.InvariantCulture));
        foreach (var shard in shards)
        {
            var parts = shard.Split('/', ':');
            var (number, names) = (long.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
            var places = parts.Length > 2
                ? parts[2].Split(',', StringSplitOptions.RemoveEmptyEntries)
                    .Select(static place => int.Parse(place, CultureInfo.InvariantCulture))
                : Enumerable.Range(0, names);
            foreach (var place in places)
            {
                covered.Take(number, names, place);
            }
        }

        return true;
    }

    private void Append(string text)
    {
        RandomAccess.SetLength(_file, _length);
        var octets = Encoding.ASCII.GetBytes(text);
        RandomAccess.Write(_file, octets, _length);
        RandomAccess.FlushToDisk(_file);
        _length += octets.Length;
    }
}
