using System.Buffers;
using System.Threading.Channels;
using Sealpost.Cli.Usage;

namespace Sealpost.Cli.Linting;

/// <summary>
/// Judges texts by the million: a JSON object per line in, one per line out, in order, in bounded memory.
/// </summary>
/// <remarks>
/// Blocks of lines are judged side by side; they are written in the order they were read, as soon as they can be.
/// </remarks>
internal sealed class Batch(Stream input, string name, Stream output)
{
    private readonly Channel<Task<ReadOnlyMemory<byte>>> _blocks =
        Channel.CreateBounded<Task<ReadOnlyMemory<byte>>>(new BoundedChannelOptions(2 * Environment.ProcessorCount)
        {
            SingleReader = true,
            SingleWriter = true,
        });

    /// <summary>Works through the input; ends early, and quietly, when nobody reads the output any more.</summary>
    /// <exception cref="UsageException">The input cannot be read.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // Reading standard input blocks its thread.
        var reading = Task.Run(() => ReadAsync(stop.Token), CancellationToken.None);
        try
        {
            await WriteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException fault)
        {
            await stop.CancelAsync().ConfigureAwait(false);
            if (OutputException.IsReaderGone(fault))
            {
                // What is left of the input concerns nobody.
                return;
            }

            throw;
        }

        await reading.ConfigureAwait(false);
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await foreach (var block in _blocks.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            var lines = await block.ConfigureAwait(false);
            await output.WriteAsync(lines, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var lines = new LineBlocks(input);
            while (lines.Next() is { } block)
            {
                await _blocks.Writer.WriteAsync(Task.Run(() => Judge(block), cancellationToken), cancellationToken)
                    .ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"{name} cannot be read: {Core.Rendering.SafeText.Of(fault.Message.TrimEnd('.'))}.");
        }
        finally
        {
            _blocks.Writer.TryComplete();
        }
    }

    private static ReadOnlyMemory<byte> Judge(LineBlock block)
    {
        var answers = new ArrayBufferWriter<byte>(block.Octets.Length + 1024);
        using var judge = new LineJudge(answers);
        if (block.IsTooLong)
        {
            judge.Refuse($"The line has more than {LineBlocks.LongestLine} octets.");
            return answers.WrittenMemory;
        }

        var rest = block.Octets;
        while (!rest.IsEmpty)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            judge.Judge(end < 0 ? rest : rest[..end]);
            rest = end < 0 ? default : rest[(end + 1)..];
        }

        return answers.WrittenMemory;
    }
}
