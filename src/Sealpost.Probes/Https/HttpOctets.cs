using System.Buffers;
using System.Text;

namespace Sealpost.Probes.Https;

/// <summary>Reads a response line by line and stretch by stretch, and never more of it than it is asked for.</summary>
internal sealed class HttpOctets(Stream stream, CancellationToken cancellationToken) : IDisposable
{
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(8192);
    private int _start;
    private int _end;

    /// <summary>
    /// The next line, one character an octet, without its end, CRLF or LF (RFC 9112 §2.2); null where the connection
    /// ended before anything of it came.
    /// </summary>
    /// <exception cref="HttpFaultException">
    /// It is longer than <paramref name="longest"/>, or the connection ended in it.
    /// </exception>
    public async ValueTask<string?> ReadLineAsync(int longest)
    {
        StringBuilder? earlier = null;
        while (true)
        {
            var seen = _buffer.AsSpan(_start, _end - _start);
            var at = seen.IndexOf((byte)'\n');
            var part = at < 0 ? seen : seen[..at];
            if ((earlier?.Length ?? 0) + part.Length > longest)
            {
                throw new HttpFaultException($"a line of the answer is longer than {longest} octets");
            }

            _start += at < 0 ? part.Length : part.Length + 1;
            if (at >= 0 && earlier is null)
            {
                return Encoding.Latin1.GetString(part is [.., (byte)'\r'] ? part[..^1] : part);
            }

            earlier = (earlier ?? new()).Append(Encoding.Latin1.GetString(part));
            if (at >= 0)
            {
                return earlier is [.., '\r'] ? earlier.ToString(0, earlier.Length - 1) : earlier.ToString();
            }

            if (!await FillAsync().ConfigureAwait(false))
            {
                return earlier.Length == 0
                    ? null
                    : throw new HttpFaultException("the connection ended in the middle of a line");
            }
        }
    }

    /// <summary>The next octets, at most so many, until the next call; empty where the connection ended.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(long most)
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

    /// <summary>Gives the buffer back; nothing can be read any more.</summary>
    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private async ValueTask<bool> FillAsync()
    {
        (_start, _end) = (0, await stream.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false));
        return _end > 0;
    }
}
