using System.Collections.Immutable;
using Sealpost.Core.MtaSts;

namespace Sealpost.Core.Linting;

/// <summary>A mail server held against the patterns of a policy (RFC 8461 §4.1).</summary>
/// <param name="Host">The mail server as it was given.</param>
/// <param name="MatchedBy">The first pattern that covers it; null where none does.</param>
/// <param name="Misses">The patterns before that one, or all of them, and why they do not cover it.</param>
public sealed record MxMatch(string Host, string? MatchedBy, ImmutableArray<MxMiss> Misses)
{
    /// <summary>Whether some pattern covers the mail server.</summary>
    public bool IsMatch => MatchedBy is not null;

    /// <summary>Holds a mail server against patterns, in their order.</summary>
    public static MxMatch Of(string host, IEnumerable<string> patterns)
    {
        var misses = ImmutableArray.CreateBuilder<MxMiss>();
        foreach (var text in patterns)
        {
            if (!MxPattern.TryParse(text, out var pattern))
            {
                misses.Add(new(text, MxMissReason.Malformed));
            }
            else if (pattern.Matches(host))
            {
                return new(host, text, misses.ToImmutable());
            }
            else
            {
                misses.Add(new(text, WhyNot(pattern, host)));
            }
        }

        return new(host, null, misses.ToImmutable());
    }

    private static MxMissReason WhyNot(MxPattern pattern, string host)
    {
        var name = host.AsSpan().TrimEnd('.');
        return !pattern.IsWildcard ? MxMissReason.OtherName
            : name.Equals(pattern.Domain, StringComparison.OrdinalIgnoreCase) ? MxMissReason.NoLabel
            : name.EndsWith("." + pattern.Domain, StringComparison.OrdinalIgnoreCase) ? MxMissReason.SeveralLabels
            : MxMissReason.OtherName;
    }
}

/// <summary>A pattern that does not cover a mail server.</summary>
/// <param name="Pattern">The pattern as it was given.</param>
/// <param name="Reason">Why not.</param>
public sealed record MxMiss(string Pattern, MxMissReason Reason);

/// <summary>Why a pattern does not cover a mail server.</summary>
public enum MxMissReason
{
    /// <summary>It is the name of another host, or the wildcard of another domain.</summary>
    OtherName,

    /// <summary>The star would have to stand for no label at all.</summary>
    NoLabel,

    /// <summary>The star would have to stand for more than one label.</summary>
    SeveralLabels,

    /// <summary>It is neither a host name nor <c>*.</c> and a domain.</summary>
    Malformed,
}
