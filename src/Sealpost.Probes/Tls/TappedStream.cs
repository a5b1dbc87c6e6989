using System.Net.Sockets;
using Sealpost.Probes.Connections;

namespace Sealpost.Probes.Tls;

/// <summary>
/// Passes octets through and shows the incoming ones to a <see cref="WireTap"/> until the handshake is over. What answers
/// a write is acknowledged at once.
/// </summary>
internal sealed class TappedStream(Stream inner) : Stream
{
    /// <summary>What the server sent in clear.</summary>
    public WireTap? Tap { get; set; } = new();

    /// <summary>What the platform holds while the connection lasts, and leaves to the collector afterwards.</summary>
    public List<IDisposable> Held { get; } = [];

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var length = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);

            // A read of nothing asks whether something is there.
            if (!buffer.IsEmpty)
            {
                Tap?.See(buffer.Span[..length]);
            }

            return length;
        }
        catch (IOException fault) when (Note(fault))
        {
            throw;
        }
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
            PromptAcknowledgement.Ask(inner);
        }
        catch (IOException fault) when (Note(fault))
        {
            throw;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            Held.ForEach(static one => one.Dispose());
        }

        base.Dispose(disposing);
    }

    private bool Note(IOException fault)
    {
        if (Tap is { } tap && fault.InnerException is SocketException)
        {
            tap.Reset = true;
        }

        return false;
    }
}
