namespace Sealpost.Core.Names;

/// <summary>The one wildcard rule of mx patterns and certificate names: <c>*</c> is a whole left-most label (RFC 8461 §4.1, RFC 9525 §6.3).</summary>
public static class HostPattern
{
    /// <summary>Whether <paramref name="pattern"/> covers <paramref name="host"/>, label by label, ASCII case aside.</summary>
    /// <param name="pattern">A name, or <c>*.</c> and a name; a star anywhere else matches nothing.</param>
    /// <param name="host">A host name in A-labels; one root dot is allowed. Anything else is never covered.</param>
    public static bool Covers(ReadOnlySpan<char> pattern, ReadOnlySpan<char> host)
    {
        host = host is [.., '.'] ? host[..^1] : host;
        if (!IsName(host))
        {
            return false;
        }

        if (pattern is not ['*', '.', .. var parent])
        {
            return IsName(pattern) && pattern.Equals(host, StringComparison.OrdinalIgnoreCase);
        }

        var dot = host.IndexOf('.');
        return dot > 0 && IsName(parent) && parent.Equals(host[(dot + 1)..], StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || name is ['.', ..] or [.., '.'])
        {
            return false;
        }

        var last = '\0';
        foreach (var character in name)
        {
            if (!(char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.') || (character, last) is ('.', '.'))
            {
                return false;
            }

            last = character;
        }

        return true;
    }
}
