using Sealpost.Cli.Usage;
using Sealpost.Core.Rendering;

namespace Sealpost.Cli.Scanning;

/// <summary>
/// Where results go. They are written in whole lines; whatever happens then, a file holds whole lines up to its end or to a
/// torn last one.
/// </summary>
internal sealed class ScanOutput : IAsyncDisposable
{
    private const int Full = 48 * 1024;
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(5);

    private readonly Stream _stream;
    private readonly string? _path;
    private readonly bool _isPacked;
    private readonly Lock _lock = new();
    private readonly MemoryStream _waiting = new();
    private readonly PeriodicTimer _timer;
    private readonly Task _flushing;
    private Exception? _fault;

    private ScanOutput(Stream stream, string? path, bool isPacked)
    {
        (_stream, _path, _isPacked) = (stream, path, isPacked);
        _timer = new(isPacked ? Seldom : Often);
        _flushing = FlushNowAndThenAsync();
    }

    /// <summary>Standard output.</summary>
    public static ScanOutput To(Stream stream) => new(stream, null, isPacked: false);

    /// <summary>A file, at the place where the stream is; packed where its name says so.</summary>
    public static ScanOutput To(FileStream file, string path) => new(file, path, IsPacked(path));

    /// <summary>Whether a file is packed, by its name.</summary>
    public static bool IsPacked(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds a line.</summary>
    /// <exception cref="OutputException">It, or one before it, cannot be written.</exception>
    /// <exception cref="IOException">Standard output cannot be written.</exception>
    public void Add(ReadOnlyMemory<byte> line)
    {
        lock (_lock)
        {
            ThrowFault();
            if (_waiting.Length > 0 && _waiting.Length + line.Length > Full)
            {
                Flush();
            }

            _waiting.Write(line.Span);
        }
    }

    /// <summary>Writes what waits, and makes sure that it is on the disk.</summary>
    public void Finish()
    {
        lock (_lock)
        {
            ThrowFault();
            Flush();
            try
            {
                (_stream as FileStream)?.Flush(flushToDisk: _path is not null);
            }
            catch (IOException fault) when (_path is not null)
            {
                throw new OutputException($"{Quote.Of(_path)} cannot be written: {OutputException.Reason(fault)}.");
            }
        }
    }

    /// <summary>Writes what waits, where that can be done.</summary>
    public async ValueTask DisposeAsync()
    {
        _timer.Dispose();
        await _flushing.ConfigureAwait(false);
        lock (_lock)
        {
            if (_fault is null)
            {
                try
                {
                    Flush();
                }
                catch (Exception fault) when (fault is IOException or OutputException)
                {
                    // Whoever closes the output because something else went wrong has told that already.
                }
            }
        }

        await _stream.DisposeAsync().ConfigureAwait(false);
    }

    private async Task FlushNowAndThenAsync()
    {
        while (await _timer.WaitForNextTickAsync().ConfigureAwait(false))
        {
            lock (_lock)
            {
                try
                {
                    Flush();
                }
                catch (Exception fault) when (fault is IOException or OutputException)
                {
                    _fault = fault;
                    return;
                }
            }
        }
    }

    private void ThrowFault()
    {
        if (_fault is { } fault)
        {
            _waiting.SetLength(0);
            throw fault;
        }
    }

    private void Flush()
    {
        var octets = _waiting.GetBuffer().AsSpan(0, (int)_waiting.Length);
        if (octets.IsEmpty)
        {
            return;
        }

        var end = _stream.CanSeek ? _stream.Position : -1;
        try
        {
            Write(octets);
        }
        catch (IOException fault)
        {
            _fault = _path is null ? fault : new OutputException(
                $"{Quote.Of(_path)} cannot be written: {OutputException.Reason(fault)}."
                + (CutBack(end) ? " What is in it is whole; once it can be written again, --resume continues it." : ""));
            throw _fault;
        }
        finally
        {
            _waiting.SetLength(0);
        }
    }

    // A disk that is full takes a part of a line. A device has no end to go back to.
    private bool CutBack(long end)
    {
        try
        {
            if (end >= 0)
            {
                _stream.SetLength(end);
            }

            return end >= 0;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private void Write(ReadOnlySpan<byte> octets)
    {
        if (!_isPacked)
        {
            _stream.Write(octets);
            return;
        }

        // A line that is longer than a block goes over several.
        while (!octets.IsEmpty)
        {
            var length = Math.Min(octets.Length, BlockedGzip.Largest);
            _stream.Write(BlockedGzip.Pack(octets[..length]));
            octets = octets[length..];
        }
    }
}
