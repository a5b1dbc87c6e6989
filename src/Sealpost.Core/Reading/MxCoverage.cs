using System.Collections.Frozen;
using System.Collections.Immutable;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Names;

namespace Sealpost.Core.Reading;

/// <summary>
/// Which pattern of a policy covers which host (RFC 8461 §4.1), in time proportional to patterns plus hosts.
/// </summary>
/// <remarks>A hostile policy has thousands of patterns and a hostile MX answer thousands of hosts.</remarks>
public sealed class MxCoverage
{
    private readonly ImmutableArray<MxPattern> _patterns;
    private readonly FrozenDictionary<string, int> _whole;
    private readonly FrozenDictionary<string, int> _starred;

    private MxCoverage(ImmutableArray<MxPattern> patterns)
    {
        _patterns = patterns;
        _whole = Index(patterns, static pattern => !pattern.IsWildcard);
        _starred = Index(patterns, static pattern => pattern.IsWildcard);
    }

    /// <summary>The coverage that some patterns give; none where there are none.</summary>
    public static MxCoverage Of(ImmutableArray<MxPattern> patterns) => new(patterns);

    /// <summary>The first pattern that covers a host; null where none does.</summary>
    public MxPattern? For(string host)
    {
        if (!HostText.TryNormalize(host, out var name))
        {
            return null;
        }

        var whole = Find(_whole, name);
        var dot = name.IndexOf('.');
        var starred = dot > 0 ? Find(_starred, name[(dot + 1)..]) : int.MaxValue;
        var first = Math.Min(whole, starred);
        return first == int.MaxValue ? null : _patterns[first];
    }

    /// <summary>
    /// The first pattern with a star that stands over a host, yet one label too high or too low; null where there is
    /// none.
    /// </summary>
    public MxPattern? NearMiss(string host)
    {
        if (!HostText.TryNormalize(host, out var name))
        {
            return null;
        }

        var first = Find(_starred, name);
        var above = 0;
        for (var dot = name.IndexOf('.'); dot >= 0; dot = name.IndexOf('.'))
        {
            name = name[(dot + 1)..];
            first = above++ == 0 ? first : Math.Min(first, Find(_starred, name));
        }

        return first == int.MaxValue ? null : _patterns[first];
    }

    /// <summary>Every pattern that would cover at least one of some hosts.</summary>
    public static HashSet<string> PatternsFor(IEnumerable<string> hosts)
    {
        var patterns = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var host in hosts)
        {
            if (HostText.TryNormalize(host, out var name))
            {
                patterns.Add(name.ToString());
                if (name.IndexOf('.') is > 0 and var dot)
                {
                    patterns.Add($"*.{name[(dot + 1)..]}");
                }
            }
        }

        return patterns;
    }

    private static FrozenDictionary<string, int> Index(ImmutableArray<MxPattern> patterns, Func<MxPattern, bool> kind)
    {
        var index = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < patterns.Length; at++)
        {
            if (kind(patterns[at]))
            {
                index.TryAdd(patterns[at].Domain, at);
            }
        }

        return index.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static int Find(FrozenDictionary<string, int> index, ReadOnlySpan<char> name) =>
        index.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var at) ? at : int.MaxValue;
}
