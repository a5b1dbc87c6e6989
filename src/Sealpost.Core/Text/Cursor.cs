using System.Buffers;

namespace Sealpost.Core.Text;

/// <summary>A position in some octets. It moves forward or stays; it never throws and never allocates.</summary>
internal ref struct Cursor(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;

    public int Position { get; private set; }

    public readonly bool AtEnd => Position == _text.Length;

    /// <summary>The octets not yet passed.</summary>
    public readonly ReadOnlySpan<byte> Rest => _text[Position..];

    /// <summary>Steps over <paramref name="literal"/> if it is next. Case-sensitive, as the %s strings of RFC 7405 are.</summary>
    public bool Take(ReadOnlySpan<byte> literal)
    {
        var isNext = Rest.StartsWith(literal);
        Position += isNext ? literal.Length : 0;
        return isNext;
    }

    /// <summary>Takes the longest run of <paramref name="allowed"/> octets, which may be empty.</summary>
    public TextSpan TakeRun(SearchValues<byte> allowed)
    {
        var length = Rest.IndexOfAnyExcept(allowed);
        return Advance(length < 0 ? Rest.Length : length);
    }

    /// <summary>Takes everything before the first of <paramref name="stops"/>, or all that is left.</summary>
    public TextSpan TakeUntil(SearchValues<byte> stops)
    {
        var length = Rest.IndexOfAny(stops);
        return Advance(length < 0 ? Rest.Length : length);
    }

    /// <summary>Takes everything before the first <paramref name="stop"/>, or all that is left.</summary>
    public TextSpan TakeUntil(byte stop)
    {
        var length = Rest.IndexOf(stop);
        return Advance(length < 0 ? Rest.Length : length);
    }

    private TextSpan Advance(int length)
    {
        var start = Position;
        Position += length;
        return new(start, length);
    }
}
