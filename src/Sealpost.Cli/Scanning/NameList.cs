using System.Runtime.CompilerServices;
using System.Text;
using Sealpost.Cli.Usage;
using Sealpost.Core.Names;
using Sealpost.Core.Rendering;

namespace Sealpost.Cli.Scanning;

/// <summary>
/// The names in an input: one a line, or a column of a CSV; gzip is recognized by its first octets. Blank lines and
/// those that begin with <c>#</c> are passed over.
/// </summary>
/// <param name="input">The input.</param>
/// <param name="name">The input as it is spoken of.</param>
/// <param name="column">The column of a CSV, by its name or its number from 1; null where there is a name a line.</param>
internal sealed class NameList(Stream input, string name, string? column)
{
    // A domain in U-labels with a comment behind it is far shorter; of a longer line the beginning is kept.
    private const int LongestLine = 4096;
    private const int Chunk = 64 * 1024;

    private int _at = -1;

    /// <summary>How much of the input has been read, from 0 to 1; null where its length is not known.</summary>
    public double? Share
    {
        get
        {
            try
            {
                return input is { CanSeek: true, Length: > 0 } ? (double)input.Position / input.Length : null;
            }
            catch (ObjectDisposedException)
            {
                return 1;
            }
        }
    }

    /// <summary>Reads the names, one by one, as they are taken.</summary>
    /// <exception cref="UsageException">The input cannot be read, or has no such column.</exception>
    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var octets = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (octets.ConfigureAwait(false))
        {
            using var text = new StreamReader(octets, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, Chunk);
            var lines = new ShortLines(text, LongestLine);
            var isFirst = true;
            while (await NextAsync(lines, cancellationToken).ConfigureAwait(false) is { } line)
            {
                if (string.IsNullOrWhiteSpace(line) || line.AsSpan().TrimStart() is ['#', ..])
                {
                    continue;
                }

                var found = column is null ? line : CellOf(line, isFirst);
                isFirst = false;
                if (found is not null && found.Trim() is { Length: > 0 } typed)
                {
                    yield return Shown(typed);
                }
            }
        }
    }

    // What is no name is quoted in results, and must not steer whatever shows them.
    private static string Shown(string typed) => DomainName.TryParse(typed, out _) ? typed : SafeText.Of(typed);

    private async Task<string?> NextAsync(ShortLines lines, CancellationToken cancellationToken)
    {
        try
        {
            return await lines.NextAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new UsageException($"{name} cannot be read: {SafeText.Of(fault.Message.TrimEnd('.'))}.");
        }
    }

    private async Task<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var start = new byte[2];
            var length = await input.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            var whole = new LeadStream(start.AsMemory(0, length), input);
            return start is [0x1F, 0x8B] ? new WholeGzip(whole) : whole;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{name} cannot be read: {SafeText.Of(fault.Message.TrimEnd('.'))}.");
        }
    }

    // The first line names the columns where one is asked for by its name.
    private string? CellOf(string line, bool isFirst)
    {
        var cells = CsvLine.Split(line);
        if (isFirst)
        {
            _at = int.TryParse(column, out var number)
                ? number - 1
                : cells.FindIndex(cell => cell.Trim().Equals(column, StringComparison.OrdinalIgnoreCase));
            if (_at < 0 || _at >= cells.Count)
            {
                throw new UsageException(
                    $"{name} has no column {Quote.Of(column!)}; there are: {string.Join(", ", cells.Take(20).Select(Quote.Of))}.");
            }

            return int.TryParse(column, out _) ? cells.ElementAtOrDefault(_at) : null;
        }

        return cells.ElementAtOrDefault(_at);
    }
}
