using System.Globalization;
using Sealpost.Core.Names;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Api;

/// <summary>The finished checks of a domain, the latest first.</summary>
/// <param name="Domain">A-labels.</param>
/// <param name="Checks">Some of them.</param>
/// <param name="Next">Where the next are; null where there are no more.</param>
internal sealed record DomainChecks(string Domain, IReadOnlyList<DomainCheck> Checks, string? Next);

/// <summary>One of them.</summary>
internal sealed record DomainCheck
{
    public required string Id { get; init; }

    public required DateTimeOffset CheckedAt { get; init; }

    public required bool Smtp { get; init; }

    public required string? Outcome { get; init; }

    /// <summary>The outcome in one sentence.</summary>
    public required string? Headline { get; init; }

    public required string? MtaSts { get; init; }

    public required string? TlsRpt { get; init; }

    public required string? PolicyId { get; init; }

    /// <summary>SHA-256 of the policy as served, hexadecimal; null where none was served.</summary>
    public required string? PolicySha256 { get; init; }

    public required string Url { get; init; }

    public required string Page { get; init; }
}

/// <summary>Listing the checks of a domain.</summary>
internal static class DomainChecksApi
{
    private const int Usual = 20;
    private const int Most = 100;

    public static void MapDomainChecks(this IEndpointRouteBuilder api) =>
        api.MapGet("/domains/{domain}/checks", ListAsync);

    private static async Task<IResult> ListAsync(
        string domain, string? limit, string? before, CheckStore store, HttpContext context, CancellationToken cancellationToken)
    {
        if (!DomainName.TryParse(domain, out var name, out var fault))
        {
            return Problem.Invalid("domain", fault.ToSentence());
        }

        var most = Usual;
        if (limit is not null
            && !(int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out most) && most is > 0 and <= Most))
        {
            return Problem.Invalid("limit", $"limit takes a number from 1 to {Most}.");
        }

        DateTimeOffset? until = null;
        if (before is not null)
        {
            if (!DateTimeOffset.TryParse(
                before, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            {
                return Problem.Invalid("before", "before takes a moment, as 2026-11-24T10:00:00Z.");
            }

            until = moment.ToUniversalTime();
        }

        // One more than asked for tells whether there are more.
        var rows = await store.OfDomainAsync(name.Ascii, until, most + 1, cancellationToken);
        var shown = rows.Take(most).Select(Of).ToList();
        var next = rows.Count > most
            ? $"{ApiEndpoints.Root}/domains/{name.Ascii}/checks?limit={most}&before={shown[^1].CheckedAt.UtcDateTime:O}"
            : null;
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(new(name.Ascii, shown, next), ApiJson.Default.DomainChecks);
    }

    private static DomainCheck Of(StoredCheck row) => new()
    {
        Id = row.Id,
        CheckedAt = row.At,
        Smtp = row.Smtp,
        Outcome = row.Outcome,
        Headline = row.Headline,
        MtaSts = row.MtaSts,
        TlsRpt = row.TlsRpt,
        PolicyId = row.PolicyId,
        PolicySha256 = row.PolicyDigest,
        Url = CheckStatus.UrlOf(row.Id),
        Page = CheckStatus.PageOf(row.Id),
    };
}
