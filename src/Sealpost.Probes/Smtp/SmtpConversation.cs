using System.Collections.Immutable;
using System.Text;
using Sealpost.Core.Smtp;

namespace Sealpost.Probes.Smtp;

/// <summary>Commands out, replies in, over one stream: bounded in lines and octets.</summary>
internal sealed class SmtpConversation(Stream stream)
{
    /// <summary>Most octets of a line that are kept; RFC 5321 §4.5.3.1.5 allows 512.</summary>
    public const int MaxLine = 1_000;

    private const int MaxLines = 64;
    private const int MaxOctets = 65_536;

    private readonly byte[] _buffer = new byte[4096];
    private readonly List<string> _lines = [];
    private int _start;
    private int _end;
    private int _octets;

    /// <summary>The lines that came so far, at most 64, without the farewell.</summary>
    public ImmutableArray<string> Lines => [.. _lines.Take(MaxLines)];

    /// <summary>Whether all has been said that matters: lines from here on are not kept.</summary>
    public bool Over { get; set; }

    /// <summary>What came behind the last reply that was read and was not asked for; empty as a rule.</summary>
    public string Unread => Encoding.UTF8.GetString(_buffer, _start, Math.Min(_end - _start, MaxLine));

    /// <summary>Sends a command.</summary>
    public async Task SendAsync(string command, CancellationToken cancellationToken) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), cancellationToken).ConfigureAwait(false);

    /// <summary>Reads one reply, all its lines.</summary>
    /// <exception cref="SmtpBrokenException">The connection ended, or what came is no reply.</exception>
    public async Task<SmtpReply> ReadAsync(CancellationToken cancellationToken)
    {
        var reply = new List<string>();
        while (true)
        {
            var text = await ReadLineAsync(cancellationToken).ConfigureAwait(false);
            if (!Over)
            {
                _lines.Add(text);
            }

            reply.Add(text);
            if (!SmtpReplyLine.TryParse(text, out var line))
            {
                throw new SmtpBrokenException($"this is not SMTP: {text}");
            }

            if (line.IsLast)
            {
                return SmtpReplyParser.Parse(reply)!;
            }

            if (reply.Count == MaxLines)
            {
                throw new SmtpBrokenException($"the reply has more than {MaxLines} lines");
            }
        }
    }

    // A line that is too long is cut, but read to its end, or its rest would pass for the next line.
    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new List<byte>(80);
        while (true)
        {
            if (_start == _end)
            {
                await FillAsync(line.Count, cancellationToken).ConfigureAwait(false);
            }

            var seen = _buffer.AsSpan(_start, _end - _start);
            var at = seen.IndexOf((byte)'\n');
            var part = at < 0 ? seen : seen[..at];

            // One octet more than is kept: it may be the CR of the line end.
            line.AddRange(part[..Math.Min(part.Length, MaxLine + 1 - line.Count)]);
            _start += at < 0 ? part.Length : part.Length + 1;
            if (at >= 0)
            {
                var text = line is [.., (byte)'\r'] ? line[..^1] : line;
                return Encoding.UTF8.GetString([.. text.Take(MaxLine)]);
            }
        }
    }

    private async Task FillAsync(int begun, CancellationToken cancellationToken)
    {
        (_start, _end) = (0, await stream.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false));
        _octets += _end;
        if (_end == 0)
        {
            throw new SmtpBrokenException(
                begun == 0
                    ? "the server ended the connection"
                    : "the server ended the connection in the middle of a line");
        }

        if (_octets > MaxOctets)
        {
            throw new SmtpBrokenException("the server sent more than 64 KiB");
        }
    }
}
