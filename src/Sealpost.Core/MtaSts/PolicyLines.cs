using Sealpost.Core.Text;

namespace Sealpost.Core.MtaSts;

/// <summary>The lines of a policy, one by one, without what ends them.</summary>
/// <remarks>
/// sts-policy-term = LF / CRLF (erratum 6253). Nothing else ends a line: whoever splits at VT, FF, U+0085 or U+2028 lets a value
/// smuggle in a field.
/// </remarks>
internal ref struct PolicyLines(ReadOnlySpan<byte> body, int start)
{
    private readonly ReadOnlySpan<byte> _body = body;
    private int _next = start;

    public TextSpan Current { get; private set; }

    public readonly PolicyLines GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_next >= _body.Length)
        {
            return false;
        }

        var rest = _body[_next..];
        var feed = rest.IndexOf((byte)'\n');
        var line = feed < 0 ? rest : rest[..feed];
        Current = new(_next, feed > 0 && line[^1] is (byte)'\r' ? line.Length - 1 : line.Length);
        _next += feed < 0 ? rest.Length : feed + 1;
        return true;
    }
}
