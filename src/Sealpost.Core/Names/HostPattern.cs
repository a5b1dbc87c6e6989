namespace Sealpost.Core.Names;

/// <summary>The one wildcard rule of mx patterns and certificate names: <c>*</c> is a whole left-most label (RFC 8461 §4.1, RFC 9525 §6.3).</summary>
public static class HostPattern
{
    /// <summary>Whether <paramref name="pattern"/> covers <paramref name="host"/>, label by label, ASCII letters in either case.</summary>
    /// <param name="pattern">A name, or <c>*.</c> and a name; a star anywhere else matches nothing.</param>
    /// <param name="host">
    /// A host name; one root dot may stand behind it, and its labels may be U-labels. What is no host name is covered by nothing.
    /// </param>
    public static bool Covers(ReadOnlySpan<char> pattern, string host)
    {
        if (!HostText.TryNormalize(host, out var name))
        {
            return false;
        }

        if (pattern is not ['*', '.', .. var parent])
        {
            return HostText.IsHost(pattern) && pattern.Equals(name, StringComparison.OrdinalIgnoreCase);
        }

        // The star is one label: the first, and the whole of it.
        var dot = name.IndexOf('.');
        return dot > 0 && HostText.IsHost(parent) && parent.Equals(name[(dot + 1)..], StringComparison.OrdinalIgnoreCase);
    }
}
