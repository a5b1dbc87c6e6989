using System.Globalization;
using Sealpost.Core.Observations;
using Sealpost.Core.Text;

namespace Sealpost.Probes.Https;

/// <summary>
/// Reads the body of a response up to the cap, and not an octet further (RFC 8461 §3.3, RFC 9112 §6).
/// </summary>
internal sealed class HttpBody(HttpOctets octets)
{
    /// <summary>Most octets of a policy (RFC 8461 §3.3: 64 kilobytes).</summary>
    public const int Cap = 65_536;

    private const int MaxChunkLine = 1024;
    private const int MaxChunks = 70_000;

    private readonly List<byte> _kept = [];

    /// <summary>The octets so far; one more than the cap where there were too many.</summary>
    public Octets Octets => new([.. _kept]);

    /// <summary>Reads the body as the head says it is framed.</summary>
    /// <exception cref="HttpFaultException">The head contradicts itself, or the chunks are none.</exception>
    public async Task<BodyEnd> ReadAsync(HttpHead head)
    {
        var length = LengthOf(head);
        try
        {
            return (head.Status, IsChunked(head), length) switch
            {
                (204 or 304, _, _) => BodyEnd.Complete,
                (_, true, _) => await ReadChunksAsync().ConfigureAwait(false),
                (_, _, { } octets) => await TakeAsync(octets).ConfigureAwait(false) ?? BodyEnd.Complete,
                _ => await TakeAsync(long.MaxValue).ConfigureAwait(false) is BodyEnd.TooLarge
                    ? BodyEnd.TooLarge
                    : BodyEnd.Complete,
            };
        }
        catch (IOException)
        {
            return BodyEnd.CutShort;
        }
    }

    /// <summary>Takes so many octets; null when all of them came.</summary>
    private async Task<BodyEnd?> TakeAsync(long count)
    {
        while (count > 0)
        {
            var part = await octets.ReadAsync(Math.Min(count, Cap + 1 - _kept.Count)).ConfigureAwait(false);
            if (part.IsEmpty)
            {
                return BodyEnd.CutShort;
            }

            _kept.AddRange(part.Span);
            count -= part.Length;
            if (_kept.Count > Cap)
            {
                return BodyEnd.TooLarge;
            }
        }

        return null;
    }

    // chunk = chunk-size [ chunk-ext ] CRLF chunk-data CRLF; the last has size 0 (RFC 9112 §7.1)
    private async Task<BodyEnd> ReadChunksAsync()
    {
        for (var i = 0; i < MaxChunks; i++)
        {
            if (await octets.ReadLineAsync(MaxChunkLine).ConfigureAwait(false) is not { } line)
            {
                return BodyEnd.CutShort;
            }

            var digits = line.AsSpan();
            digits = digits.IndexOf(';') is >= 0 and var extension ? digits[..extension] : digits;
            digits = digits.Trim(" \t");
            if (!long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size)
                || size < 0)
            {
                throw new HttpFaultException("the body is said to be chunked and has no chunk size");
            }

            // Trailer fields say nothing a sender would look at, and the connection is not used again.
            if (size == 0)
            {
                return BodyEnd.Complete;
            }

            if (await TakeAsync(size).ConfigureAwait(false) is { } end)
            {
                return end;
            }

            if (await octets.ReadLineAsync(MaxChunkLine).ConfigureAwait(false) is not "")
            {
                throw new HttpFaultException("a chunk of the body is longer than it says");
            }
        }

        throw new HttpFaultException("the body has too many chunks");
    }

    private static bool IsChunked(HttpHead head)
    {
        var codings = head.ListOf("Transfer-Encoding").Where(coding => coding.Length > 0).ToList();
        return codings switch
        {
            [] => false,
            [var only] when only.Equals("chunked", StringComparison.OrdinalIgnoreCase) => true,
            _ => throw new HttpFaultException($"the transfer coding is not understood: {string.Join(", ", codings)}"),
        };
    }

    // The same length said twice is one length (RFC 9112 §6.3); a chunked body has no other.
    private static long? LengthOf(HttpHead head)
    {
        var said = head.ListOf("Content-Length").Distinct().ToList();
        if (said.Count == 0 || IsChunked(head))
        {
            return null;
        }

        if (said.Count > 1)
        {
            throw new HttpFaultException($"the lengths of the body contradict each other: {string.Join(", ", said)}");
        }

        return said[0].Length > 0 && said[0].All(char.IsAsciiDigit)
            ? long.TryParse(said[0], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                ? length
                : long.MaxValue
            : throw new HttpFaultException($"the length of the body is not a number: {said[0]}");
    }
}
