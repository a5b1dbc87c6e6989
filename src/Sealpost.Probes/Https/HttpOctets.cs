using System.Text;

namespace Sealpost.Probes.Https;

/// <summary>Reads a response line by line and stretch by stretch, and never more of it than it is asked for.</summary>
internal sealed class HttpOctets(Stream stream, CancellationToken cancellationToken)
{
    private readonly byte[] _buffer = new byte[8192];
    private int _start;
    private int _end;

    /// <summary>
    /// The next line, one character an octet, without its end, CRLF or LF (RFC 9112 §2.2); null where the connection
    /// ended before anything of it came.
    /// </summary>
    /// <exception cref="HttpFaultException">
    /// It is longer than <paramref name="longest"/>, or the connection ended in it.
    /// </exception>
    public async Task<string?> ReadLineAsync(int longest)
    {
        var line = new StringBuilder();
        while (true)
        {
            var seen = _buffer.AsSpan(_start, _end - _start);
            var at = seen.IndexOf((byte)'\n');
            var part = at < 0 ? seen : seen[..at];
            if (line.Length + part.Length > longest)
            {
                throw new HttpFaultException($"a line of the answer is longer than {longest} octets");
            }

            line.Append(Encoding.Latin1.GetString(part));
            _start += at < 0 ? part.Length : part.Length + 1;
            if (at >= 0)
            {
                return line is [.., '\r'] ? line.ToString(0, line.Length - 1) : line.ToString();
            }

            if (!await FillAsync().ConfigureAwait(false))
            {
                return line.Length == 0
                    ? null
                    : throw new HttpFaultException("the connection ended in the middle of a line");
            }
        }
    }

    /// <summary>The next octets, at most so many; empty where the connection ended.</summary>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(long most)
    {
        if (_start == _end && !await FillAsync().ConfigureAwait(false))
        {
            return default;
        }

        var length = (int)Math.Min(most, _end - _start);
        var octets = _buffer.AsMemory(_start, length);
        _start += length;
        return octets;
    }

    private async Task<bool> FillAsync()
    {
        (_start, _end) = (0, await stream.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false));
        return _end > 0;
    }
}
