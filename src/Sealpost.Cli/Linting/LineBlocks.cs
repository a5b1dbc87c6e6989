namespace Sealpost.Cli.Linting;

/// <summary>Some whole lines of an input, or the mark of one that was too long to keep.</summary>
/// <param name="Octets">The lines, each but the last of the input ended by a line feed.</param>
/// <param name="IsTooLong">Whether this stands for one line that was skipped.</param>
internal sealed record LineBlock(ReadOnlyMemory<byte> Octets, bool IsTooLong);

/// <summary>
/// Cuts an input into blocks of whole lines: as many as came at once, so that nothing waits for more.
/// </summary>
internal sealed class LineBlocks(Stream input)
{
    /// <summary>
    /// The most octets of one line: a policy of 64 KiB takes less than a megabyte, however it is escaped.
    /// </summary>
    public const int LongestLine = 4 * 1024 * 1024;

    private const int Chunk = 64 * 1024;

    private byte[] _buffer = new byte[2 * Chunk];
    private int _kept;
    private bool _isAtEnd;
    private bool _isFirst = true;

    /// <summary>The next block; null at the end of the input.</summary>
    public LineBlock? Next()
    {
        while (!_isAtEnd)
        {
            if (_kept > LongestLine)
            {
                SkipLine();
                return new(default, IsTooLong: true);
            }

            var from = _kept;
            Fill();
            var end = _buffer.AsSpan(from, _kept - from).LastIndexOf((byte)'\n');
            if (end >= 0)
            {
                return Take(from + end + 1);
            }
        }

        return _kept > 0 ? Take(_kept) : null;
    }

    private void Fill()
    {
        if (_buffer.Length - _kept < Chunk)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        var count = input.Read(_buffer, _kept, Chunk);
        _isAtEnd = count == 0;
        _kept += count;
        if (_isFirst && _kept >= 3)
        {
            _isFirst = false;
            if (_buffer is [0xEF, 0xBB, 0xBF, ..])
            {
                Drop(3);
            }
        }
    }

    private LineBlock Take(int length)
    {
        var block = new LineBlock(_buffer.AsSpan(0, length).ToArray(), IsTooLong: false);
        Drop(length);
        return block;
    }

    private void Drop(int length)
    {
        _kept -= length;
        _buffer.AsSpan(length, _kept).CopyTo(_buffer);
    }

    private void SkipLine()
    {
        _kept = 0;
        _buffer = new byte[2 * Chunk];
        while (!_isAtEnd)
        {
            Fill();
            var end = _buffer.AsSpan(0, _kept).IndexOf((byte)'\n');
            if (end >= 0)
            {
                Drop(end + 1);
                return;
            }

            _kept = 0;
        }
    }
}
