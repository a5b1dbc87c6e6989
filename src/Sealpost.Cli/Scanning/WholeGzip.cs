using System.IO.Compression;

namespace Sealpost.Cli.Scanning;

/// <summary>
/// Unpacks gzip, any number of members one after the other (RFC 1952 §2.2), and says so where it breaks off or something else
/// follows: the platform's own stream ends there as if all had come.
/// </summary>
/// <remarks>
/// The platform holds the check value and the length of each member (RFC 1952 §2.3.1) against what it unpacked. What it does not
/// tell is whether it came to the end of the input by a whole member. One octet that begins no member, given to it
/// at the end, shows that: behind a whole member it is turned down and nothing more is asked for; a torn one takes it for its own
/// and asks for more; and who stopped at other octets before does not come so far.
/// </remarks>
internal sealed class WholeGzip : ForwardStream
{
    private readonly EndMark _packed;
    private readonly GZipStream _unpacked;

    public WholeGzip(Stream packed)
    {
        _packed = new(packed);
        _unpacked = new(_packed, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Checked(_unpacked.Read(buffer), buffer.Length);
        }
        catch (InvalidDataException)
        {
            throw Torn();
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return Checked(await _unpacked.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Length);
        }
        catch (InvalidDataException)
        {
            throw Torn();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unpacked.Dispose();
        }

        base.Dispose(disposing);
    }

    private static InvalidDataException Torn() => new("it is packed, and breaks off or is damaged");

    private int Checked(int count, int wanted) => count > 0 || wanted == 0 || _packed.IsTurnedDown ? count : throw Torn();

    // The packed octets, and one more.
    private sealed class EndMark(Stream packed) : ForwardStream
    {
        private int _reads;

        /// <summary>Whether the mark was given, and nothing was asked for after it.</summary>
        public bool IsTurnedDown => _reads == 1;

        public override int Read(Span<byte> buffer) => Marked(packed.Read(buffer), buffer);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Marked(await packed.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Span);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                packed.Dispose();
            }

            base.Dispose(disposing);
        }

        private int Marked(int count, Span<byte> buffer)
        {
            if (count > 0 || buffer.IsEmpty || _reads++ > 0)
            {
                return count;
            }

            buffer[0] = 0;
            return 1;
        }
    }
}
