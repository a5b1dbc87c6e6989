using System.Collections.Immutable;

namespace Sealpost.Core.Publishing;

/// <summary>Who runs mail servers for many domains.</summary>
/// <param name="Name">The name for people.</param>
/// <param name="Hosts">Names that its mail servers have, or are below.</param>
public sealed record Provider(string Name, params ImmutableArray<string> Hosts)
{
    /// <summary>
    /// Patterns that the provider documents for its mail servers, because they change among themselves; a server that none
    /// of them covers is listed by its name.
    /// </summary>
    public ImmutableArray<string> Patterns { get; init; } = [];

    /// <summary>Whether each domain has a server of its own, whose neighbours are the same provider's.</summary>
    public bool IsPatternOfParent { get; init; }

    /// <summary>What an owner has to know; null where there is nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Whether a mail server is one of the provider's.</summary>
    public bool Runs(string host) => Hosts.Any(name =>
        host.Equals(name, StringComparison.OrdinalIgnoreCase)
        || (host.Length > name.Length
            && host[^(name.Length + 1)] is '.'
            && host.EndsWith(name, StringComparison.OrdinalIgnoreCase)));
}
