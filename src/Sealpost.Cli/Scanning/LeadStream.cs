namespace Sealpost.Cli.Scanning;

/// <summary>Some octets that were read already, and then the rest of a stream.</summary>
internal sealed class LeadStream(ReadOnlyMemory<byte> lead, Stream rest) : ForwardStream
{
    private ReadOnlyMemory<byte> _lead = lead;

    public override int Read(Span<byte> buffer)
    {
        if (_lead.IsEmpty)
        {
            return rest.Read(buffer);
        }

        var length = Math.Min(buffer.Length, _lead.Length);
        _lead.Span[..length].CopyTo(buffer);
        _lead = _lead[length..];
        return length;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _lead.IsEmpty
            ? await rest.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)
            : Read(buffer.Span);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            rest.Dispose();
        }

        base.Dispose(disposing);
    }
}
