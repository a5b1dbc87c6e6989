using System.Collections.Immutable;
using Sealpost.Core.Checks;
using Sealpost.Core.Rendering;

namespace Sealpost.Web.Api;

/// <summary>All checks.</summary>
internal sealed record CatalogDocument(string Version, ImmutableArray<CatalogEntry> Checks)
{
    public static CatalogDocument Today { get; } =
        new(Product.Version, [.. from check in Catalog.All select CatalogEntry.Of(check)]);
}

/// <summary>One check.</summary>
internal sealed record CatalogEntry
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Severity { get; init; }

    /// <summary>How the severity depends on what is seen; null where it does not.</summary>
    public required string? SeverityRule { get; init; }

    public required CatalogCitation? Citation { get; init; }

    public required string Why { get; init; }

    public required string Remedy { get; init; }

    /// <summary>Where people read about it.</summary>
    public required string Page { get; init; }

    public static CatalogEntry Of(Check check) => new()
    {
        Id = check.Id,
        Title = check.Title,
        Severity = check.Severity.Word(),
        SeverityRule = check.Rule?.Words,
        Citation = check.Source is { } source
            ? new(source.Rfc, source.Section, source.Level.Word(), source.Url)
            : null,
        Why = check.Why,
        Remedy = check.Remedy,
        Page = $"/checks/{check.Id}",
    };
}

internal sealed record CatalogCitation(int Rfc, string Section, string Level, string Url);
