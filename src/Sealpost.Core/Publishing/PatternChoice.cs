using System.Collections.Immutable;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Names;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Publishing;

/// <summary>Which mx lines a policy gets: as narrow as they can be, and never one without a mail server.</summary>
internal static class PatternChoice
{
    // With more mail servers than this, those with a common parent share a line.
    private const int MostNames = 64;

    /// <summary>The lines, in the order of the mail servers.</summary>
    public static ImmutableArray<PolicyLine> For(IEnumerable<MailHostReading> hosts)
    {
        var names = (from host in hosts select host.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var lines = new List<PolicyLine>();
        foreach (var name in names)
        {
            if (!lines.Exists(line => line.Pattern.Matches(name)) && For(name, names.Count > MostNames) is { } pattern)
            {
                lines.Add(new(pattern, []));
            }
        }

        // A wildcard that came later may have made a name before it superfluous.
        var needed = from line in lines
                     where line.Pattern.IsWildcard
                        || !lines.Exists(other => other.Pattern.IsWildcard && other.Pattern.Matches(line.Pattern.Text))
                     select line with { Covers = [.. names.Where(line.Pattern.Matches)] };
        return [.. needed];
    }

    private static MxPattern? For(string host, bool isCrowded)
    {
        var provider = Providers.Of(host);
        foreach (var documented in provider?.Patterns ?? [])
        {
            if (Read(documented, host) is { } pattern)
            {
                return pattern;
            }
        }

        return (provider is { IsPatternOfParent: true } || isCrowded ? OfParent(host) : null)
            ?? Read(host, host)
            ?? OfParent(host);
    }

    // A name that is no pattern, as one with an underscore, can still be covered by a star; not by one over a whole suffix.
    private static MxPattern? OfParent(string host) =>
        host.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
        && !PublicSuffixes.IsPublicSuffix(host[(dot + 1)..].ToLowerInvariant())
            ? Read($"*{host[dot..]}", host)
            : null;

    // An IP address derives from the grammar and is no name of a mail server.
    private static MxPattern? Read(string text, string host) =>
        MxPattern.TryParse(text, out var pattern) && !pattern.LooksLikeAddress && pattern.Matches(host) ? pattern : null;
}
