using System.Text;

namespace Sealpost.Cli.Scanning;

/// <summary>Reads a text line by line and keeps so much of each, however long it is.</summary>
internal sealed class ShortLines(TextReader text, int longest)
{
    private readonly char[] _buffer = new char[16 * 1024];
    private readonly StringBuilder _line = new();
    private int _start;
    private int _end;

    /// <summary>The next line without its end; null at the end of the text.</summary>
    public async Task<string?> NextAsync(CancellationToken cancellationToken)
    {
        _line.Clear();
        var any = false;
        while (true)
        {
            if (_start == _end)
            {
                (_start, _end) = (0, await text.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false));
                if (_end == 0)
                {
                    return any ? Ended() : null;
                }
            }

            any = true;
            var seen = _buffer.AsSpan(_start, _end - _start);
            var at = seen.IndexOf('\n');
            var part = at < 0 ? seen : seen[..at];
            _line.Append(part[..Math.Min(part.Length, longest - _line.Length)]);
            _start += at < 0 ? part.Length : part.Length + 1;
            if (at >= 0)
            {
                return Ended();
            }
        }
    }

    private string Ended() => _line is { Length: > 0 } && _line[^1] is '\r'
        ? _line.ToString(0, _line.Length - 1)
        : _line.ToString();
}
